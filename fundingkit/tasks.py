"""Tasks: from a gap to somebody who closes it by a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fundingkit.catalogue.call import Deadline
from fundingkit.findings import Finding, Severity

#: Longest text of a task, in characters.
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Task:
    """What is missing, for whom, until when.

    `requirement`, `field` and `attachment` are ids in the call, empty where the task is not
    about one. `responsible` is free text or a person's name; `due` is the last day, None while
    nobody has said.
    """

    title: str
    requirement: str = ""
    field: str = ""
    attachment: str = ""
    responsible: str = ""
    due: dt.date | None = None
    done: bool = False
    note: str = ""


class Urgency(StrEnum):
    """How a task stands in time, most urgent first."""

    OVERDUE = "overdue"
    TOO_LATE = "too_late"
    OPEN = "open"
    UNDATED = "undated"
    DONE = "done"

    @property
    def label(self) -> str:
        """The German words shown to people."""
        return {
            "overdue": "überfällig",
            "too_late": "Termin nach der Frist des Aufrufs",
            "open": "offen",
            "undated": "ohne Termin",
            "done": "erledigt",
        }[self.value]


def urgency(task: Task, today: dt.date, deadlines: Iterable[Deadline] = ()) -> Urgency:
    """How a task stands on that day, and against the last deadline for handing in the application."""
    if task.done:
        return Urgency.DONE
    if task.due is None:
        return Urgency.UNDATED
    if task.due < today:
        return Urgency.OVERDUE
    end = last_day(deadlines)
    return Urgency.TOO_LATE if end is not None and task.due > end else Urgency.OPEN


def last_day(deadlines: Iterable[Deadline]) -> dt.date | None:
    """The last day on which anything can be handed in, the council's decision included; None if unknown."""
    return max((d.date for d in deadlines if d.kind in {"application", "council"}), default=None)


def in_order(tasks: Iterable[Task], today: dt.date, deadlines: Sequence[Deadline] = ()) -> tuple[Task, ...]:
    """The tasks with the most urgent first, then by date and title."""
    ranks = list(Urgency)
    return tuple(
        sorted(
            tasks,
            key=lambda task: (
                ranks.index(urgency(task, today, deadlines)),
                task.due or dt.date.max,
                task.title.casefold(),
            ),
        )
    )


def task_findings(task: Task) -> tuple[Finding, ...]:
    """What keeps this from being a task; empty where nothing does."""
    findings = []
    if not task.title.strip():
        findings.append(
            Finding(
                "task.empty",
                Severity.ERROR,
                "Die Aufgabe sagt nicht, was fehlt.",
                "Bitte kurz beschreiben, was zu tun ist.",
            )
        )
    findings += [
        Finding(
            "task.too_long",
            Severity.ERROR,
            f"Die Angabe „{name}“ hat {len(text)} Zeichen.",
            f"Bitte auf höchstens {LONGEST} Zeichen kürzen.",
        )
        for name, text in (("Aufgabe", task.title), ("Zuständig", task.responsible), ("Notiz", task.note))
        if len(text) > LONGEST
    ]
    return tuple(findings)
