"""What the engine found in a version for a call: worked out once, kept by content, bounded in size."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Collection
from threading import Lock
from typing import Any

from sqlalchemy import and_, delete, func, select, update
from sqlalchemy.orm import Session

from fundingkit.store.clock import Clock
from fundingkit.store.database import Database, retried
from fundingkit.store.records import pack, unpack
from fundingkit.store.tables import MatchRow

#: Matches held in memory by one process at the same time.
HELD = 32

#: How exactly it is remembered when matches were last used: reading should rarely write.
TOUCHED = dt.timedelta(hours=1)

#: A version for a call and an engine: sha256, ending, call key, engine version.
MatchKey = tuple[str, str, str, str]


class Matches:
    """Keeps matches of type `kind`. `limit` bounds what the database holds, in bytes; the least used go."""

    def __init__(self, database: Database, clock: Clock, limit: int) -> None:
        self._database = database
        self._clock = clock
        self._limit = limit
        self._held: OrderedDict[MatchKey, Any] = OrderedDict()
        self._lock = Lock()

    def known(self, call_key: str, engine: str, hashes: Collection[str]) -> frozenset[tuple[str, str]]:
        """Of these versions, those for which matches are kept, as pairs of sha256 and ending."""
        query = select(MatchRow.sha256, MatchRow.ending).where(
            MatchRow.call_key == call_key, MatchRow.engine == engine, MatchRow.sha256.in_(hashes)
        )
        with self._database.reading() as session:
            return frozenset((sha256, ending) for sha256, ending in session.execute(query))

    def get(self, key: MatchKey, kind: Any) -> Any | None:
        """The matches kept under that key, None where there are none."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        with self._database.reading() as session:
            row = session.execute(select(MatchRow.body, MatchRow.used_at).where(_is(key))).one_or_none()
        if row is None:
            return None
        now = self._clock()
        if now - row.used_at > TOUCHED:
            with self._database.writing() as session:
                session.execute(update(MatchRow).where(_is(key)).values(used_at=now))
        matches = unpack(kind, row.body)
        self._hold(key, matches)
        return matches

    def keep(self, key: MatchKey, matches: Any, kind: Any) -> None:
        """Keep matches; where that takes too much room, those not used for longest make place."""
        body = pack(kind, matches)
        sha256, ending, call_key, engine = key
        row = MatchRow(
            sha256=sha256,
            ending=ending,
            call_key=call_key,
            engine=engine,
            size=len(body),
            used_at=self._clock(),
            body=body,
        )
        retried(lambda: self._merge(row, key))
        self._hold(key, matches)

    def _merge(self, row: MatchRow, key: MatchKey) -> None:
        with self._database.writing() as session:
            session.merge(row)
            session.flush()
            _make_room(session, self._limit, key)

    def _hold(self, key: MatchKey, matches: Any) -> None:
        with self._lock:
            self._held[key] = matches
            while len(self._held) > HELD:
                self._held.popitem(last=False)


def _is(key: MatchKey) -> Any:
    sha256, ending, call_key, engine = key
    return and_(
        MatchRow.sha256 == sha256,
        MatchRow.ending == ending,
        MatchRow.call_key == call_key,
        MatchRow.engine == engine,
    )


def _make_room(session: Session, limit: int, newest: MatchKey) -> None:
    total = session.scalar(select(func.coalesce(func.sum(MatchRow.size), 0))) or 0
    if total <= limit:
        return
    columns = (MatchRow.sha256, MatchRow.ending, MatchRow.call_key, MatchRow.engine, MatchRow.size)
    for *parts, size in session.execute(select(*columns).order_by(MatchRow.used_at)).all():
        key = (parts[0], parts[1], parts[2], parts[3])
        if key == newest:
            continue
        session.execute(delete(MatchRow).where(_is(key)))
        total -= size
        if total <= limit:
            return
