"""What a step on a verdict stands on, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from fundingkit.assessment.history import Standing, Step, VerdictEntry, in_force
from fundingkit.assessment.verdict import PassageVerdict
from fundingkit.evidence import Proposal
from fundingkit.findings import Finding, Severity
from fundingkit.store.verdict_rows import Passages


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a step: the new standing, or why it was not taken.

    `conflict` is the standing that somebody else has made meanwhile; the person looks at it and
    gives the verdict again, based on its revision. `findings` are faults of the entry itself.
    """

    requirement: str
    standing: Standing
    conflict: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether the row was added."""
        return not self.conflict and not self.findings


@dataclass(frozen=True, slots=True)
class Pending:
    """A row about to be added, with the revision seen and what speaks against it."""

    entry: VerdictEntry
    based_on: int
    findings: tuple[Finding, ...] = ()


class Ground(Protocol):
    """What verdicts stand on at present."""

    def proposals(self, dossier_id: int, call_id: str) -> Mapping[str, Proposal]:
        """The engine's proposals by requirement."""

    def moved(self, dossier_id: int, passages: Passages) -> Passages:
        """The passages at their places in the current versions; those that changed stay as they were."""

    def unfounded(self, dossier_id: int, passages: Passages) -> Passages:
        """Those of which no version of a paper of the dossier has exactly that quote at that place."""


def before_settlement(entries: list[VerdictEntry]) -> list[VerdictEntry]:
    """The rows in force before the first settlement."""
    left = in_force(entries)
    settled = next((index for index, entry in enumerate(left) if entry.step is Step.SETTLED), len(left))
    return list(left[:settled])


NO_REASON = Finding(
    "verdict.settlement_reason",
    Severity.ERROR,
    "Die Begründung der Klärung fehlt.",
    "Bitte sagen, warum so entschieden wurde.",
)


SAME_PERSON = Finding(
    "verdict.same_person",
    Severity.ERROR,
    "Diese Prüffrage haben Sie in der ersten Prüfung selbst beurteilt.",
    "Eine Zweitmeinung dazu kann nur jemand anderes abgeben.",
)


def judged_by(entries: Iterable[VerdictEntry], person: str) -> bool:
    """Whether one of the verdicts in force is that person's; words on passages are none."""
    return any(entry.person == person and entry.step is not Step.MARKED for entry in in_force(entries))


def not_literal(passage: PassageVerdict) -> Finding:
    """Says that a quote does not stand where it is said to stand."""
    return Finding(
        "verdict.quote_not_found",
        Severity.ERROR,
        f"Die Textstelle „{passage.quote[:80]}“ steht nicht an der genannten Stelle.",
        "Bitte die Textstelle im Dokument neu auswählen.",
    )
