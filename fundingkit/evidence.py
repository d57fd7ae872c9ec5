"""What the engine says: evidence for a requirement, and a proposal with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fundingkit.passages.passage import Passage
from fundingkit.scale import Commitment, Grade

ReasonKind = Literal["cue", "word", "meaning", "element", "missing", "lowered", "commitment"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a passage or a grade is proposed, in a German half-sentence.

    `spans` are offsets relative to the passage's quote, to be highlighted; empty where the
    reason is about the whole.
    """

    kind: ReasonKind
    text: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage offered for a requirement.

    `strength` is the engine's estimate, 0.0 to 1.0, that a reader would accept the passage as
    real evidence; `commitment` is how binding this passage is.
    """

    passage: Passage
    strength: float
    commitment: Commitment
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the engine says of one requirement, before any person has looked.

    `chances` are the probabilities of the grades 0 to 3 and sum to 1; `confidence` is the
    probability that the proposed grade is within the readers' judgement, 0.0 to 1.0. Evidence
    is ranked best first and is empty for grade 0.
    """

    requirement: str
    grade: Grade
    commitment: Commitment
    confidence: float
    chances: tuple[float, float, float, float]
    evidence: tuple[Evidence, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def expected(self) -> float:
        """The mean grade under `chances`, 0.0 to 3.0."""
        return sum(grade * chance for grade, chance in enumerate(self.chances))


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of the papers about their own readiness or completion ("ca. 70 %").

    `value` is the share from 0.0 to 1.0 where the paper gives one, else None.
    """

    passage: Passage
    value: float | None
    wording: str
    approximate: bool
