"""What happens of itself where people wished it: a snapshot before each sitting of the council."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from fundingkit.dossier import Dossier
from fundingkit.errors import CatalogueFaulty, UnknownCall
from fundingkit.schedule.plan import CouncilDate
from fundingkit.store.registers import Written
from fundingkit.store.snapshots import Snapshot
from fundingkit.store.store import Store

#: Who is named as the person of snapshots that nobody took.
AUTOMATIC = "automatisch"
#: A snapshot is due from this long before a sitting on.
BEFORE = dt.timedelta(days=1)

_KEY = "snapshots_before_sittings"


def wished(store: Store, dossier_id: int) -> bool:
    """Whether a snapshot is to be taken before each sitting of the dossier's councils."""
    kept = store.plans.settings.get(dossier_id, _KEY)
    return kept is not None and kept.value is True


def wish(store: Store, dossier_id: int, wanted: bool, *, by: str) -> Written[bool]:
    """Say whether a snapshot is to be taken before each sitting."""
    history = store.plans.settings.history(dossier_id, _KEY)
    based_on = history[-1].revision if history else 0
    return store.plans.settings.write(dossier_id, _KEY, wanted, by=by, based_on=based_on)


def take_due_snapshots(store: Store, today: dt.date) -> tuple[Snapshot, ...]:
    """Take every snapshot that is due on that day and was not taken yet.

    One that somebody took out of the list is not taken again.
    """
    taken = []
    for dossier in store.dossiers.all():
        if not wished(store, dossier.id):
            continue
        known = {
            (snapshot.call_id, snapshot.name) for snapshot in store.snapshots.all(dossier.id, removed=None)
        }
        for call_id, name in _due(store, dossier, today):
            if (call_id, name) in known:
                continue
            try:
                taken.append(store.take_snapshot(dossier.id, call_id, name, by=AUTOMATIC))
            except (UnknownCall, CatalogueFaulty):
                # The catalogue's own page says what is wrong with it.
                continue
    return tuple(taken)


def coming_snapshots(store: Store, dossier_id: int, today: dt.date) -> tuple[tuple[dt.date, str], ...]:
    """The day of each snapshot that is still to be taken before a sitting, and its name, by day."""
    return tuple(
        sorted(
            (max(today, sitting.date - BEFORE), _name(sitting))
            for sitting in store.plans.council_dates.values(dossier_id)
            if sitting.date >= today
        )
    )


def _due(store: Store, dossier: Dossier, today: dt.date) -> Iterator[tuple[str, str]]:
    for sitting in store.plans.council_dates.values(dossier.id):
        if sitting.date - BEFORE <= today <= sitting.date:
            for call_id in dossier.call_ids:
                yield call_id, _name(sitting)


def _name(sitting: CouncilDate) -> str:
    return f"Vor {sitting.body[:150]} am {sitting.date:%d.%m.%Y}"
