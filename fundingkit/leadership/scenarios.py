"""What-ifs and own weights as people keep them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from fundingkit.errors import WeightsUnusable
from fundingkit.findings import Finding, Severity
from fundingkit.leadership.report import Report
from fundingkit.readiness.readiness import with_weights
from fundingkit.readiness.what_if import Scenario
from fundingkit.store.plans import ONLY
from fundingkit.store.registers import Written
from fundingkit.store.store import Store

#: Longest name of a what-if, in characters: it stands beside a bar.
LONGEST = 80


def keep_scenario(store: Store, report: Report, name: str, scenario: Scenario, *, by: str) -> Written[Any]:
    """Keep a what-if under a name that is not taken; findings say what keeps it from being kept."""
    name = " ".join(name.split())
    taken = {known.name.casefold() for known in report.scenarios}
    findings = []
    if not name or len(name) > LONGEST:
        findings.append(
            _finding("scenario.name", "Der Name fehlt oder ist zu lang.", f"Bitte 1 bis {LONGEST} Zeichen.")
        )
    if name.casefold() in taken:
        findings.append(
            _finding(
                "scenario.taken",
                f"Eine Annahme „{name}“ gibt es schon.",
                "Bitte anders nennen oder die alte entfernen.",
            )
        )
    if not scenario.steps:
        findings.append(
            _finding("scenario.empty", "Es ist nichts angekreuzt.", "Bitte mindestens eine Lücke wählen.")
        )
    if findings:
        return Written(name, None, findings=tuple(findings))
    register, call_id = store.plans.scenarios, report.assessment.call.id
    history = register.history(report.dossier.id, name, call_id)
    return register.write(
        report.dossier.id,
        name,
        replace(scenario, name=name),
        by=by,
        based_on=history[-1].revision if history else 0,
        call_id=call_id,
    )


def remove_scenario(store: Store, report: Report, name: str, *, by: str) -> Written[Any]:
    """Take a what-if out of the comparison; it stays in the history."""
    register, call_id = store.plans.scenarios, report.assessment.call.id
    history = register.history(report.dossier.id, name, call_id)
    based_on = history[-1].revision if history else 0
    return register.remove(report.dossier.id, name, by=by, based_on=based_on, call_id=call_id)


def weights_revision(store: Store, report: Report) -> int:
    """The revision that a change of own weights is based on."""
    history = store.plans.weights.history(report.dossier.id, ONLY, report.assessment.call.id)
    return history[-1].revision if history else 0


def keep_weights(
    store: Store, report: Report, weights: Mapping[str, Decimal] | None, *, by: str, based_on: int
) -> Written[Any]:
    """Keep own weights by criterion id, or go back to the usual ones with None.

    Weights with which no figure can be worked out are refused.
    """
    try:
        with_weights(report.ready, weights)
    except WeightsUnusable as fault:
        return Written(ONLY, None, findings=(_finding("weights.unusable", str(fault), ""),))
    given = None if weights is None else dict(weights)
    call_id = report.assessment.call.id
    return store.plans.set_own_weights(report.dossier.id, call_id, given, by=by, based_on=based_on)


def _finding(code: str, title: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, title, hint)
