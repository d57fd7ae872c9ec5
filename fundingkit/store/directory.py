"""The people of the installation and their roles; who they are is the identity provider's word."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fundingkit.errors import NotAccepted
from fundingkit.findings import Finding, Severity
from fundingkit.people import Person, Role
from fundingkit.store.clock import Clock
from fundingkit.store.database import Database, retried
from fundingkit.store.journal import note
from fundingkit.store.tables import PersonRow


class Directory:
    """Knows people from their first sign-on. `administrators` are so from the start, in lower case."""

    def __init__(self, database: Database, clock: Clock, administrators: Collection[str] = ()) -> None:
        self._database = database
        self._clock = clock
        self._administrators = frozenset(administrators)

    def signed_on(self, subject: str, name: str, email: str) -> Person:
        """The person who has just signed on; a new one may only look until somebody gives a role."""
        return retried(lambda: self._signed_on(subject, name, email))

    def all(self) -> tuple[Person, ...]:
        """Everybody who ever signed on, by name."""
        with self._database.reading() as session:
            people = [_view(row) for row in session.scalars(select(PersonRow))]
        return tuple(sorted(people, key=lambda person: (person.name.casefold(), person.id)))

    def get(self, subject: str) -> Person | None:
        """The person of that subject as of now: roles are looked up, never remembered."""
        with self._database.reading() as session:
            row = session.scalar(select(PersonRow).where(PersonRow.subject == subject))
            return None if row is None else _view(row)

    def give_role(self, person_id: int, role: Role, *, by: str) -> Person:
        """Give a person a role. Raises `NotAccepted` where no administrator would be left."""
        return self._change(person_id, by, role=role)

    def set_active(self, person_id: int, active: bool, *, by: str) -> Person:
        """Let a person in or keep the person out. Raises `NotAccepted` as `give_role` does."""
        return self._change(person_id, by, active=active)

    def _signed_on(self, subject: str, name: str, email: str) -> Person:
        now = self._clock()
        with self._database.writing() as session:
            row = session.scalar(select(PersonRow).where(PersonRow.subject == subject))
            named = bool({subject.lower(), email.lower()} & self._administrators)
            if row is None:
                row = PersonRow(
                    subject=subject,
                    name=name,
                    email=email,
                    role=Role.LEADERSHIP.value,
                    active=True,
                    first_seen=now,
                    last_seen=now,
                )
                session.add(row)
            if named:
                row.role, row.active = Role.ADMINISTRATOR.value, True
            row.name, row.email, row.last_seen = name, email, now
            session.flush()
            return _view(row)

    def _change(
        self, person_id: int, by: str, *, role: Role | None = None, active: bool | None = None
    ) -> Person:
        now = self._clock()
        with self._database.writing() as session:
            row = session.get(PersonRow, person_id)
            if row is None:
                raise NotAccepted((_unknown(person_id),))
            before = (row.role, row.active)
            row.role = row.role if role is None else role.value
            row.active = row.active if active is None else active
            session.flush()
            if not _administrators(session):
                raise NotAccepted((_last_administrator(row.name),))
            if row.role != before[0]:
                note(session, None, "person.role", row.name, time=now, by=by, old=before[0], new=row.role)
            if row.active != before[1]:
                note(session, None, "person.active", row.name, time=now, by=by, new=row.active)
            return _view(row)


def _administrators(session: Session) -> int:
    condition = (PersonRow.role == Role.ADMINISTRATOR.value) & PersonRow.active
    return session.scalar(select(func.count()).select_from(PersonRow).where(condition)) or 0


def _view(row: PersonRow) -> Person:
    return Person(
        row.id,
        row.subject,
        row.name,
        row.email,
        Role(row.role),
        row.active,
        row.first_seen,
        row.last_seen,
    )


def _unknown(person_id: int) -> Finding:
    return Finding(
        "person.unknown",
        Severity.ERROR,
        f"Die Person Nr. {person_id} gibt es nicht.",
        "Die Liste zeigt alle, die sich je angemeldet haben.",
    )


def _last_administrator(name: str) -> Finding:
    return Finding(
        "person.last_administrator",
        Severity.ERROR,
        f"Ohne {name} gäbe es niemanden mehr in der Administration.",
        "Bitte zuerst einer anderen Person diese Rolle geben.",
    )
