import dataclasses
import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.catalogue.shelf import load_call
from fundingkit.findings import Severity
from fundingkit.schedule import gantt
from fundingkit.schedule.back import (
    StepKind,
    council_deadline,
    deciding_sitting,
    work_back,
    working_day_before,
)
from fundingkit.schedule.conflicts import check_schedule
from fundingkit.schedule.days import day, months_after
from fundingkit.schedule.icalendar import write_calendar
from fundingkit.schedule.plan import CouncilDate, Milestone, PhasePeriod, Schedule
from fundingkit.tasks import Task

D = dt.date

#: Konstanz 2021: the council decided eleven days after the application, a month before its deadline.
COUNCIL = CouncilDate("rat", "Gemeinderat", D(2021, 3, 25), D(2021, 3, 11))
SCHEDULE = Schedule(
    (PhasePeriod("A", D(2022, 1, 1), D(2022, 12, 31)), PhasePeriod("B", D(2023, 1, 1), D(2026, 12, 31))),
    (
        Milestone("entwurf", "Entwurf fertig", D(2021, 2, 26), D(2021, 2, 1), deadline="bewerbung"),
        Milestone("absenden", "Bewerbung absenden", D(2021, 3, 12), deadline="bewerbung", after=("entwurf",)),
    ),
    (CouncilDate("ausschuss", "Hauptausschuss", D(2021, 3, 18), D(2021, 3, 4), decides=False), COUNCIL),
)


@pytest.fixture(scope="module")
def call():
    return load_call("mpsc-2021")


def codes(schedule, call, today=None):
    return [
        finding.code
        for finding in check_schedule(schedule, call, today)
        if finding.severity is not Severity.HINT
    ]


def with_(**changes):
    return dataclasses.replace(SCHEDULE, **changes)


def test_konstanz_may_decide_after_the_application_and_is_told_so(call):
    found = check_schedule(SCHEDULE, call)
    assert {finding.code: finding.severity for finding in found} == {
        "schedule.decision_after": Severity.HINT,
        "schedule.deadline_weekend": Severity.HINT,
    }
    after = next(finding for finding in found if finding.code == "schedule.decision_after")
    assert "zulässig bis 14.04.2021" in after.hint
    assert "Quelle:" in after.hint


def test_working_back_leads_from_the_deadline_to_the_papers(call):
    steps = work_back(call, SCHEDULE, council_deadline(call))
    assert [(step.date, step.kind) for step in steps] == [
        (D(2021, 3, 4), StepKind.PAPERS),
        (D(2021, 3, 11), StepKind.PAPERS),
        (D(2021, 3, 18), StepKind.ADVICE),
        (D(2021, 3, 25), StepKind.SITTING),
        (D(2021, 4, 14), StepKind.DEADLINE),
    ]
    application = next(item for item in call.deadlines if item.id == "bewerbung")
    assert [step.title for step in work_back(call, SCHEDULE, application)] == [
        "Entwurf fertig",
        "Bewerbung absenden",
        "Bewerbung einreichen",
        "Bewerbung einreichen",
    ]
    assert work_back(call, SCHEDULE, application)[2].kind in {StepKind.LAST_WORKING_DAY, StepKind.MILESTONE}


