"""Registers: keyed values that people keep, each change a new row of a history that only grows."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from fundingkit.findings import Finding
from fundingkit.store.clock import Clock
from fundingkit.store.database import Database, retried
from fundingkit.store.dossiers import require_dossier
from fundingkit.store.records import dump, load
from fundingkit.store.tables import EntryRow

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Kept(Generic[Value]):
    """A value as it stands, or stood: its newest row, or one of its history.

    `revision` counts from 1 and is what a change is based on. `value` is None in a row that
    takes the value out.
    """

    key: str
    revision: int
    value: Value
    person: str
    time: dt.datetime


@dataclass(frozen=True, slots=True)
class Written(Generic[Value]):
    """What came of a change: what is kept now, or why it was not taken.

    In a `conflict` somebody changed the value meanwhile; `kept` is theirs, None if they took it out.
    """

    key: str
    kept: Kept[Value] | None
    conflict: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether the change was made."""
        return not self.conflict and not self.findings


class Register(Generic[Value]):
    """The values of one kind. Safe from many threads and processes at once.

    `per_call` says whether values belong to a call of the dossier or to the dossier as a whole;
    for the latter `call_id` is left out. `check` gives findings that keep a value from being
    taken; `own_key` is the key that a value brings along.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        kind: str,
        type_: Any,
        *,
        per_call: bool = True,
        check: Callable[[Value], tuple[Finding, ...]] | None = None,
        own_key: Callable[[Value], str] | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self.kind = kind
        self.type = type_
        self.per_call = per_call
        self._check = check
        self._own_key = own_key

    def all(self, dossier_id: int, call_id: str = "") -> tuple[Kept[Value], ...]:
        """What is kept, in the order in which it was first entered."""
        self._scope(call_id)
        with self._database.reading() as session:
            rows = _heads(session, dossier_id, call_id, self.kind)
        return tuple(self._kept(row) for row in rows if row.value is not None)

    def values(self, dossier_id: int, call_id: str = "") -> tuple[Value, ...]:
        """The bare values, in the order in which they were first entered."""
        return tuple(kept.value for kept in self.all(dossier_id, call_id))

    def get(self, dossier_id: int, key: str, call_id: str = "") -> Kept[Value] | None:
        """What is kept under that key, None where nothing is."""
        history = self.history(dossier_id, key, call_id)
        newest = history[-1] if history else None
        return None if newest is None or newest.value is None else _present(newest)

    def history(self, dossier_id: int, key: str, call_id: str = "") -> tuple[Kept[Value | None], ...]:
        """Every row of a key, oldest first; a value of None took it out."""
        self._scope(call_id)
        mine = _mine(dossier_id, call_id, self.kind)
        query = select(EntryRow).where(mine, EntryRow.key == key).order_by(EntryRow.revision)
        with self._database.reading() as session:
            return tuple(self._kept(row) for row in session.scalars(query))

    def add(self, dossier_id: int, value: Value, *, by: str, call_id: str = "") -> Written[Value]:
        """Keep a new value, under the key that it brings along, else under one of its own."""
        key = uuid.uuid4().hex[:12] if self._own_key is None else self._own_key(value)
        return self.write(dossier_id, key, value, by=by, based_on=0, call_id=call_id)

    def write(
        self, dossier_id: int, key: str, value: Value, *, by: str, based_on: int, call_id: str = ""
    ) -> Written[Value]:
        """Keep a value. `based_on` is the revision that the person saw, 0 for none."""
        return self.write_all(dossier_id, {key: (value, based_on)}, by=by, call_id=call_id)[0]

    def remove(
        self, dossier_id: int, key: str, *, by: str, based_on: int, call_id: str = ""
    ) -> Written[Value]:
        """Take a value out; `restore` is the way back."""
        return self.write_all(dossier_id, {key: (None, based_on)}, by=by, call_id=call_id)[0]

    def restore(
        self, dossier_id: int, key: str, *, by: str, revision: int | None = None, call_id: str = ""
    ) -> Written[Value]:
        """Make an earlier value the newest again: that of `revision`, else the last one before now.

        Raises `KeyError` where there is none.
        """
        history = self.history(dossier_id, key, call_id)
        wanted = [
            kept
            for kept in history[: -1 if revision is None else None]
            if kept.value is not None and revision in {None, kept.revision}
        ]
        if not wanted:
            raise KeyError(key)
        found = _present(wanted[-1])
        based_on = history[-1].revision
        return self.write(dossier_id, key, found.value, by=by, based_on=based_on, call_id=call_id)

    def write_all(
        self,
        dossier_id: int,
        changes: Mapping[str, tuple[Value | None, int]],
        *,
        by: str,
        call_id: str = "",
    ) -> tuple[Written[Value], ...]:
        """Keep several values, or none of them where one is not accepted; None takes a value out.

        Each comes with the revision that the person saw. A value that is kept already makes no
        row. Raises `UnknownDossier`.
        """
        self._scope(call_id)
        return retried(lambda: self._write_once(dossier_id, changes, by, call_id))

    def _write_once(
        self, dossier_id: int, changes: Mapping[str, tuple[Value | None, int]], by: str, call_id: str
    ) -> tuple[Written[Value], ...]:
        now = self._clock()
        written: list[Written[Value]] = []
        with self._database.writing() as session:
            require_dossier(session, dossier_id)
            heads = {row.key: row for row in _heads(session, dossier_id, call_id, self.kind, list(changes))}
            refused = [
                self._refusal(key, value, based_on, heads.get(key))
                for key, (value, based_on) in changes.items()
            ]
            if any(not outcome.accepted for outcome in refused):
                return tuple(refused)
            for key, (value, based_on) in changes.items():
                data = None if value is None else {"value": dump(self.type, value)}
                head = heads.get(key)
                if (head.value if head else None) == data:
                    written.append(Written(key, self._maybe(head)))
                    continue
                row = EntryRow(
                    dossier_id=dossier_id,
                    call_id=call_id,
                    kind=self.kind,
                    key=key,
                    revision=based_on + 1,
                    person=by,
                    time=now,
                    value=data,
                )
                session.add(row)
                session.flush()
                written.append(Written(key, self._maybe(row)))
        return tuple(written)

    def _refusal(self, key: str, value: Value | None, based_on: int, head: EntryRow | None) -> Written[Value]:
        findings = () if value is None or self._check is None else self._check(value)
        return Written(key, self._maybe(head), (head.revision if head else 0) != based_on, findings)

    def _scope(self, call_id: str) -> None:
        if self.per_call != bool(call_id):
            need = "needs" if self.per_call else "has no"
            raise TypeError(f"the register {self.kind} {need} call_id")

    def _maybe(self, row: EntryRow | None) -> Kept[Value] | None:
        return None if row is None or row.value is None else self._kept(row)

    def _kept(self, row: EntryRow) -> Kept[Any]:
        value = None if row.value is None else load(self.type, row.value["value"])
        return Kept(row.key, row.revision, value, row.person, row.time)


def _present(kept: Kept[Value | None]) -> Kept[Value]:
    """The row as one that holds a value, which the caller has made sure of."""
    assert kept.value is not None
    return Kept(kept.key, kept.revision, kept.value, kept.person, kept.time)


def _mine(dossier_id: int, call_id: str, kind: str) -> ColumnElement[bool]:
    return and_(EntryRow.dossier_id == dossier_id, EntryRow.call_id == call_id, EntryRow.kind == kind)


def _heads(
    session: Session, dossier_id: int, call_id: str, kind: str, keys: list[str] | None = None
) -> list[EntryRow]:
    """The newest row of every key, in the order of the first rows."""
    mine = _mine(dossier_id, call_id, kind)
    newest = (
        select(
            EntryRow.key.label("key"),
            func.max(EntryRow.revision).label("revision"),
            func.min(EntryRow.id).label("first"),
        )
        .where(mine)
        .group_by(EntryRow.key)
        .subquery()
    )
    query = (
        select(EntryRow)
        .join(newest, (newest.c.key == EntryRow.key) & (newest.c.revision == EntryRow.revision))
        .where(mine)
        .order_by(newest.c.first)
    )
    if keys is not None:
        query = query.where(EntryRow.key.in_(keys))
    return list(session.scalars(query))
