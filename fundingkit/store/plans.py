"""What people enter beside the verdicts: tasks, texts, measures, costs, dates, weights, what-ifs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from fundingkit.attachments import AttachmentState
from fundingkit.costs.plan import CostLine, CostPlan, FinancingLine
from fundingkit.drafting.field_text import FieldText
from fundingkit.measures import Measure
from fundingkit.readiness.what_if import Scenario
from fundingkit.schedule.plan import CouncilDate, Milestone, PhasePeriod, Schedule
from fundingkit.store.clock import Clock
from fundingkit.store.database import Database
from fundingkit.store.registers import Kept, Register, Written
from fundingkit.tasks import Task, task_findings

#: The key of values of which a call has only one.
ONLY = "only"


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """A second look at a call without seeing the first: by whom, at what, and whether it is over.

    `requirements` empty means all of them.
    """

    reviewer: str
    requirements: tuple[str, ...] = ()
    closed: bool = False


class Plans:
    """The registers, each with its history.

    Those of measures, council dates and settings belong to the dossier as a whole, all others
    to one of its calls.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        def per_call(kind: str, type_: Any, **more: Any) -> Register[Any]:
            return Register(database, clock, kind, type_, **more)

        def whole(kind: str, type_: Any, **more: Any) -> Register[Any]:
            return Register(database, clock, kind, type_, per_call=False, **more)

        self.tasks: Register[Task] = per_call("task", Task, check=task_findings)
        self.texts: Register[FieldText] = per_call("text", FieldText, own_key=text_key)
        self.attachments: Register[AttachmentState] = per_call(
            "attachment", AttachmentState, own_key=lambda state: state.attachment
        )
        self.cost_lines: Register[CostLine] = per_call("cost", CostLine, own_key=_id)
        self.financing_lines: Register[FinancingLine] = per_call("financing", FinancingLine, own_key=_id)
        self.rates: Register[str] = per_call("rate", str)
        self.periods: Register[PhasePeriod] = per_call(
            "period", PhasePeriod, own_key=lambda period: period.phase
        )
        self.milestones: Register[Milestone] = per_call("milestone", Milestone, own_key=_id)
        self.weights: Register[dict[str, Decimal]] = per_call("weights", dict[str, Decimal])
        self.scenarios: Register[Scenario] = per_call(
            "scenario", Scenario, own_key=lambda scenario: scenario.name
        )
        self.second_opinions: Register[SecondOpinion] = per_call("second_opinion", SecondOpinion)
        self.measures: Register[Measure] = whole("measure", Measure, own_key=_id)
        self.council_dates: Register[CouncilDate] = whole("council_date", CouncilDate, own_key=_id)
        self.settings: Register[Any] = whole("setting", Any)

    def registers(self) -> tuple[Register[Any], ...]:
        """Every register, for exports that must leave nothing out."""
        return tuple(value for value in vars(self).values() if isinstance(value, Register))

    def own_weights(self, dossier_id: int, call_id: str) -> Mapping[str, Decimal] | None:
        """The weights that somebody set for a call, by criterion id; None where nobody did."""
        kept = self.weights.get(dossier_id, ONLY, call_id)
        return None if kept is None else kept.value

    def set_own_weights(
        self, dossier_id: int, call_id: str, weights: dict[str, Decimal] | None, *, by: str, based_on: int
    ) -> Written[dict[str, Decimal]]:
        """Set own weights, or go back to the usual ones with None."""
        changes = {ONLY: (weights, based_on)}
        return self.weights.write_all(dossier_id, changes, by=by, call_id=call_id)[0]

    def cost_plan(self, dossier_id: int, call_id: str) -> CostPlan:
        """Cost lines, money and the chosen rate of a call, in the order in which they were entered."""
        rate = self.rates.get(dossier_id, ONLY, call_id)
        return CostPlan(
            "" if rate is None else rate.value,
            self.cost_lines.values(dossier_id, call_id),
            self.financing_lines.values(dossier_id, call_id),
        )

    def choose_rate(
        self, dossier_id: int, call_id: str, rate: str, *, by: str, based_on: int
    ) -> Written[str]:
        """Choose the rate of the call that is claimed, by its id."""
        return self.rates.write(dossier_id, ONLY, rate, by=by, based_on=based_on, call_id=call_id)

    def schedule(self, dossier_id: int, call_id: str) -> Schedule:
        """Phases and milestones of a call with the council dates of the dossier."""
        return Schedule(
            self.periods.values(dossier_id, call_id),
            self.milestones.values(dossier_id, call_id),
            self.council_dates.values(dossier_id),
        )

    def measures_in_order(self, dossier_id: int) -> tuple[Measure, ...]:
        """The register of measures in the order that people gave it."""
        return tuple(sorted(self.measures.values(dossier_id), key=lambda measure: measure.position))

    def text(self, dossier_id: int, call_id: str, field: str, entry: str = "") -> Kept[FieldText] | None:
        """What people wrote into a field of the form; None where nobody did."""
        return self.texts.get(dossier_id, text_key(FieldText(field, entry)), call_id)


def text_key(text: FieldText) -> str:
    """The register's key of a field text: the field, with the repetition where there is one."""
    return f"{text.field}/{text.entry}" if text.entry else text.field


def _id(value: Any) -> str:
    name: str = value.id
    return name
