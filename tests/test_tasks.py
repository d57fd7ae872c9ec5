import datetime as dt

import pytest

from fundingkit.catalogue.call import Deadline
from fundingkit.tasks import Task, Urgency, in_order, task_findings, urgency

TODAY = dt.date(2021, 3, 1)
DEADLINES = tuple(
    Deadline(id=kind, title=kind, date=day, kind=kind, sources=("own",), certainty="inferred")
    for kind, day in (
        ("application", dt.date(2021, 3, 14)),
        ("council", dt.date(2021, 4, 14)),
        ("selection", dt.date(2021, 7, 1)),
    )
)


@pytest.mark.parametrize(
    ("due", "done", "expected"),
    [
        (dt.date(2021, 2, 28), False, Urgency.OVERDUE),
        (dt.date(2021, 3, 1), False, Urgency.OPEN),
        (dt.date(2021, 4, 14), False, Urgency.OPEN),
        (dt.date(2021, 4, 15), False, Urgency.TOO_LATE),
        (None, False, Urgency.UNDATED),
        (dt.date(2021, 2, 28), True, Urgency.DONE),
    ],
)
def test_a_task_is_held_against_today_and_the_last_day_of_the_call(due, done, expected):
    assert urgency(Task("x", due=due, done=done), TODAY, DEADLINES) is expected


def test_without_known_deadlines_nothing_is_too_late():
    assert urgency(Task("x", due=dt.date(2030, 1, 1)), TODAY) is Urgency.OPEN


def test_the_most_urgent_comes_first():
    done, late, soon = (
        Task("a", done=True),
        Task("b", due=dt.date(2021, 2, 1)),
        Task("c", due=dt.date(2021, 3, 5)),
    )
    assert in_order([done, soon, late], TODAY, DEADLINES) == (late, soon, done)


def test_a_task_must_say_what_is_missing():
    assert [finding.code for finding in task_findings(Task(" ", note="x" * 2001))] == [
        "task.empty",
        "task.too_long",
    ]
    assert task_findings(Task("Beschluss holen")) == ()
