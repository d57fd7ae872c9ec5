"""What the present state can be held against: snapshots, other dossiers, earlier versions of papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from fundingkit.errors import NothingAssessable, WeightsUnusable
from fundingkit.leadership.report import Report
from fundingkit.readiness.compare import Point
from fundingkit.readiness.figures import Readiness
from fundingkit.readiness.german import day
from fundingkit.readiness.readiness import readiness
from fundingkit.store.store import Store

TODAY = "heute"


@dataclass(frozen=True)
class Side:
    """One side of a comparison; `load` works its readiness out, `date` is its day or None.

    `snapshot` says that it is one.
    `load` raises what `readiness` raises.
    """

    id: str
    label: str
    load: Callable[[], Readiness]
    date: dt.date | None = None
    snapshot: bool = False


def sides(store: Store, report: Report) -> tuple[Side, ...]:
    """Today first, then snapshots from the newest, other dossiers, other versions of papers."""
    call_id = report.assessment.call.id
    found = [Side(TODAY, "heute", lambda: report.ready, report.today)]
    found += reversed(snapshot_sides(store, report))
    found += [
        Side(f"dossier-{other.id}", f"Vorhaben „{other.title}“", _of_dossier(store, other.id, call_id))
        for other in store.dossiers.all()
        if other.id != report.dossier.id
        and call_id in other.call_ids
        and store.assessments.basis(other.id, call_id).versions
    ]
    found += [
        Side(
            f"version-{paper.id}-{version.number}",
            f"mit Fassung {version.number} von „{paper.name}“",
            _of_version(store, report, paper.id, version.number),
        )
        for paper in store.papers.all(report.dossier.id)
        for version in paper.versions[:-1]
    ]
    return tuple(found)


def snapshot_sides(store: Store, report: Report) -> tuple[Side, ...]:
    """The snapshots of the dossier and the call, oldest first."""
    return tuple(
        Side(
            _side_id(kept.id),
            f"Stand „{kept.name}“ vom {day(kept.time.date())}",
            _of_snapshot(store, report, kept.id),
            kept.time.date(),
            snapshot=True,
        )
        for kept in store.snapshots.all(report.dossier.id, report.assessment.call.id)
    )


def points(store: Store, report: Report) -> tuple[Point, ...]:
    """Readiness over time: every snapshot and what stands today. Unusable snapshots are left out.

    The id of each is that of its `Side`.
    """
    names = {kept.id: kept for kept in store.snapshots.all(report.dossier.id, report.assessment.call.id)}
    found = []
    for kept in names.values():
        try:
            ready = _of_snapshot(store, report, kept.id)()
        except (NothingAssessable, WeightsUnusable):
            continue
        found.append(Point(kept.name, kept.time.date(), ready, _side_id(kept.id)))
    today = max([report.today, *(point.date for point in found)])
    return (*found, Point(TODAY, today, report.ready, TODAY))


def _side_id(snapshot_id: int) -> str:
    return f"stand-{snapshot_id}"


def _of_snapshot(store: Store, report: Report, snapshot_id: int) -> Callable[[], Readiness]:
    def load() -> Readiness:
        frozen = store.snapshots.frozen(report.dossier.id, snapshot_id)
        return readiness(frozen.assessment, frozen.weights)

    return load


def _of_dossier(store: Store, dossier_id: int, call_id: str) -> Callable[[], Readiness]:
    # Equal weights for both sides would hide what the other dossier shows on its own page.
    return lambda: readiness(
        store.assessment(dossier_id, call_id), store.plans.own_weights(dossier_id, call_id)
    )


def _of_version(store: Store, report: Report, paper_id: int, number: int) -> Callable[[], Readiness]:
    return lambda: readiness(
        store.assessment(report.dossier.id, report.assessment.call.id, versions={paper_id: number}),
        report.weights,
    )
