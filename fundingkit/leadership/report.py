"""The report: everything that the page for leadership shows, each part worked out when asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from fundingkit.assessment.assessment import Assessment
from fundingkit.attachments import AttachmentState
from fundingkit.dossier import Dossier
from fundingkit.drafting.summary import Summary
from fundingkit.evidence import Claim
from fundingkit.measures import Measure
from fundingkit.readiness.claims import main_claim
from fundingkit.readiness.figures import Readiness
from fundingkit.readiness.gaps import Assignment, Gap, gaps
from fundingkit.readiness.gates import DaysLeft, Gate, days_left, duties_left, gates, presence
from fundingkit.readiness.readiness import readiness
from fundingkit.readiness.robustness import WeightRange, weight_range
from fundingkit.readiness.sources import FragilePoints, SourceMatrix, fragile_points, source_matrix
from fundingkit.readiness.what_if import (
    Outcome,
    Scenario,
    Step,
    compare,
    play,
    step_for_gap,
    steps_for_measures,
)
from fundingkit.store.store import Store
from fundingkit.tasks import Task, last_day


@dataclass(frozen=True)
class Report:
    """A dossier against a call as of `today`; `weights` are own ones by criterion id, or None.

    Figures raise `WeightsUnusable` and `NothingAssessable` as `readiness` does.
    """

    dossier: Dossier
    assessment: Assessment = field(repr=False)
    today: dt.date
    weights: Mapping[str, Decimal] | None = None
    attachments: tuple[AttachmentState, ...] = ()
    tasks: tuple[Task, ...] = ()
    measures: tuple[Measure, ...] = ()
    scenarios: tuple[Scenario, ...] = ()

    @cached_property
    def ready(self) -> Readiness:
        """Figure, band, progress and all below them."""
        return readiness(self.assessment, self.weights)

    @property
    def claim(self) -> Claim | None:
        """The papers' own claim to set beside the figure."""
        return main_claim(self.assessment.claims)

    @property
    def other_claims(self) -> tuple[Claim, ...]:
        """Further claims in the papers."""
        return tuple(claim for claim in self.assessment.claims if claim is not self.claim)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What is missing, the largest gain first, with the open task of each."""
        return gaps(
            self.ready,
            self.assessment,
            assignments=assignments(self.tasks),
            presence=presence(self.attachments),
        )

    @cached_property
    def gates(self) -> tuple[Gate, ...]:
        """The papers to be handed in; beside readiness, never in it."""
        return gates(self.assessment.call, presence(self.attachments), self.today)

    @cached_property
    def days(self) -> tuple[DaysLeft, ...]:
        """Every deadline of the call."""
        return days_left(self.assessment.call, self.today)

    @cached_property
    def duties(self) -> tuple[DaysLeft, ...]:
        """The deadlines by which the applicant must do something."""
        return duties_left(self.assessment.call, self.today)

    @cached_property
    def over(self) -> WeightRange:
        """How far the figure moves over plausible weights."""
        return weight_range(self.ready)

    @cached_property
    def fragile(self) -> FragilePoints:
        """What hangs on a single paper or passage."""
        return fragile_points(self.ready, self.assessment)

    @cached_property
    def matrix(self) -> SourceMatrix:
        """Requirement by paper."""
        return source_matrix(self.ready, self.assessment)

    @property
    def last_day(self) -> dt.date | None:
        """The last day on which anything can be handed in; None where the call gives none."""
        return last_day(self.assessment.call.deadlines)

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Every what-if that was kept, played on the present readiness."""
        return compare(self.ready, self.scenarios, self.last_day)

    @cached_property
    def measure_steps(self) -> tuple[Step, ...]:
        """What the register of measures would bring."""
        return steps_for_measures(self.measures)

    def scenario(
        self, name: str, requirement_ids: Iterable[str], measure_titles: Iterable[str] = ()
    ) -> Scenario:
        """A what-if that closes these gaps and carries out these measures."""
        wanted, planned = set(requirement_ids), set(measure_titles)
        closing = tuple(step_for_gap(gap) for gap in self.gaps if gap.requirement.id in wanted)
        return Scenario(name, (*closing, *(step for step in self.measure_steps if step.title in planned)))

    def ticks(self, scenario: Scenario) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What `scenario` was made of, as it takes it: the gaps still open, and titles of measures."""
        measures = {step.title for step in self.measure_steps}
        wanted = {step.title for step in scenario.steps} & measures
        named = {rid for step in scenario.steps if step.title not in measures for rid in step.requirements}
        open_gaps = tuple(gap.requirement.id for gap in self.gaps if gap.requirement.id in named)
        return open_gaps, tuple(step.title for step in self.measure_steps if step.title in wanted)

    def played(self, scenario: Scenario) -> Outcome:
        """What a what-if would come to, also by the last day of the call."""
        return play(self.ready, scenario, self.last_day)

    @property
    def summary(self) -> Summary:
        """All that the management summary says."""
        return Summary(
            title=self.dossier.title,
            municipality=self.dossier.municipality,
            assessment=self.assessment,
            ready=self.ready,
            gaps=self.gaps,
            gates=self.gates,
            days=self.duties,
            over=self.over,
            fragile=self.fragile,
        )


def open_report(store: Store, dossier: Dossier, call_id: str, today: dt.date) -> Report | None:
    """The report of a dossier against a call; None while no paper has been worked out."""
    if not store.assessments.basis(dossier.id, call_id).versions:
        return None
    return Report(
        dossier=dossier,
        assessment=store.assessment(dossier.id, call_id),
        today=today,
        weights=store.plans.own_weights(dossier.id, call_id),
        attachments=store.plans.attachments.values(dossier.id, call_id),
        tasks=store.plans.tasks.values(dossier.id, call_id),
        measures=store.plans.measures_in_order(dossier.id),
        scenarios=store.plans.scenarios.values(dossier.id, call_id),
    )


def assignments(tasks: Iterable[Task]) -> dict[str, Assignment]:
    """Who closes which gap: of several open tasks the one due first, undated ones last."""
    found: dict[str, Assignment] = {}
    ordered = sorted(tasks, key=lambda task: task.due or dt.date.max)
    for task in ordered:
        if task.requirement and not task.done:
            found.setdefault(task.requirement, Assignment(task.responsible, task.due, task.title))
    return found
