"""What moved between two readinesses: two snapshots, two versions of a paper, two dossiers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from fundingkit.readiness.figures import Certainty, Readiness, RequirementReadiness


class Cause(StrEnum):
    """Why a requirement stands differently."""

    JUDGED = "judged"
    TAKEN_BACK = "taken_back"
    SUSPECT = "suspect"
    PROPOSAL = "proposal"
    CALL = "call"

    @property
    def label(self) -> str:
        """The German words shown to people."""
        return {
            "judged": "Urteil",
            "taken_back": "Urteil zurückgenommen",
            "suspect": "Dokument geändert, erneut zu prüfen",
            "proposal": "anderer Vorschlag",
            "call": "Förderaufruf geändert",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Move:
    """One requirement that stands differently; a side is None where the call does not have it.

    `change` is what it adds to or takes from the call's figure, counting changed weights too, so
    that the changes of all moves sum to the change of the figure.
    """

    requirement: str
    title: str
    before: RequirementReadiness | None
    after: RequirementReadiness | None
    change: Fraction
    cause: Cause
    person: str


@dataclass(frozen=True)
class Comparison:
    """Two readinesses side by side, the largest moves first."""

    before: Readiness
    after: Readiness
    moves: tuple[Move, ...]

    @property
    def change(self) -> Fraction:
        """Figure after less figure before, -1 to 1."""
        return self.after.figure - self.before.figure

    @property
    def up(self) -> tuple[Move, ...]:
        """Moves that added to the figure."""
        return tuple(move for move in self.moves if move.change > 0)

    @property
    def down(self) -> tuple[Move, ...]:
        """Moves that took from it."""
        return tuple(move for move in self.moves if move.change < 0)


@dataclass(frozen=True)
class Point:
    """A readiness at a time: a snapshot, or what stands today. `id` names it where it came from."""

    label: str
    date: dt.date
    readiness: Readiness
    id: str = ""


def compare(before: Readiness, after: Readiness) -> Comparison:
    """What moved, requirement by requirement: grade, commitment, certainty or share in the figure."""
    first = {item.id: item for item in before.requirements}
    second = {item.id: item for item in after.requirements}
    moves = []
    for requirement_id in dict.fromkeys((*first, *second)):
        old, new = first.get(requirement_id), second.get(requirement_id)
        change = _worth(new) - _worth(old)
        if change or _standing(old) != _standing(new):
            shown = new or old
            assert shown is not None
            moves.append(
                Move(
                    requirement=requirement_id,
                    title=shown.title,
                    before=old,
                    after=new,
                    change=change,
                    cause=_cause(old, new),
                    person=new.person if new else "",
                )
            )
    return Comparison(before, after, tuple(sorted(moves, key=lambda move: -abs(move.change))))


def timeline(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points by date; those of one day keep their order."""
    return tuple(sorted(points, key=lambda point: point.date))


def _worth(item: RequirementReadiness | None) -> Fraction:
    return Fraction(0) if item is None or not item.applicable else item.weight * item.coverage


def _standing(item: RequirementReadiness | None) -> tuple[object, ...] | None:
    return None if item is None else (item.grade, item.commitment, item.certainty)


def _cause(old: RequirementReadiness | None, new: RequirementReadiness | None) -> Cause:
    if old is None or new is None:
        return Cause.CALL
    if new.certainty is Certainty.SUSPECT:
        return Cause.SUSPECT
    if new.certainty is Certainty.OPEN:
        return Cause.PROPOSAL if old.certainty is Certainty.OPEN else Cause.TAKEN_BACK
    return Cause.JUDGED
