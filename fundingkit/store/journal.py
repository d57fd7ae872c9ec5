"""The journal of a dossier: who did what when, for everything without a history of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fundingkit.store.database import Database
from fundingkit.store.tables import JournalRow

_LABELS = {
    "dossier.created": "Vorhaben angelegt",
    "dossier.changed": "Vorhaben geändert",
    "dossier.archived": "Vorhaben ins Archiv gelegt",
    "dossier.restored": "Vorhaben zurückgeholt",
    "paper.added": "Dokument hochgeladen",
    "paper.version": "Neue Fassung hochgeladen",
    "paper.renamed": "Dokument umbenannt",
    "paper.removed": "Dokument entfernt",
    "paper.restored": "Dokument zurückgeholt",
    "snapshot.taken": "Stand festgehalten",
    "snapshot.removed": "Stand entfernt",
    "snapshot.restored": "Stand zurückgeholt",
    "person.role": "Rolle geändert",
    "person.active": "Zugang geändert",
    "job.cancelled": "Auswertung abgebrochen",
}


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One line of the journal. `detail` holds what changed, old and new, where there is any."""

    time: dt.datetime
    person: str
    action: str
    subject: str
    detail: Mapping[str, Any]

    @property
    def label(self) -> str:
        """What was done, in German."""
        return _LABELS.get(self.action, self.action)


class Journal:
    """Reads the journal; lines are written in the transaction of what they tell of."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entries(self, dossier_id: int | None, limit: int = 200) -> tuple[JournalEntry, ...]:
        """The newest lines of a dossier first; None gives those of the installation itself."""
        query = (
            select(JournalRow)
            .where(JournalRow.dossier_id == dossier_id if dossier_id else JournalRow.dossier_id.is_(None))
            .order_by(JournalRow.id.desc())
            .limit(limit)
        )
        with self._database.reading() as session:
            return tuple(
                JournalEntry(row.time, row.person, row.action, row.subject, row.detail)
                for row in session.scalars(query)
            )


def note(
    session: Session,
    dossier_id: int | None,
    action: str,
    subject: str,
    *,
    time: dt.datetime,
    by: str,
    **detail: Any,
) -> None:
    """Add a line within the caller's transaction."""
    session.add(
        JournalRow(dossier_id=dossier_id, time=time, person=by, action=action, subject=subject, detail=detail)
    )
