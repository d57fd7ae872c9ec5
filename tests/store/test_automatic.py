import datetime as dt

from fundingkit.schedule.plan import CouncilDate
from fundingkit.store.automatic import AUTOMATIC, coming_snapshots, take_due_snapshots, wish, wished

SITTING = CouncilDate("r1", "Gemeinderat", dt.date(2021, 3, 25))


def names(snapshots):
    return [snapshot.name for snapshot in snapshots]


def test_a_snapshot_is_taken_once_before_each_sitting_where_somebody_wished_it(store, probe):
    store.plans.council_dates.add(probe.id, SITTING, by="Anna")
    assert take_due_snapshots(store, dt.date(2021, 3, 24)) == ()
    wish(store, probe.id, True, by="Anna")
    assert wished(store, probe.id)
    assert take_due_snapshots(store, dt.date(2021, 3, 23)) == ()
    taken = take_due_snapshots(store, dt.date(2021, 3, 24))
    assert names(taken) == ["Vor Gemeinderat am 25.03.2021"]
    assert taken[0].person == AUTOMATIC
    assert take_due_snapshots(store, dt.date(2021, 3, 25)) == ()


def test_a_snapshot_that_somebody_took_out_is_not_taken_again(store, probe):
    store.plans.council_dates.add(probe.id, SITTING, by="Anna")
    wish(store, probe.id, True, by="Anna")
    (taken,) = take_due_snapshots(store, dt.date(2021, 3, 25))
    store.snapshots.remove(probe.id, taken.id, by="Anna")
    assert take_due_snapshots(store, dt.date(2021, 3, 25)) == ()
    assert store.snapshots.all(probe.id) == ()
    assert store.snapshots.all(probe.id, removed=True)[0].id == taken.id


def test_the_wish_can_be_taken_back(store, probe):
    store.plans.council_dates.add(probe.id, SITTING, by="Anna")
    wish(store, probe.id, True, by="Anna")
    wish(store, probe.id, False, by="Bert")
    assert not wished(store, probe.id)
    assert take_due_snapshots(store, dt.date(2021, 3, 25)) == ()


def test_the_coming_snapshots_are_known_by_day_and_name(store, probe):
    store.plans.council_dates.add(probe.id, SITTING, by="Anna")
    earlier = CouncilDate("r2", "Hauptausschuss", dt.date(2021, 3, 11))
    store.plans.council_dates.add(probe.id, earlier, by="Anna")
    assert coming_snapshots(store, probe.id, dt.date(2021, 3, 1)) == (
        (dt.date(2021, 3, 10), "Vor Hauptausschuss am 11.03.2021"),
        (dt.date(2021, 3, 24), "Vor Gemeinderat am 25.03.2021"),
    )
    assert [day for day, _ in coming_snapshots(store, probe.id, dt.date(2021, 3, 25))] == [
        dt.date(2021, 3, 25)
    ]
    assert coming_snapshots(store, probe.id, dt.date(2021, 3, 26)) == ()
