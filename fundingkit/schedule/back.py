"""Working back from a deadline: sitting, papers for it, and what must be ready by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from fundingkit.catalogue.call import Call, Deadline
from fundingkit.schedule.plan import CouncilDate, Schedule

#: Deadlines by which the applicant must do something.
DUTIES = frozenset({"application", "council"})


class StepKind(StrEnum):
    """What a day on the way to a deadline is."""

    DEADLINE = "deadline"
    LAST_WORKING_DAY = "last_working_day"
    SITTING = "sitting"
    ADVICE = "advice"
    PAPERS = "papers"
    MILESTONE = "milestone"

    @property
    def label(self) -> str:
        """The German words shown to people."""
        return {
            "deadline": "Frist des Aufrufs",
            "last_working_day": "letzter Werktag davor",
            "sitting": "Beschluss",
            "advice": "Vorberatung",
            "papers": "Abgabe der Vorlage",
            "milestone": "Meilenstein",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Step:
    """A day that must be kept for a deadline; `about` is the id of the sitting or milestone."""

    date: dt.date
    kind: StepKind
    title: str
    about: str = ""


def duties(call: Call) -> tuple[Deadline, ...]:
    """The deadlines by which the applicant must do something, by date."""
    return tuple(sorted((item for item in call.deadlines if item.kind in DUTIES), key=lambda item: item.date))


def council_deadline(call: Call) -> Deadline | None:
    """By when the council must have decided: the call's own date for it, else the application's.

    A call may take the decision later than the application; 2021 it was a month.
    """
    known = duties(call)
    decided = tuple(item for item in known if item.kind == "council") or known
    return decided[-1] if decided else None


def deciding_sitting(
    sittings: Iterable[CouncilDate], deadline: Deadline, after: dt.date | None = None
) -> CouncilDate | None:
    """The last sitting that can decide in time, on or after the day `after`; None where there is none."""
    possible = [
        sitting
        for sitting in sittings
        if sitting.decides and sitting.date <= deadline.date and (after is None or sitting.date >= after)
    ]
    return max(possible, key=lambda sitting: (sitting.date, sitting.id), default=None)


def work_back(call: Call, schedule: Schedule, deadline: Deadline) -> tuple[Step, ...]:
    """The days on the way to a deadline, earliest first.

    For the deadline of the council's decision: the last sitting in time, the advice before it, and
    the day by which papers must be in. For every deadline: the milestones that must keep it.
    """
    steps = [Step(deadline.date, StepKind.DEADLINE, deadline.title)]
    working = working_day_before(deadline.date)
    if working != deadline.date:
        steps.append(Step(working, StepKind.LAST_WORKING_DAY, deadline.title))
    if council_deadline(call) == deadline:
        sitting = deciding_sitting(schedule.council_dates, deadline)
        if sitting is not None:
            steps += _sitting(sitting, StepKind.SITTING)
            before = [
                item for item in schedule.council_dates if not item.decides and item.date <= sitting.date
            ]
            advice = max(before, key=lambda item: (item.date, item.id), default=None)
            if advice is not None:
                steps += _sitting(advice, StepKind.ADVICE)
    steps += [
        Step(milestone.date, StepKind.MILESTONE, milestone.title, milestone.id)
        for milestone in schedule.milestones
        if milestone.deadline == deadline.id
    ]
    order = list(StepKind)
    return tuple(sorted(steps, key=lambda step: (step.date, -order.index(step.kind), step.title)))


def working_day_before(date: dt.date) -> dt.date:
    """The day itself where it is Monday to Friday, else the Friday before. Holidays are not known."""
    return date - dt.timedelta(days=max(0, date.weekday() - 4))


def _sitting(sitting: CouncilDate, kind: StepKind) -> list[Step]:
    steps = [Step(sitting.date, kind, sitting.body, sitting.id)]
    if sitting.papers_due is not None:
        steps.append(Step(sitting.papers_due, StepKind.PAPERS, sitting.body, sitting.id))
    return steps
