"""The history of a requirement: rows that are only ever added, and what follows from them.

Nothing here is stored: what counts, and what the next undo takes back, is worked out from the
rows each time, so history and present cannot disagree.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from fundingkit.assessment.verdict import Judgement, PassageVerdict, Track, Verdict
from fundingkit.passages.passage import Passage
from fundingkit.scale import Grade


class Step(StrEnum):
    """What a row of the history is.

    `MARKED` only says something of passages and leaves the grade as it was; `TAKEN_BACK` takes
    back the newest row that is still in force.
    """

    JUDGED = "judged"
    CONFIRMED = "confirmed"
    IMPORTED = "imported"
    SETTLED = "settled"
    MARKED = "marked"
    TAKEN_BACK = "taken_back"

    @property
    def label(self) -> str:
        """The German words shown to people."""
        return {
            "judged": "beurteilt",
            "confirmed": "Vorschlag bestätigt",
            "imported": "aus Excel übernommen",
            "settled": "Abweichung geklärt",
            "marked": "Textstellen bewertet",
            "taken_back": "zurückgenommen",
        }[self.value]


@dataclass(frozen=True, slots=True)
class VerdictEntry:
    """One row: `revision` counts from 1 within a requirement and track, without gaps.

    `action` groups the rows of one press of a button (a bulk confirmation), so that undo takes
    back all of them. For `MARKED` and `TAKEN_BACK` only passages, or nothing, of `judgement`
    counts. `basis` and `proposed` hold what the engine had offered at that time.
    """

    requirement: str
    track: Track
    revision: int
    step: Step
    action: str
    person: str
    time: dt.datetime
    judgement: Judgement
    basis: tuple[Passage, ...] = ()
    proposed: Grade | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What a requirement's history amounts to: its verdict, if any, and the marked passages.

    `revision` is that of the newest row, 0 without any: what a next step is based on.
    """

    requirement: str
    revision: int = 0
    verdict: Verdict | None = None
    passages: tuple[PassageVerdict, ...] = ()
    newest: VerdictEntry | None = None


def standing(requirement: str, entries: Iterable[VerdictEntry]) -> Standing:
    """What counts after all rows of one requirement and track, in order of revision."""
    entries = list(entries)
    verdict: Verdict | None = None
    passages: tuple[PassageVerdict, ...] = ()
    for entry in in_force(entries):
        if entry.step is Step.MARKED:
            passages = entry.judgement.passages
            verdict = None if verdict is None else replace(verdict, passages=passages)
        else:
            verdict, passages = _verdict(entry), entry.judgement.passages
    newest = entries[-1] if entries else None
    return Standing(requirement, newest.revision if newest else 0, verdict, passages, newest)


def in_force(entries: Iterable[VerdictEntry]) -> tuple[VerdictEntry, ...]:
    """The rows that were not taken back, oldest first."""
    left: list[VerdictEntry] = []
    for entry in entries:
        if entry.step is not Step.TAKEN_BACK:
            left.append(entry)
        elif left:
            left.pop()
    return tuple(left)


def last_action(histories: Iterable[Sequence[VerdictEntry]], person: str) -> str | None:
    """The newest action of that person with a row still in force; what undo would take back."""
    own = [entry for entries in histories for entry in in_force(entries) if entry.person == person]
    newest = max(own, key=lambda entry: (entry.time, entry.revision), default=None)
    return None if newest is None else newest.action


def _verdict(entry: VerdictEntry) -> Verdict:
    judged = entry.judgement
    return Verdict(
        requirement=entry.requirement,
        grade=judged.grade,
        commitment=judged.commitment,
        person=entry.person,
        time=entry.time,
        not_applicable=judged.not_applicable,
        reason=judged.reason,
        note=judged.note,
        passages=judged.passages,
        basis=entry.basis,
        proposed=entry.proposed,
        round="settled" if entry.step is Step.SETTLED else entry.track,
    )
