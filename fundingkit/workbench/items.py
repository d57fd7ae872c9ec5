"""The items of the workbench: a requirement with what the engine and people say of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from fundingkit.assessment.assessment import Assessment
from fundingkit.assessment.verdict import PassageVerdict, Verdict
from fundingkit.catalogue.call import Criterion, Requirement
from fundingkit.evidence import Proposal
from fundingkit.scale import NOTHING_FOUND, Commitment, Grade


class Stage(StrEnum):
    """How far people have come with a requirement."""

    OPEN = "open"
    SUSPECT = "suspect"
    REVIEWED = "reviewed"

    @property
    def label(self) -> str:
        """The German words shown to people."""
        return {"open": "offen", "suspect": "erneut prüfen", "reviewed": "geprüft"}[self.value]


class Certainty(StrEnum):
    """How sure the engine is of its proposal, in three classes."""

    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"

    @property
    def label(self) -> str:
        """The German word shown to people."""
        return {"high": "hoch", "middle": "mittel", "low": "gering"}[self.value]


#: From this confidence on, 0.0 to 1.0, a proposal counts as sure and may be confirmed in bulk.
SURE = 0.75
#: Below this confidence a proposal counts as unsure.
UNSURE = 0.5


def certainty(confidence: float) -> Certainty:
    """The class of a confidence from 0.0 to 1.0."""
    if confidence >= SURE:
        return Certainty.HIGH
    return Certainty.LOW if confidence < UNSURE else Certainty.MIDDLE


@dataclass(frozen=True)
class Item:
    """One requirement as the workbench shows it.

    `passages` are people's words on passages, whether or not the requirement has been judged.
    """

    criterion: Criterion = field(repr=False)
    requirement: Requirement = field(repr=False)
    proposal: Proposal = field(repr=False)
    verdict: Verdict | None = None
    passages: tuple[PassageVerdict, ...] = ()

    @property
    def id(self) -> str:
        """The requirement's id."""
        return self.requirement.id

    @property
    def stage(self) -> Stage:
        """How far people have come."""
        if self.verdict is None:
            return Stage.OPEN
        return Stage.SUSPECT if self.verdict.suspect else Stage.REVIEWED

    @property
    def grade(self) -> Grade | None:
        """The grade that counts: the verdict's, else the proposal's; None if not applicable."""
        return self.proposal.grade if self.verdict is None else self.verdict.grade

    @property
    def commitment(self) -> Commitment:
        """The commitment that counts: the verdict's, else the proposal's."""
        return self.proposal.commitment if self.verdict is None else self.verdict.commitment

    @property
    def person(self) -> str:
        """Who judged it, empty while nobody has."""
        return "" if self.verdict is None else self.verdict.person

    @property
    def grade_label(self) -> str:
        """The German words for the grade that counts; unreviewed, grade 0 is only „nothing found“."""
        return grade_label(self.grade, judged=self.verdict is not None)


def grade_label(grade: Grade | None, *, judged: bool) -> str:
    """The German words for a grade; only a person can say that there is no evidence."""
    if grade is None:
        return "nicht zutreffend"
    return NOTHING_FOUND if grade is Grade.NONE and not judged else grade.label


def items(assessment: Assessment) -> tuple[Item, ...]:
    """All requirements of the call in its order."""
    return tuple(
        Item(
            criterion,
            requirement,
            assessment.proposals[requirement.id],
            assessment.verdicts.get(requirement.id),
            assessment.passages(requirement.id),
        )
        for criterion, requirement in assessment.call.requirements()
    )
