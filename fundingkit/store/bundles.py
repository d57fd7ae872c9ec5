"""An application read in from an archive: a new dossier, nothing that is there already is touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fundingkit.dossier import Dossier
from fundingkit.drafting.bundle import Bundle
from fundingkit.drafting.presentation import (
    CONFIDENTIALITY,
    Presentation,
    presentation_data,
    presentation_key,
)
from fundingkit.errors import FundingKitError
from fundingkit.findings import Finding, Place, Severity
from fundingkit.store.registers import Register
from fundingkit.store.snapshots import Frozen, Snapshot
from fundingkit.store.store import Store

#: What the title gets where a dossier of the same title is there.
AGAIN = " (eingelesen)"


@dataclass(frozen=True)
class Arrival:
    """What came of reading an archive in.

    `snapshot` holds the proposals and verdicts of the archive: they count anew only once its
    papers are here. `findings` name what did not come along.
    """

    dossier: Dossier
    snapshot: Snapshot
    findings: tuple[Finding, ...] = ()


def take_in(store: Store, bundle: Bundle, *, by: str) -> Arrival:
    """Make a dossier of an archive. Raises `NotAccepted` where its call is not known here."""
    application = bundle.application
    call = application.assessment.call
    taken = {known.title for known in store.dossiers.all()}
    title = application.title + (AGAIN if application.title in taken else "")
    dossier = store.dossiers.create(title, application.municipality, [call.id], by=by)
    findings = [*_other_call(store, bundle), *_fill(store, dossier.id, bundle, by)]
    snapshot = store.snapshots.keep(
        dossier.id,
        f"Aus dem Archiv vom {bundle.edition.date:%d.%m.%Y}",
        Frozen(application.assessment, application.weights, application.attachments),
        by=by,
    )
    return Arrival(dossier, snapshot, tuple(findings))


def _other_call(store: Store, bundle: Bundle) -> list[Finding]:
    call = bundle.application.assessment.call
    try:
        here = store.catalogues.get(call.id).version
    except FundingKitError as fault:
        return [Finding("bundle.call", Severity.WARNING, str(fault), "Die Seite Förderaufrufe sagt mehr.")]
    if here == call.version:
        return []
    return [
        Finding(
            "bundle.call_version",
            Severity.WARNING,
            f"Das Archiv beruht auf Fassung {call.version} des Aufrufs, hier gilt Fassung {here}.",
            "Die Angaben an der hiesigen Fassung prüfen.",
            Place(call.title),
        )
    ]


def _fill(store: Store, dossier_id: int, bundle: Bundle, by: str) -> list[Finding]:
    application, plans = bundle.application, store.plans
    call_id = application.assessment.call.id
    findings: list[Finding] = []
    parts: tuple[tuple[Register[Any], tuple[Any, ...]], ...] = (
        (plans.measures, application.measures),
        (plans.texts, application.texts),
        (plans.cost_lines, application.costs.costs),
        (plans.financing_lines, application.costs.financing),
        (plans.periods, application.schedule.periods),
        (plans.milestones, application.schedule.milestones),
        (plans.council_dates, application.schedule.council_dates),
        (plans.attachments, application.attachments),
        (plans.tasks, application.tasks),
        (plans.scenarios, application.scenarios),
    )
    for register, values in parts:
        for value in values:
            scope = call_id if register.per_call else ""
            findings += register.add(dossier_id, value, by=by, call_id=scope).findings
    if application.costs.rate:
        plans.choose_rate(dossier_id, call_id, application.costs.rate, by=by, based_on=0)
    if application.weights is not None:
        plans.set_own_weights(dossier_id, call_id, dict(application.weights), by=by, based_on=0)
    made = Presentation(
        bundle.edition.version,
        bundle.edition.confidentiality or CONFIDENTIALITY[0],
        "vorlage.docx" if bundle.template else "",
        bundle.template or b"",
    )
    plans.settings.write(dossier_id, presentation_key(call_id), presentation_data(made), by=by, based_on=0)
    for state in application.attachments:
        if state.sha256 in bundle.attachments:
            kept = store.files.keep(state.file, bundle.attachments[state.sha256])
            findings += [kept] if isinstance(kept, Finding) else []
    return findings
