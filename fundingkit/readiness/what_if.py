"""What-if: how readiness would stand if gaps were closed and planned measures carried out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from fundingkit.measures import Measure, MeasureState
from fundingkit.readiness.figures import Readiness
from fundingkit.readiness.gaps import Gap
from fundingkit.readiness.readiness import assume
from fundingkit.scale import Commitment, Grade


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that might be done: it lifts requirements to `grade`, never lowers them.

    `ready_by` is when it would be done, None where nobody knows.
    """

    title: str
    requirements: tuple[str, ...]
    grade: Grade = Grade.FULFILLED
    commitment: Commitment = Commitment.DECIDED
    ready_by: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """A what-if kept under a name."""

    name: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Outcome:
    """What a scenario comes to.

    `gain` is what it adds to the figure. `late` are the steps that would not be done by the
    given day, `undated` those of which nobody knows; both still count in `after`, while
    `in_time` leaves the late ones out.
    """

    scenario: Scenario
    before: Readiness
    after: Readiness
    in_time: Readiness
    late: tuple[Step, ...]
    undated: tuple[Step, ...]

    @property
    def gain(self) -> Fraction:
        """What the scenario adds to the figure, 0 to 1."""
        return self.after.figure - self.before.figure


def step_for_gap(gap: Gap, commitment: Commitment | None = None) -> Step:
    """Closing one gap. Without a commitment it keeps the one it has, planned where it has none."""
    known = gap.requirement.commitment
    usual = Commitment.PLANNED if known is Commitment.NONE else known
    return Step(
        title=gap.requirement.title,
        requirements=(gap.requirement.id,),
        commitment=commitment or usual,
        ready_by=gap.assignment.due,
    )


def step_for_measure(measure: Measure, grade: Grade = Grade.PARTIAL) -> Step:
    """Carrying out a measure of the register: it lifts the requirements that it serves.

    A measure alone is not taken to fulfil a requirement, so `grade` is "partly" unless said
    otherwise. Its state gives the commitment; of its date only the year is known.
    """
    return Step(
        title=measure.title,
        requirements=measure.requirements,
        grade=grade,
        commitment=measure.state.commitment,
        ready_by=None if measure.end_year is None else dt.date(measure.end_year, 12, 31),
    )


def steps_for_measures(measures: Iterable[Measure], grade: Grade = Grade.PARTIAL) -> tuple[Step, ...]:
    """A step for every measure that serves a requirement and was not dropped."""
    return tuple(
        step_for_measure(measure, grade)
        for measure in measures
        if measure.requirements and measure.state is not MeasureState.DROPPED
    )


def play(ready: Readiness, scenario: Scenario, by: dt.date | None = None) -> Outcome:
    """The readiness after a scenario; `by` is the day until which steps count as in time.

    Steps that name requirements the call does not have do nothing for these.
    """
    late = tuple(step for step in scenario.steps if by and step.ready_by and step.ready_by > by)
    undated = tuple(step for step in scenario.steps if step.ready_by is None)
    return Outcome(
        scenario=scenario,
        before=ready,
        after=_after(ready, scenario.steps),
        in_time=_after(ready, [step for step in scenario.steps if step not in late]),
        late=late,
        undated=undated,
    )


def compare(
    ready: Readiness, scenarios: Iterable[Scenario], by: dt.date | None = None
) -> tuple[Outcome, ...]:
    """Every scenario played on the same readiness, in the given order."""
    return tuple(play(ready, scenario, by) for scenario in scenarios)


def _after(ready: Readiness, steps: Sequence[Step]) -> Readiness:
    """Each requirement gets the best of what it has and what the steps give it."""
    lifted: dict[str, tuple[Grade, Commitment]] = {}
    for item in ready.requirements:
        if item.grade is None:
            continue
        best = (item.grade, item.commitment)
        for step in steps:
            if item.id in step.requirements and step.grade > best[0]:
                best = (step.grade, max(best[1], step.commitment, key=lambda level: level.rank))
        if best[0] > item.grade:
            lifted[item.id] = best
    return assume(ready, lifted)
