"""Gaps: what is missing, ranked by what closing it would add, with what has to be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from fundingkit.assessment.assessment import Assessment
from fundingkit.attachments import Presence
from fundingkit.catalogue.call import Element, Requirement
from fundingkit.grading.elements import find_elements
from fundingkit.readiness.figures import Readiness, RequirementReadiness
from fundingkit.readiness.support import support
from fundingkit.scale import Commitment


class Remedy(StrEnum):
    """What kind of work closes a gap, the slowest first."""

    DECISION = "decision"
    DOCUMENT = "document"
    FIGURE = "figure"
    PASSAGE = "passage"

    @property
    def label(self) -> str:
        """The German words shown to people."""
        return {
            "decision": "Beschluss fassen",
            "document": "Unterlage erstellen",
            "figure": "Zahl ermitteln",
            "passage": "Textstelle schreiben",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who closes a gap and until when; what is not known stays empty."""

    person: str = ""
    due: dt.date | None = None
    task: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """One requirement that is not fulfilled.

    `gain` is what the call's figure would grow by if it were, 0 to 1; `next_step` what one grade
    more would add. `remedies` is never empty, the slowest first; `missing` are the German names
    of what has to be found or said: the deciding elements of which the passages show nothing, and
    attachments known to be missing.
    """

    requirement: RequirementReadiness
    criterion: str
    full: str
    gain: Fraction
    next_step: Fraction
    remedies: tuple[Remedy, ...]
    missing: tuple[str, ...]
    assignment: Assignment = Assignment()

    @property
    def remedy(self) -> Remedy:
        """The work to begin with."""
        return self.remedies[0]


_REMEDY_OF = {
    "decision": Remedy.DECISION,
    "document": Remedy.DOCUMENT,
    "amount": Remedy.FIGURE,
    "count": Remedy.FIGURE,
    "indicator": Remedy.FIGURE,
}


def gaps(
    ready: Readiness,
    assessment: Assessment,
    *,
    assignments: Mapping[str, Assignment] | None = None,
    presence: Mapping[str, Presence] | None = None,
) -> tuple[Gap, ...]:
    """Every applicable requirement below grade 3, the largest gain first, else in the call's order.

    `assignments` are by requirement id, `presence` by attachment id: an attachment known to be
    missing makes a document the remedy for the requirements that feed it.
    """
    assignments = assignments or {}
    wanted = _missing_documents(assessment, presence or {})
    titles = {criterion.id: criterion.title for criterion in ready.criteria}
    found = []
    for _, requirement in assessment.call.requirements():
        item = ready.requirement(requirement.id)
        if not item.applicable or item.coverage == 1:
            continue
        missing = _missing_elements(requirement, assessment)
        found.append(
            Gap(
                requirement=item,
                criterion=titles[item.criterion],
                full=requirement.full,
                gain=item.weight * (1 - item.coverage),
                next_step=item.weight * Fraction(1, 3),
                remedies=_remedies(item, missing, wanted.get(requirement.id, ())),
                missing=(*(element.label for element in missing), *wanted.get(requirement.id, ())),
                assignment=assignments.get(requirement.id, Assignment()),
            )
        )
    return tuple(sorted(found, key=lambda gap: -gap.gain))


def by_remedy(found: Iterable[Gap]) -> dict[Remedy, tuple[Gap, ...]]:
    """The gaps by the work to begin with, the slowest work first; their order stays."""
    ordered = list(found)
    groups = {remedy: tuple(gap for gap in ordered if gap.remedy is remedy) for remedy in Remedy}
    return {remedy: group for remedy, group in groups.items() if group}


def _missing_elements(requirement: Requirement, assessment: Assessment) -> tuple[Element, ...]:
    """The deciding elements of which nothing of the kind stands in the passages that carry it."""
    found = {kind for item in support(assessment, requirement.id) for kind in _kinds(item.quote)}
    return tuple(element for element in requirement.elements if element.kind not in found)


@lru_cache(maxsize=20_000)
def _kinds(quote: str) -> frozenset[str]:
    return frozenset(element.kind for element in find_elements(quote))


def _missing_documents(
    assessment: Assessment, presence: Mapping[str, Presence]
) -> dict[str, tuple[str, ...]]:
    wanted: dict[str, tuple[str, ...]] = {}
    for attachment in assessment.call.attachments:
        if presence.get(attachment.id) is Presence.MISSING:
            for requirement_id in attachment.requirements:
                wanted[requirement_id] = (*wanted.get(requirement_id, ()), attachment.title)
    return wanted


def _remedies(
    item: RequirementReadiness, missing: Iterable[Element], documents: tuple[str, ...]
) -> tuple[Remedy, ...]:
    needed = {_REMEDY_OF.get(element.kind, Remedy.PASSAGE) for element in missing}
    if documents:
        needed.add(Remedy.DOCUMENT)
    if item.commitment.rank >= Commitment.DECIDED.rank:
        needed.discard(Remedy.DECISION)
    return tuple(remedy for remedy in Remedy if remedy in needed) or (Remedy.PASSAGE,)
