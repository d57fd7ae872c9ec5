"""What a requirement's grade rests on: the passages that count, person by person, paper by paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fundingkit.assessment.assessment import Assessment
from fundingkit.passages.passage import Passage

#: Evidence weaker than this does not carry a requirement as long as there is stronger.
CARRIES = 0.5


@dataclass(frozen=True, slots=True)
class Support:
    """A passage that a requirement rests on.

    `strength` is the engine's, 0.0 to 1.0; a passage accepted by a person has 1.0.
    """

    requirement: str
    document: str
    key: str
    quote: str
    page: int | None
    strength: float
    accepted: bool
    headings: tuple[str, ...] = ()


def support(assessment: Assessment, requirement_id: str) -> tuple[Support, ...]:
    """The passages that the requirement rests on, the strongest first; none at grade 0.

    Passages accepted by a person count alone. Where nobody accepted any, those of the engine
    count that nobody rejected and that are strong enough, at least the best of them.
    """
    if not assessment.grade(requirement_id):
        return ()
    verdict = assessment.verdicts.get(requirement_id)
    said = {mark.key: mark for mark in verdict.passages} if verdict else {}
    offered = assessment.proposals[requirement_id].evidence
    known: Mapping[str, Passage] = {item.passage.key: item.passage for item in offered}
    accepted = [mark for mark in said.values() if mark.state == "accepted"]
    if accepted:
        return tuple(
            Support(
                requirement=requirement_id,
                document=mark.document,
                key=mark.key,
                quote=mark.quote,
                page=mark.page,
                strength=1.0,
                accepted=True,
                headings=known[mark.key].headings if mark.key in known else (),
            )
            for mark in accepted
        )
    left = sorted((item for item in offered if item.passage.key not in said), key=lambda item: -item.strength)
    return tuple(
        Support(
            requirement=requirement_id,
            document=item.passage.document,
            key=item.passage.key,
            quote=item.passage.quote,
            page=item.passage.page,
            strength=item.strength,
            accepted=False,
            headings=item.passage.headings,
        )
        for index, item in enumerate(left)
        if index == 0 or item.strength >= CARRIES
    )


def all_support(assessment: Assessment) -> dict[str, tuple[Support, ...]]:
    """The passages that each requirement of the call rests on, in the order of the call."""
    return {
        requirement.id: support(assessment, requirement.id)
        for _, requirement in assessment.call.requirements()
    }
