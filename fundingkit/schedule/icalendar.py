"""The schedule as an iCalendar file (RFC 5545) that Outlook and Thunderbird read.

Everything is an all-day event: Outlook ignores to-do entries when it imports a file.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator

from fundingkit.catalogue.call import Call
from fundingkit.schedule.plan import Schedule
from fundingkit.tasks import Task

#: How many days before a deadline or a task's day a reminder is set.
REMIND = 7

_Entry = tuple[str, dt.date, dt.date, str, str, str, bool]


def write_calendar(
    name: str, call: Call, schedule: Schedule, tasks: Iterable[Task] = (), *, stamp: dt.date
) -> bytes:
    """The bytes of the calendar: deadlines, sittings, milestones, phases and dated, open tasks.

    `name` is shown as the calendar's and keeps the entries of two dossiers apart; `stamp` is the
    day on which it is written. The same input gives the same bytes, and an entry keeps its UID
    as long as its id, so that a second import moves it instead of doubling it.
    """
    moment = f"{stamp:%Y%m%d}T000000Z"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//fundingkit//Zeitplan//DE",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for identity, start, end, title, words, category, remind in _entries(call, schedule, tasks):
        digest = hashlib.sha256(f"{name}\n{call.id}\n{identity}".encode("utf-8", "replace")).hexdigest()[:32]
        lines += [
            "BEGIN:VEVENT",
            f"UID:{digest}@fundingkit",
            f"DTSTAMP:{moment}",
            f"DTSTART;VALUE=DATE:{start:%Y%m%d}",
            # The end of an all-day event is the day after its last.
            f"DTEND;VALUE=DATE:{end + dt.timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(title)}",
            *([f"DESCRIPTION:{_escaped(words)}"] if words else []),
            f"CATEGORIES:{_escaped(category)}",
            "TRANSP:TRANSPARENT",
            *(_reminder(title) if remind else ()),
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _entries(call: Call, schedule: Schedule, tasks: Iterable[Task]) -> Iterator[_Entry]:
    for item in call.deadlines:
        words = f"{call.title}. {item.time} {item.remark}".strip()
        duty = item.kind in {"application", "council", "question"}
        yield f"deadline {item.id}", item.date, item.date, f"Frist: {item.title}", words, "Frist", duty
    for sitting in schedule.council_dates:
        kind = "Sitzung" if sitting.decides else "Vorberatung"
        yield (
            f"sitting {sitting.id}",
            sitting.date,
            sitting.date,
            f"{kind}: {sitting.body}",
            sitting.note,
            kind,
            False,
        )
        if sitting.papers_due is not None:
            title = f"Vorlage abgeben: {sitting.body}"
            yield f"papers {sitting.id}", sitting.papers_due, sitting.papers_due, title, "", "Vorlage", True
    for milestone in schedule.milestones:
        if not milestone.done:
            words = (
                f"Zuständig: {milestone.responsible}. {milestone.note}"
                if milestone.responsible
                else milestone.note
            )
            start = min(milestone.start or milestone.date, milestone.date)
            yield (
                f"milestone {milestone.id}",
                start,
                milestone.date,
                milestone.title,
                words,
                "Meilenstein",
                True,
            )
    titles = {phase.id: phase.title for phase in call.terms.phases}
    for period in schedule.periods:
        if period.start <= period.end:
            title = titles.get(period.phase, f"Phase {period.phase}")
            yield f"phase {period.phase}", period.start, period.end, title, "", "Phase", False
    seen: dict[str, int] = {}
    for task in tasks:
        if task.done or task.due is None:
            continue
        about = " ".join(part for part in (task.requirement, task.field, task.attachment) if part)
        words = ". ".join(
            part
            for part in (f"Zuständig: {task.responsible}" if task.responsible else "", about, task.note)
            if part
        )
        seen[task.title] = seen.get(task.title, 0) + 1
        yield (
            f"task {about} {task.title} {seen[task.title]}",
            task.due, task.due, f"Aufgabe: {task.title}", words, "Aufgabe", True,
        )  # fmt: skip


def _reminder(title: str) -> tuple[str, ...]:
    return (
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(title)}",
        f"TRIGGER:-P{REMIND}D",
        "END:VALARM",
    )


def _escaped(text: str) -> str:
    text = "".join(char for char in text if char.isprintable() or char in "\n\t")
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n").replace("\t", " ")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, the later ones starting with a space."""
    piece, size = "", 0
    for char in line:
        octets = len(char.encode("utf-8", "replace"))
        if size + octets > 75:
            yield piece
            piece, size = " ", 1
        piece += char
        size += octets
    yield piece
