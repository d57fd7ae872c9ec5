"""A verdict: what a person says of a requirement. It outranks the proposal, never overwrites it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from fundingkit.passages.passage import Passage
from fundingkit.scale import Commitment, Grade

PassageState = Literal["accepted", "rejected"]

#: The two lines of judging: the one that counts, and the second opinion given without seeing it.
Track = Literal["main", "second"]

#: In which capacity a verdict was given. The assessment counts `main` and `settled`.
Round = Literal["main", "second", "settled"]


@dataclass(frozen=True, slots=True)
class PassageVerdict:
    """A person's word on one passage. `by_hand` marks evidence that the engine had not offered.

    `document` is the sha256 of the version; `start`, `end` are offsets into its text and `quote`
    the literal text there.
    """

    document: str
    start: int
    end: int
    quote: str
    page: int | None
    state: PassageState
    by_hand: bool = False

    @property
    def key(self) -> str:
        """The same name as `Passage.key` of that span."""
        return f"{self.document}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person is about to say of a requirement, before it becomes a verdict.

    `grade` is None exactly when `not_applicable`.
    """

    grade: Grade | None
    commitment: Commitment = Commitment.NONE
    not_applicable: bool = False
    reason: str = ""
    note: str = ""
    passages: tuple[PassageVerdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What counts of a requirement's history: the newest judgement that was not taken back.

    `grade` is None when `not_applicable`. `suspect` says that a paper under it has changed and
    the verdict is to be checked again. `basis` are the passages that the engine offered when
    the verdict was given; it rests on them where no passage was accepted one by one.
    `proposed` is the engine's grade at that time.
    """

    requirement: str
    grade: Grade | None
    commitment: Commitment
    person: str
    time: dt.datetime
    not_applicable: bool = False
    reason: str = ""
    note: str = ""
    passages: tuple[PassageVerdict, ...] = ()
    suspect: bool = False
    basis: tuple[Passage, ...] = ()
    proposed: Grade | None = None
    round: Round = "main"
