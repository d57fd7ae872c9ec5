"""The two scales on which everything is judged: grade and commitment."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Grade(IntEnum):
    """How far the papers answer one requirement, 0 to 3."""

    NONE = 0
    MENTIONED = 1
    PARTIAL = 2
    FULFILLED = 3

    @property
    def label(self) -> str:
        """The German word for a grade that a person has given."""
        return _GRADE_LABELS[self]

    @property
    def coverage(self) -> float:
        """Share of the requirement that counts as covered, 0.0 to 1.0."""
        return self.value / 3


_GRADE_LABELS = {
    Grade.NONE: "kein Beleg",
    Grade.MENTIONED: "erwähnt",
    Grade.PARTIAL: "teilweise",
    Grade.FULFILLED: "erfüllt",
}

#: What an unreviewed grade 0 is called: only a person can say that there is no evidence.
NOTHING_FOUND = "nichts gefunden, bitte prüfen"


class Commitment(StrEnum):
    """How binding the papers are about what they state, weakest first."""

    NONE = "none"
    VISION = "vision"
    PLANNED = "planned"
    DECIDED = "decided"
    DONE = "done"

    @property
    def label(self) -> str:
        """The German word shown to people."""
        return _COMMITMENT_LABELS[self]

    @property
    def rank(self) -> int:
        """Position on the scale, 0 (none) to 4 (done)."""
        return list(Commitment).index(self)


_COMMITMENT_LABELS = {
    Commitment.NONE: "kein Beleg",
    Commitment.VISION: "Leitbild",
    Commitment.PLANNED: "geplant",
    Commitment.DECIDED: "beschlossen",
    Commitment.DONE: "umgesetzt",
}
