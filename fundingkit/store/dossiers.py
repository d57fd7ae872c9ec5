"""Dossiers: made, renamed, put away and brought back. Nothing is deleted."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from fundingkit.dossier import Dossier, dossier_findings
from fundingkit.errors import NotAccepted, UnknownDossier
from fundingkit.store.clock import Clock
from fundingkit.store.database import Database
from fundingkit.store.journal import note
from fundingkit.store.tables import DossierRow


class Dossiers:
    """The dossiers of the installation. `known_calls` gives the ids in the criteria folder."""

    def __init__(
        self, database: Database, clock: Clock, known_calls: Callable[[], Collection[str]] | None = None
    ) -> None:
        self._database = database
        self._clock = clock
        self._known_calls = known_calls

    def create(self, title: str, municipality: str, call_ids: Collection[str], *, by: str) -> Dossier:
        """Make a dossier. Raises `NotAccepted` with a finding for every fault of the entries."""
        self._check(title, municipality, call_ids)
        now = self._clock()
        with self._database.writing() as session:
            row = DossierRow(
                title=title.strip(),
                municipality=municipality.strip(),
                call_ids=list(dict.fromkeys(call_ids)),
                created_by=by,
                created_at=now,
            )
            session.add(row)
            session.flush()
            note(session, row.id, "dossier.created", row.title, time=now, by=by)
            return _view(row)

    def all(self, *, archived: bool = False) -> tuple[Dossier, ...]:
        """All dossiers in use, or those put away; the newest first."""
        condition = DossierRow.archived_at.is_not(None) if archived else DossierRow.archived_at.is_(None)
        with self._database.reading() as session:
            rows = session.scalars(select(DossierRow).where(condition).order_by(DossierRow.id.desc()))
            return tuple(_view(row) for row in rows)

    def get(self, dossier_id: int) -> Dossier:
        """The dossier of that number, archived or not. Raises `UnknownDossier`."""
        with self._database.reading() as session:
            return _view(require_dossier(session, dossier_id))

    def change(
        self,
        dossier_id: int,
        *,
        by: str,
        title: str | None = None,
        municipality: str | None = None,
        call_ids: Collection[str] | None = None,
    ) -> Dossier:
        """Change what is given; old and new stand in the journal.

        Raises `UnknownDossier`, or `NotAccepted` with a finding for every fault of the entries.
        """
        with self._database.writing() as session:
            row = require_dossier(session, dossier_id)
            new = {
                "title": row.title if title is None else title.strip(),
                "municipality": row.municipality if municipality is None else municipality.strip(),
                "call_ids": row.call_ids if call_ids is None else list(dict.fromkeys(call_ids)),
            }
            self._check(str(new["title"]), str(new["municipality"]), list(new["call_ids"]))
            changed = {
                name: {"old": getattr(row, name), "new": value}
                for name, value in new.items()
                if getattr(row, name) != value
            }
            for name, value in new.items():
                setattr(row, name, value)
            if changed:
                note(session, row.id, "dossier.changed", row.title, time=self._clock(), by=by, **changed)
            return _view(row)

    def archive(self, dossier_id: int, *, by: str) -> Dossier:
        """Put a dossier away; `restore` is the way back. Raises `UnknownDossier`."""
        now = self._clock()
        with self._database.writing() as session:
            row = require_dossier(session, dossier_id)
            if row.archived_at is None:
                row.archived_at, row.archived_by = now, by
                note(session, row.id, "dossier.archived", row.title, time=now, by=by)
            return _view(row)

    def restore(self, dossier_id: int, *, by: str) -> Dossier:
        """Bring a dossier back, as it was. Raises `UnknownDossier`."""
        with self._database.writing() as session:
            row = require_dossier(session, dossier_id)
            if row.archived_at is not None:
                row.archived_at, row.archived_by = None, ""
                note(session, row.id, "dossier.restored", row.title, time=self._clock(), by=by)
            return _view(row)

    def _check(self, title: str, municipality: str, call_ids: Collection[str]) -> None:
        known = None if self._known_calls is None else self._known_calls()
        findings = dossier_findings(title, municipality, call_ids, known)
        if findings:
            raise NotAccepted(findings)


def require_dossier(session: Session, dossier_id: int, *, lock: bool = False) -> DossierRow:
    """The row of a dossier; with `lock` others wait for it until the transaction ends.

    Raises `UnknownDossier`.
    """
    row = session.get(DossierRow, dossier_id, with_for_update=lock)
    if row is None:
        raise UnknownDossier(dossier_id)
    return row


def _view(row: DossierRow) -> Dossier:
    return Dossier(
        row.id,
        row.title,
        row.municipality,
        tuple(row.call_ids),
        row.created_by,
        row.created_at,
        row.archived_at,
        row.archived_by,
    )
