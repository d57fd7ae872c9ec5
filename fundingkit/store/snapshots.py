"""Snapshots: assessments frozen under a name, to look back at and to compare with."""

from __future__ import annotations

import datetime as dt
import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from fundingkit.assessment.assessment import Assessment
from fundingkit.attachments import AttachmentState
from fundingkit.errors import NotAccepted, UnknownSnapshot
from fundingkit.findings import Finding, Severity
from fundingkit.store.clock import Clock
from fundingkit.store.database import Database
from fundingkit.store.dossiers import require_dossier
from fundingkit.store.journal import note
from fundingkit.store.records import dump_json, load_json
from fundingkit.store.tables import SnapshotRow

#: Longest name of a snapshot, in characters.
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A frozen assessment by name. `sha256` is the hash of its frozen form."""

    id: int
    dossier_id: int
    call_id: str
    name: str
    remark: str
    person: str
    time: dt.datetime
    sha256: str
    removed_at: dt.datetime | None = None
    removed_by: str = ""


@dataclass(frozen=True)
class Frozen:
    """What a snapshot holds: all that readiness and gates follow from, the call included."""

    assessment: Assessment = field(repr=False)
    weights: Mapping[str, Decimal] | None = None
    attachments: tuple[AttachmentState, ...] = ()


class Snapshots:
    """The snapshots of all dossiers. Their content never changes."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def keep(self, dossier_id: int, name: str, frozen: Frozen, *, by: str, remark: str = "") -> Snapshot:
        """Keep an assessment as it is now. Raises `NotAccepted` for a name that is empty or too long."""
        name = name.strip()
        if not name or len(name) > LONGEST:
            raise NotAccepted((_bad_name(len(name)),))
        body = dump_json(Frozen, frozen)
        now = self._clock()
        with self._database.writing() as session:
            require_dossier(session, dossier_id)
            row = SnapshotRow(
                dossier_id=dossier_id,
                call_id=frozen.assessment.call.id,
                name=name,
                remark=remark.strip(),
                person=by,
                time=now,
                sha256=hashlib.sha256(body).hexdigest(),
                body=zlib.compress(body, 6),
            )
            session.add(row)
            note(session, dossier_id, "snapshot.taken", name, time=now, by=by)
            session.flush()
            return _view(row)

    def all(
        self, dossier_id: int, call_id: str | None = None, *, removed: bool | None = False
    ) -> tuple[Snapshot, ...]:
        """The snapshots of a dossier, oldest first; `removed` gives those taken out, None all."""
        query = select(SnapshotRow).where(SnapshotRow.dossier_id == dossier_id)
        if removed is not None:
            out = SnapshotRow.removed_at.is_not(None)
            query = query.where(out if removed else ~out)
        if call_id is not None:
            query = query.where(SnapshotRow.call_id == call_id)
        with self._database.reading() as session:
            rows = session.scalars(query.order_by(SnapshotRow.time, SnapshotRow.id))
            return tuple(_view(row) for row in rows)

    def frozen(self, dossier_id: int, snapshot_id: int) -> Frozen:
        """What a snapshot holds. Raises `UnknownSnapshot`."""
        with self._database.reading() as session:
            body = _row(session, dossier_id, snapshot_id).body
        frozen: Frozen = load_json(Frozen, zlib.decompress(body))
        return frozen

    def remove(self, dossier_id: int, snapshot_id: int, *, by: str) -> Snapshot:
        """Take a snapshot out of the list; `restore` is the way back. Raises `UnknownSnapshot`."""
        return self._set_removed(dossier_id, snapshot_id, by, removed=True)

    def restore(self, dossier_id: int, snapshot_id: int, *, by: str) -> Snapshot:
        """Bring a snapshot back. Raises `UnknownSnapshot`."""
        return self._set_removed(dossier_id, snapshot_id, by, removed=False)

    def _set_removed(self, dossier_id: int, snapshot_id: int, by: str, *, removed: bool) -> Snapshot:
        now = self._clock()
        with self._database.writing() as session:
            row = _row(session, dossier_id, snapshot_id)
            if removed != (row.removed_at is not None):
                row.removed_at, row.removed_by = (now, by) if removed else (None, "")
                action = "snapshot.removed" if removed else "snapshot.restored"
                note(session, dossier_id, action, row.name, time=now, by=by)
            return _view(row)


def _row(session: Session, dossier_id: int, snapshot_id: int) -> SnapshotRow:
    row = session.get(SnapshotRow, snapshot_id)
    if row is None or row.dossier_id != dossier_id:
        raise UnknownSnapshot(snapshot_id)
    return row


def _view(row: SnapshotRow) -> Snapshot:
    return Snapshot(
        id=row.id,
        dossier_id=row.dossier_id,
        call_id=row.call_id,
        name=row.name,
        remark=row.remark,
        person=row.person,
        time=row.time,
        sha256=row.sha256,
        removed_at=row.removed_at,
        removed_by=row.removed_by,
    )


def _bad_name(length: int) -> Finding:
    if not length:
        return Finding(
            "snapshot.empty", Severity.ERROR, "Der Name des Stands fehlt.", "Bitte einen Namen geben."
        )
    return Finding(
        "snapshot.too_long",
        Severity.ERROR,
        f"Der Name des Stands hat {length} Zeichen.",
        f"Bitte auf höchstens {LONGEST} Zeichen kürzen.",
    )
