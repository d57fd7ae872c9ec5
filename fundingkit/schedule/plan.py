"""The schedule as people keep it: phases with dates, milestones, sittings of the council."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PhasePeriod:
    """When a phase of the call is to run; both days included. `phase` is its id in the call."""

    phase: str
    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something to be reached or worked on.

    `date` is the day it is due; with `start` it is a stretch of work from `start` to `date`,
    both included. `after` are ids of milestones that must be reached before; `deadline` is the
    id of a deadline of the call that it must keep; `phase`, `measure` link it where they are set.
    """

    id: str
    title: str
    date: dt.date
    start: dt.date | None = None
    phase: str = ""
    measure: str = ""
    deadline: str = ""
    after: tuple[str, ...] = ()
    responsible: str = ""
    done: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class CouncilDate:
    """A sitting. `body` is the name of the council or committee.

    `papers_due` is the last day for handing in papers, None where unknown; `decides` is false
    for a committee that only advises.
    """

    id: str
    body: str
    date: dt.date
    papers_due: dt.date | None = None
    decides: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Schedule:
    """All that people have entered about time, in no particular order."""

    periods: tuple[PhasePeriod, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    council_dates: tuple[CouncilDate, ...] = ()
