"""The tasks of a call as a list to work through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeVar

from fundingkit.catalogue.call import Deadline
from fundingkit.tasks import Task, Urgency, last_day, urgency

Entry = TypeVar("Entry")

#: Which tasks are wanted.
Wanted = Literal["offen", "erledigt", "alle"]


def agenda(
    entries: Iterable[Entry],
    task_of: Callable[[Entry], Task],
    today: dt.date,
    deadlines: Sequence[Deadline] = (),
    *,
    wanted: Wanted = "offen",
    responsible: str = "",
) -> tuple[Entry, ...]:
    """The wanted tasks, most urgent first. An empty `responsible` means anybody."""
    ranks = list(Urgency)
    found = [
        entry
        for entry in entries
        if (wanted == "alle" or task_of(entry).done == (wanted == "erledigt"))
        and (not responsible or task_of(entry).responsible == responsible)
    ]
    found.sort(
        key=lambda entry: (
            ranks.index(urgency(task_of(entry), today, deadlines)),
            task_of(entry).due or dt.date.max,
            task_of(entry).title.casefold(),
        )
    )
    return tuple(found)


def last_day_sentence(deadlines: Sequence[Deadline], today: dt.date) -> str:
    """What the call's last day means for tasks, in German; says so where none is known."""
    last = last_day(deadlines)
    if last is None:
        return "Der Aufruf nennt keine Frist zur Einreichung."
    when = f"{last:%d.%m.%Y}"
    if last < today:
        return f"Die letzte Frist des Aufrufs war der {when}; sie ist vorbei."
    return f"Die letzte Frist des Aufrufs ist der {when}; Termine danach sind gekennzeichnet."