@pytest.mark.parametrize(
    ("schedule", "today", "code"),
    [
        (with_(council_dates=()), None, "schedule.no_sitting"),
        (
            with_(council_dates=(dataclasses.replace(COUNCIL, date=D(2021, 4, 29)),)),
            None,
            "schedule.no_sitting",
        ),
        (with_(council_dates=(dataclasses.replace(COUNCIL, decides=False),)), None, "schedule.no_sitting"),
        (SCHEDULE, D(2021, 3, 26), "schedule.no_sitting"),
        (SCHEDULE, D(2021, 3, 12), "schedule.papers_late"),
        (
            with_(council_dates=(dataclasses.replace(COUNCIL, papers_due=None),)),
            None,
            "schedule.papers_unknown",
        ),
        (
            with_(council_dates=(dataclasses.replace(COUNCIL, papers_due=D(2021, 3, 26)),)),
            None,
            "schedule.papers_after",
        ),
        (
            with_(milestones=(Milestone("a", "A", D(2021, 3, 15), deadline="bewerbung"),)),
            None,
            "schedule.after_deadline",
        ),
        (
            with_(milestones=(Milestone("a", "A", D(2021, 3, 15), deadline="weg"),)),
            None,
            "schedule.deadline_unknown",
        ),
        (
            with_(milestones=(Milestone("a", "A", D(2021, 3, 1), D(2021, 3, 2)),)),
            None,
            "schedule.start_after_end",
        ),
        (
            with_(milestones=(Milestone("a", "A", D(2021, 3, 1), after=("weg",)),)),
            None,
            "schedule.predecessor_unknown",
        ),
        (with_(milestones=(Milestone("a", "A", D(2021, 3, 1), phase="B"),)), None, "schedule.outside_phase"),
        (with_(milestones=(Milestone("a", "A", D(2021, 3, 1)),)), D(2021, 3, 2), "schedule.overdue"),
        (
            with_(
                milestones=(
                    Milestone("a", "A", D(2021, 3, 1)),
                    Milestone("b", "B", D(2021, 2, 1), after=("a",)),
                )
            ),
            None,
            "schedule.order",
        ),
        (
            with_(
                milestones=(
                    Milestone("a", "A", D(2021, 3, 1), after=("b",)),
                    Milestone("b", "B", D(2021, 3, 1), after=("a",)),
                )
            ),
            None,
            "schedule.circle",
        ),
        (with_(periods=(PhasePeriod("A", D(2022, 1, 1), D(2023, 1, 1)),)), None, "schedule.phase_too_long"),
        (with_(periods=(PhasePeriod("A", D(2022, 1, 2), D(2022, 1, 1)),)), None, "schedule.phase_reversed"),
        (
            with_(periods=(PhasePeriod("A", D(2021, 7, 1), D(2021, 12, 1)),)),
            None,
            "schedule.before_selection",
        ),
        (with_(periods=(PhasePeriod("C", D(2022, 7, 1), D(2022, 12, 1)),)), None, "schedule.phase_unknown"),
        (
            with_(periods=(SCHEDULE.periods[1], PhasePeriod("A", D(2022, 6, 1), D(2023, 1, 1)))),
            None,
            "schedule.phases_overlap",
        ),
    ],
)
def test_every_conflict_is_a_finding_with_a_remedy(call, schedule, today, code):
    found = check_schedule(schedule, call, today)
    assert code in [finding.code for finding in found]
    assert all(finding.hint and finding.place for finding in found)


def test_nobody_is_told_to_decide_once_the_deadline_is_over(call):
    assert codes(with_(council_dates=(), milestones=()), call, D(2022, 1, 1)) == []


def test_twelve_months_end_the_day_before_the_same_day_a_year_later(call):
    full = with_(periods=(PhasePeriod("A", D(2022, 3, 1), D(2023, 2, 28)),))
    assert "schedule.phase_too_long" not in codes(full, call)
    assert months_after(D(2024, 1, 31), 1) == D(2024, 2, 29)


def test_a_sunday_leads_to_the_friday_before():
    assert working_day_before(D(2021, 3, 14)) == D(2021, 3, 12)
    assert working_day_before(D(2021, 3, 12)) == D(2021, 3, 12)


