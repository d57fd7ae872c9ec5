"""Histories of verdicts as rows of the table, and back."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from sqlalchemy import select
from sqlalchemy.orm import Session

from fundingkit.assessment.history import Step, VerdictEntry
from fundingkit.assessment.verdict import Judgement, PassageVerdict, Track
from fundingkit.passages.passage import Passage
from fundingkit.scale import Commitment, Grade
from fundingkit.store.records import dump, load
from fundingkit.store.tables import VerdictRow

#: Words on passages, in the order in which they were given.
Passages = tuple[PassageVerdict, ...]

#: Rows held in memory by one process at the same time.
HELD = 4000


def read_histories(
    session: Session, dossier_id: int, call_id: str, track: Track, requirement: str | None = None
) -> dict[str, list[VerdictEntry]]:
    """The rows of every requirement that has any, or of one, each in order of revision."""
    query = select(VerdictRow).where(
        VerdictRow.dossier_id == dossier_id,
        VerdictRow.call_id == call_id,
        VerdictRow.track == track,
    )
    if requirement is not None:
        query = query.where(VerdictRow.requirement == requirement)
    histories: dict[str, list[VerdictEntry]] = {}
    for row in session.scalars(query.order_by(VerdictRow.requirement, VerdictRow.revision)):
        histories.setdefault(row.requirement, []).append(entry_of(row))
    return histories


class Histories:
    """Reads histories and holds the rows, for a row that was written never changes.

    Only for sessions that have written nothing yet: what they see has been committed. Safe to share
    between threads.
    """

    def __init__(self) -> None:
        self._held: OrderedDict[int, VerdictEntry] = OrderedDict()
        self._lock = Lock()

    def read(
        self, session: Session, dossier_id: int, call_id: str, track: Track
    ) -> dict[str, list[VerdictEntry]]:
        """The same as `read_histories`; only rows that are new are taken from the database whole."""
        mine = (
            VerdictRow.dossier_id == dossier_id,
            VerdictRow.call_id == call_id,
            VerdictRow.track == track,
        )
        ordered = select(VerdictRow.id).where(*mine).order_by(VerdictRow.requirement, VerdictRow.revision)
        ids = session.scalars(ordered).all()
        with self._lock:
            entries = {number: self._held[number] for number in ids if number in self._held}
        missing = [number for number in ids if number not in entries]
        if missing:
            rows = session.scalars(select(VerdictRow).where(*mine, VerdictRow.id >= min(missing)))
            new = {row.id: entry_of(row) for row in rows if row.id not in entries}
            entries |= new
            with self._lock:
                self._held.update(new)
                while len(self._held) > HELD:
                    self._held.popitem(last=False)
        histories: dict[str, list[VerdictEntry]] = {}
        for number in ids:
            histories.setdefault(entries[number].requirement, []).append(entries[number])
        return histories


def row_of(dossier_id: int, call_id: str, entry: VerdictEntry) -> VerdictRow:
    """The entry as a row of the table."""
    judged = entry.judgement
    return VerdictRow(
        dossier_id=dossier_id,
        call_id=call_id,
        track=entry.track,
        requirement=entry.requirement,
        revision=entry.revision,
        step=entry.step.value,
        action=entry.action,
        person=entry.person,
        time=entry.time,
        grade=None if judged.grade is None else int(judged.grade),
        commitment=judged.commitment.value,
        not_applicable=judged.not_applicable,
        reason=judged.reason,
        note=judged.note,
        passages=list(dump(Passages, judged.passages)),
        basis=list(dump(tuple[Passage, ...], entry.basis)),
        proposed=None if entry.proposed is None else int(entry.proposed),
    )


def entry_of(row: VerdictRow) -> VerdictEntry:
    """The row as an entry of a history."""
    judgement = Judgement(
        None if row.grade is None else Grade(row.grade),
        Commitment(row.commitment),
        row.not_applicable,
        row.reason,
        row.note,
        load(Passages, row.passages),
    )
    return VerdictEntry(
        requirement=row.requirement,
        track="second" if row.track == "second" else "main",
        revision=row.revision,
        step=Step(row.step),
        action=row.action,
        person=row.person,
        time=row.time,
        judgement=judgement,
        basis=load(tuple[Passage, ...], row.basis),
        proposed=None if row.proposed is None else Grade(row.proposed),
    )
