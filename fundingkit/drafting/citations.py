"""Citations: the quotes an assessment offers for a requirement, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fundingkit.assessment.assessment import Assessment
from fundingkit.passages.passage import PassageKind
from fundingkit.scale import Commitment

_ENDS = re.compile(r"[.!?…][“”\"»’)\]]*$")
_LEANS = re.compile(
    r"(?:Sie|Er|Es|Dies\w*|Jene\w*|Dabei|Dazu|Dort|Dadurch|Dafür|Damit|Darin|Davon|Hier\w*|Zudem|Außerdem|Auch|"
    r"Deshalb|Daher|Ferner|Weiterhin|Jedoch|Allerdings|Beispielhaft|Gleiches|Letztere\w*)\b"
)

#: What a version is called that the assessment no longer holds.
OLD_VERSION = "frühere Fassung"


@dataclass(frozen=True, slots=True)
class Citation:
    """A literal quote of a paper, offered for one requirement.

    `document` is the version's sha256 and `name` the paper's; `start` and `end` are offsets into
    its text, `quote` the literal text there. `accepted` says that a person confirmed it, `by_hand`
    that a person found it. `strength` is the engine's (0 to 1), None where it offered none.
    `current` is false where the version is no longer part of the assessment, `suspect` true where
    the verdict under it is to be checked again.
    """

    requirement: str
    document: str
    name: str
    start: int
    end: int
    page: int | None
    quote: str
    kind: PassageKind = "sentence"
    accepted: bool = False
    by_hand: bool = False
    strength: float | None = None
    commitment: Commitment = Commitment.NONE
    current: bool = True
    suspect: bool = False

    @property
    def key(self) -> str:
        """The same name as `Passage.key` of that span."""
        return f"{self.document}:{self.start}-{self.end}"

    @property
    def text(self) -> str:
        """The quote in one line: runs of white space are one space, nothing else changes."""
        return " ".join(self.quote.split())

    @property
    def place(self) -> str:
        """Paper and page in German words."""
        return self.name if self.page is None else f"{self.name}, S.\u00a0{self.page}"

    @property
    def whole(self) -> bool:
        """Whether the quote is a whole sentence: it begins and ends like one."""
        text = self.text
        if self.kind in {"heading", "form", "row"} or not text or text[0].islower():
            return False
        return _ENDS.search(text) is not None

    @property
    def leaning(self) -> bool:
        """Whether the sentence leans on one before it, so that it says little by itself."""
        return _LEANS.match(self.text) is not None


def citations(assessment: Assessment, requirement: str) -> tuple[Citation, ...]:
    """The quotes for a requirement, confirmed ones first, then by strength.

    Passages that a person rejected are left out; where a person judged "kein Beleg" or "nicht
    zutreffend", only what that person accepted remains.
    """
    verdict = assessment.verdicts.get(requirement)
    proposal = assessment.proposals.get(requirement)
    offered = {item.passage.key: item for item in (proposal.evidence if proposal else ())}
    names = {paper.sha256: paper.name for paper in assessment.papers}
    suspect = verdict is not None and verdict.suspect
    marked = assessment.passages(requirement)
    judged = {mark.key for mark in marked}
    found: list[Citation] = []
    for mark in marked:
        if mark.state != "accepted":
            continue
        known = offered.get(mark.key)
        found.append(
            Citation(
                requirement,
                mark.document,
                names.get(mark.document, OLD_VERSION),
                mark.start,
                mark.end,
                mark.page,
                mark.quote,
                known.passage.kind if known else "sentence",
                accepted=True,
                by_hand=mark.by_hand,
                strength=known.strength if known else None,
                commitment=known.commitment if known else assessment.commitment(requirement),
                current=mark.document in names,
                suspect=suspect,
            )
        )
    denied = verdict is not None and (verdict.not_applicable or not verdict.grade)
    for item in () if denied else offered.values():
        passage = item.passage
        if passage.key in judged:
            continue
        found.append(
            Citation(
                requirement,
                passage.document,
                names.get(passage.document, OLD_VERSION),
                passage.start,
                passage.end,
                passage.page,
                passage.quote,
                passage.kind,
                strength=item.strength,
                commitment=item.commitment,
                current=passage.document in names,
                suspect=suspect,
            )
        )
    return tuple(sorted(found, key=lambda c: (not c.accepted, -(c.strength or 0.0), c.document, c.start)))
