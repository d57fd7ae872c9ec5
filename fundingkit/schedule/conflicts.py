"""Conflicts of a schedule: with the call's dates and durations, and within itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from fundingkit.catalogue.call import Call
from fundingkit.costs.rules import source_of
from fundingkit.findings import Finding, Place, Severity
from fundingkit.schedule.back import council_deadline, deciding_sitting, duties, working_day_before
from fundingkit.schedule.days import day, months_after, weekday
from fundingkit.schedule.plan import Milestone, Schedule

#: What findings about the schedule name as their file.
SCHEDULE = "Zeitplan"


def check_schedule(schedule: Schedule, call: Call, today: dt.date | None = None) -> tuple[Finding, ...]:
    """Every conflict of the schedule, errors first.

    With `today`, what is overdue is found too, and only sittings still to come can decide.
    """
    found = [
        *_council(schedule, call, today),
        *_sittings(schedule),
        *_milestones(schedule, call, today),
        *_order(schedule),
        *_periods(schedule, call),
        *_weekends(call, today),
    ]
    order = list(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def _council(schedule: Schedule, call: Call, today: dt.date | None) -> Iterator[Finding]:
    deadline = council_deadline(call)
    if deadline is None or (today is not None and today > deadline.date):
        return
    sitting = deciding_sitting(schedule.council_dates, deadline, today)
    if sitting is None:
        later = [item for item in schedule.council_dates if item.decides and item.date > deadline.date]
        following = min(later, key=lambda item: item.date, default=None)
        what = (
            f"Die nächste Sitzung ({following.body}, {day(following.date)}) liegt nach der Frist "
            f"{day(deadline.date)}."
            if following
            else f"Vor der Frist {day(deadline.date)} ist keine Sitzung eingetragen, die beschließen kann."
        )
        yield _error(
            "schedule.no_sitting",
            what,
            f"Eine Sitzung bis {day(deadline.date)} eintragen oder eine Eilentscheidung vorsehen. "
            f"{source_of(call, deadline)}.",
        )
        return
    if sitting.papers_due is None:
        yield _warning(
            "schedule.papers_unknown",
            f"{sitting.body} am {day(sitting.date)}: Bis wann die Vorlage abzugeben ist, ist nicht bekannt.",
            "Den Tag bei der Geschäftsstelle erfragen und eintragen.",
        )
    elif today is not None and sitting.papers_due < today:
        yield _error(
            "schedule.papers_late",
            f"Die Vorlage für {sitting.body} am {day(sitting.date)} war bis {day(sitting.papers_due)} "
            "abzugeben.",
            "Mit der Geschäftsstelle eine Tischvorlage oder eine spätere Sitzung vereinbaren.",
        )
    applications = [item for item in duties(call) if item.kind == "application"]
    if applications and sitting.date > applications[-1].date:
        yield Finding(
            "schedule.decision_after",
            Severity.HINT,
            f"Der Beschluss am {day(sitting.date)} fällt nach der Bewerbung ({day(applications[-1].date)}).",
            f"Das ist zulässig bis {day(deadline.date)}; der Beschluss ist nachzureichen. "
            f"{source_of(call, deadline)}.",
            Place(SCHEDULE),
        )


def _sittings(schedule: Schedule) -> Iterator[Finding]:
    for sitting in schedule.council_dates:
        if sitting.papers_due is not None and sitting.papers_due > sitting.date:
            yield _error(
                "schedule.papers_after",
                f"{sitting.body}: Die Vorlage wäre erst nach der Sitzung am {day(sitting.date)} abzugeben.",
                "Einen der beiden Tage berichtigen.",
            )
        if sitting.date.weekday() > 4:
            yield _weekend(f"{sitting.body} tagt am {day(sitting.date)}", sitting.date)


def _milestones(schedule: Schedule, call: Call, today: dt.date | None) -> Iterator[Finding]:
    deadlines = {deadline.id: deadline for deadline in call.deadlines}
    periods = {period.phase: period for period in schedule.periods}
    for milestone in schedule.milestones:
        name = f"„{milestone.title}“"
        if milestone.start is not None and milestone.start > milestone.date:
            yield _error(
                "schedule.start_after_end",
                f"{name} beginnt ({day(milestone.start)}) nach dem Ende ({day(milestone.date)}).",
                "Einen der beiden Tage berichtigen.",
            )
        deadline = deadlines.get(milestone.deadline)
        if milestone.deadline and deadline is None:
            yield _warning(
                "schedule.deadline_unknown",
                f"{name} bezieht sich auf die Frist „{milestone.deadline}“, die der Aufruf nicht kennt.",
                "Eine Frist des Aufrufs wählen.",
            )
        elif deadline is not None and milestone.date > deadline.date:
            yield _error(
                "schedule.after_deadline",
                f"{name} ist am {day(milestone.date)} fällig, die Frist „{deadline.title}“ endet am "
                f"{day(deadline.date)}.",
                f"Um {(milestone.date - deadline.date).days} Tage vorziehen. {source_of(call, deadline)}.",
            )
        period = periods.get(milestone.phase)
        if period is not None and not period.start <= milestone.date <= period.end:
            yield _warning(
                "schedule.outside_phase",
                f"{name} liegt am {day(milestone.date)} außerhalb der Phase {milestone.phase} "
                f"({day(period.start)} bis {day(period.end)}).",
                "Den Tag oder die Phase berichtigen.",
            )
        if today is not None and milestone.date < today and not milestone.done:
            yield _warning(
                "schedule.overdue",
                f"{name} war am {day(milestone.date)} fällig und ist nicht erledigt.",
                "Als erledigt kennzeichnen oder neu terminieren.",
            )


def _order(schedule: Schedule) -> Iterator[Finding]:
    known = {milestone.id: milestone for milestone in schedule.milestones}
    for milestone in schedule.milestones:
        for before in milestone.after:
            first = known.get(before)
            if first is None:
                yield _warning(
                    "schedule.predecessor_unknown",
                    f"„{milestone.title}“ folgt auf „{before}“, das es nicht gibt.",
                    "Den Vorgänger entfernen oder neu wählen.",
                )
            elif first.date > (milestone.start or milestone.date):
                yield _error(
                    "schedule.order",
                    f"„{milestone.title}“ beginnt vor dem Ende von „{first.title}“ ({day(first.date)}).",
                    "Den Beginn verschieben oder die Abhängigkeit entfernen.",
                )
    for milestone in schedule.milestones:
        if _leads_back(milestone, known):
            yield _error(
                "schedule.circle",
                f"„{milestone.title}“ hängt über seine Vorgänger von sich selbst ab.",
                "Eine der Abhängigkeiten entfernen.",
            )


def _leads_back(milestone: Milestone, known: dict[str, Milestone]) -> bool:
    waiting, seen = list(milestone.after), set()
    while waiting:
        before = waiting.pop()
        if before == milestone.id:
            return True
        if before in known and before not in seen:
            seen.add(before)
            waiting.extend(known[before].after)
    return False


def _periods(schedule: Schedule, call: Call) -> Iterator[Finding]:
    phases = {phase.id: phase for phase in call.terms.phases}
    order = {phase.id: index for index, phase in enumerate(call.terms.phases)}
    selection = max((item.date for item in call.deadlines if item.kind == "selection"), default=None)
    for period in schedule.periods:
        phase = phases.get(period.phase)
        if phase is None:
            if phases:
                yield _warning(
                    "schedule.phase_unknown",
                    f"Die Phase „{period.phase}“ kennt der Aufruf nicht.",
                    f"Eine der Phasen {', '.join(phases)} wählen.",
                )
            continue
        if period.end < period.start:
            yield _error(
                "schedule.phase_reversed",
                f"{phase.title} endet ({day(period.end)}) vor dem Beginn ({day(period.start)}).",
                "Einen der beiden Tage berichtigen.",
            )
        elif phase.months is not None and period.end >= months_after(period.start, phase.months):
            last = months_after(period.start, phase.months) - dt.timedelta(days=1)
            yield _error(
                "schedule.phase_too_long",
                f"{phase.title} dauert länger als {phase.months} Monate.",
                f"Bis spätestens {day(last)} enden lassen. {source_of(call, phase)}.",
            )
        if selection is not None and period.start <= selection:
            yield _warning(
                "schedule.before_selection",
                f"{phase.title} beginnt am {day(period.start)}, ausgewählt wird erst am {day(selection)}.",
                "Den Beginn nach die Auswahl und den Förderbescheid legen.",
            )
    following = sorted(
        (item for item in schedule.periods if item.phase in order), key=lambda item: order[item.phase]
    )
    for first, second in pairwise(following):
        if second.start <= first.end:
            yield _warning(
                "schedule.phases_overlap",
                f"Phase {second.phase} beginnt ({day(second.start)}), bevor Phase {first.phase} endet "
                f"({day(first.end)}).",
                "Die Phasen nacheinander legen.",
            )


def _weekends(call: Call, today: dt.date | None) -> Iterator[Finding]:
    for deadline in duties(call):
        if deadline.date.weekday() > 4 and (today is None or today <= deadline.date):
            working = working_day_before(deadline.date)
            yield Finding(
                "schedule.deadline_weekend",
                Severity.HINT,
                f"Die Frist „{deadline.title}“ endet am {day(deadline.date)} ({weekday(deadline.date)}).",
                f"Bis {weekday(working)}, {day(working)}, fertig sein, solange noch jemand erreichbar ist.",
                Place(SCHEDULE),
            )


def _weekend(what: str, date: dt.date) -> Finding:
    return Finding(
        "schedule.weekend",
        Severity.HINT,
        f"{what}, einem {weekday(date)}.",
        "Den Tag prüfen.",
        Place(SCHEDULE),
    )


def _error(code: str, title: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, title, hint, Place(SCHEDULE))


def _warning(code: str, title: str, hint: str) -> Finding:
    return Finding(code, Severity.WARNING, title, hint, Place(SCHEDULE))