def test_the_picture_its_words_and_its_table_say_the_same(call):
    rows = gantt.bars(SCHEDULE, call)
    assert len(gantt.table(SCHEDULE, call).rows) == len(rows) == len(call.deadlines) + 6
    assert "2 Sitzungen" in gantt.alt_text(SCHEDULE, call)
    assert "Bewerbung einreichen 14.03.2021" in gantt.alt_text(SCHEDULE, call)
    drawn = gantt.figure(SCHEDULE, call, today=D(2021, 3, 1))
    assert sum(len([x for x in trace.x if x]) for trace in drawn.data) == 2 * len(rows)
    before = gantt.bars(SCHEDULE, call, "application")
    after = gantt.bars(SCHEDULE, call, "project")
    assert {bar.title for bar in before}.isdisjoint({bar.title for bar in after})
    assert len(before) + len(after) == len(rows)
    empty = call.model_copy(update={"deadlines": ()})
    assert gantt.alt_text(Schedule(), empty) == "Der Zeitplan ist leer."
    gantt.figure(Schedule(), empty, dark=True)


def unfolded(data):
    return data.decode().replace("\r\n ", "").split("\r\n")


TASKS = (
    Task(
        "Risiken; klären, bitte",
        requirement="R14",
        responsible="Ali Öz",
        due=D(2021, 3, 1),
        note="Zeile\nzwei",
    ),
    Task("Ohne Tag"),
    Task("Erledigt", due=D(2021, 3, 1), done=True),
)


def test_the_calendar_has_every_deadline_sitting_milestone_and_dated_task(call):
    data = write_calendar("Seeburg", call, SCHEDULE, TASKS, stamp=D(2021, 3, 1))
    lines = unfolded(data)
    titles = [line.removeprefix("SUMMARY:") for line in lines if line.startswith("SUMMARY:")]
    assert "Frist: Bewerbung einreichen" in titles
    assert "Vorlage abgeben: Gemeinderat" in titles
    assert "Entwurf fertig" in titles
    assert "Aufgabe: Risiken\\; klären\\, bitte" in titles
    assert not any("Ohne Tag" in title or "Erledigt" in title for title in titles)
    at = lines.index("SUMMARY:Frist: Bewerbung einreichen")
    assert lines[at - 2 : at] == ["DTSTART;VALUE=DATE:20210314", "DTEND;VALUE=DATE:20210315"]
    assert "DESCRIPTION:Zuständig: Ali Öz. R14. Zeile\\nzwei" in lines
    begun = [line[6:] for line in lines if line.startswith("BEGIN:")]
    ended = [line[4:] for line in lines if line.startswith("END:")]
    assert sorted(begun) == sorted(ended)
    identities = [line for line in lines if line.startswith("UID:")]
    assert len(identities) == len(set(identities)) == len(titles)
    assert write_calendar("Seeburg", call, SCHEDULE, TASKS, stamp=D(2021, 3, 1)) == data


def test_an_entry_keeps_its_identity_when_it_moves(call):
    moved = with_(council_dates=(dataclasses.replace(COUNCIL, date=D(2021, 3, 26)),))
    first, second = (
        dict(
            re.findall(
                r"UID:(\S+)\r\n.*?SUMMARY:([^\r]+)",
                write_calendar("a", call, plan, stamp=D(2021, 1, 1)).decode(),
                re.DOTALL,
            )
        )
        for plan in (SCHEDULE, moved)
    )
    assert set(second) < set(first)


BARE = load_call("mpsc-2021").model_copy(update={"deadlines": ()})


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_no_line_is_longer_than_75_octets_and_every_title_comes_back(title):
    call = BARE
    plan = Schedule(milestones=(Milestone("a", title, D(2021, 1, 1)),))
    data = write_calendar("x", call, plan, stamp=D(2021, 1, 1))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    line = next(line for line in unfolded(data) if line.startswith("SUMMARY:"))
    back = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], line[8:])
    assert back == "".join(
        " " if char == "\t" else char for char in title if char.isprintable() or char in "\n\t"
    )


def test_the_last_sitting_in_time_decides(call):
    deadline = council_deadline(call)
    assert deciding_sitting(SCHEDULE.council_dates, deadline).id == "rat"
    assert day(deadline.date) == "14.04.2021"
