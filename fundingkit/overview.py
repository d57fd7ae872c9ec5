"""What a list shows of a dossier at a glance: how ready, how far reviewed, what is under way."""

from __future__ import annotations

from dataclasses import dataclass

from fundingkit.dossier import Dossier
from fundingkit.errors import CatalogueFaulty, NothingAssessable, UnknownCall, WeightsUnusable
from fundingkit.readiness.figures import Readiness
from fundingkit.readiness.readiness import readiness
from fundingkit.store.jobs import Job
from fundingkit.store.store import Store


@dataclass(frozen=True)
class CallOverview:
    """A dossier against one call.

    `ready` is None while no paper has been worked out, or where `fault` says why there can be no
    figure. `title` is the call's, or its id where its catalogue cannot be read.
    """

    call_id: str
    title: str
    ready: Readiness | None = None
    fault: str = ""


@dataclass(frozen=True)
class Overview:
    """A dossier with the number of its papers, its calls, and the work under way."""

    dossier: Dossier
    papers: int
    calls: tuple[CallOverview, ...]
    jobs: tuple[Job, ...]


def overview(store: Store, dossier: Dossier) -> Overview:
    """The dossier as a list shows it; faults of a call stand in it, none is raised for them."""
    return Overview(
        dossier,
        len(store.papers.all(dossier.id)),
        tuple(_of_call(store, dossier, call_id) for call_id in dossier.call_ids),
        store.jobs.active(dossier.id),
    )


def _of_call(store: Store, dossier: Dossier, call_id: str) -> CallOverview:
    try:
        call = store.catalogues.get(call_id)
    except (UnknownCall, CatalogueFaulty) as fault:
        return CallOverview(call_id, call_id, fault=str(fault))
    if not store.assessments.basis(dossier.id, call_id).versions:
        return CallOverview(call_id, call.title)
    assessment = store.assessment(dossier.id, call_id)
    weights = store.plans.own_weights(dossier.id, call_id)
    try:
        return CallOverview(call_id, call.title, readiness(assessment, weights))
    except (NothingAssessable, WeightsUnusable) as fault:
        return CallOverview(call_id, call.title, fault=str(fault))
