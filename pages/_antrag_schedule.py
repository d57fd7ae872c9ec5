"""Parts of the schedule page: the way back from each deadline, the three tables, the calendar."""

from __future__ import annotations

import streamlit as st

from fundingkit.drafting.downloads import downloads
from fundingkit.rows import told_apart
from fundingkit.schedule import rows as cells
from fundingkit.schedule.back import duties, work_back
from fundingkit.schedule.days import weekday
from pages._antrag_desk import Desk
from pages._antrag_downloads import presentation, show_download
from pages._antrag_table import TableKind
from pages._text import day, plain

_column = st.column_config


def show_way_back(desk: Desk) -> None:
    """For each deadline the days that must be kept before it, earliest first."""
    deadlines = duties(desk.view.call)
    if not deadlines:
        st.info("Der Aufruf nennt keine Frist. Sitzungen und Meilensteine lassen sich trotzdem eintragen.")
        return
    st.header("Von der Frist zurück gerechnet", anchor=False)
    for column, deadline in zip(st.columns(len(deadlines)), deadlines, strict=True):
        with column.container(border=True, height="stretch"):
            st.markdown(f"**{plain(deadline.title)}**")
            for step in work_back(desk.view.call, desk.application.schedule, deadline):
                st.markdown(
                    f"{day(step.date)} :gray[{weekday(step.date)}]  \n{step.kind.label}: {plain(step.title)}"
                )


def sitting_table(desk: Desk) -> TableKind:
    config = {
        "Gremium": _column.TextColumn(width="medium", max_chars=200),
        "Sitzung": _day(),
        "Vorlage bis": _day("Letzter Tag für die Abgabe der Vorlage"),
        "beschließt": _column.CheckboxColumn(default=True, help="Aus bei Ausschüssen, die nur vorberaten"),
        "Notiz": _column.TextColumn(max_chars=2000),
    }
    return TableKind("Sitzungen", desk.plans.council_dates, cells.sitting_row, cells.sitting, config)


def milestone_table(desk: Desk) -> TableKind:
    call = desk.view.call
    labels = {
        "Phase": told_apart({phase.id: phase.title for phase in call.terms.phases}),
        "Maßnahme": told_apart({measure.id: measure.title for measure in desk.application.measures}),
        "für die Frist": told_apart({item.id: f"{item.title} ({day(item.date)})" for item in call.deadlines}),
        "nach": told_apart({item.id: item.title for item in desk.application.schedule.milestones}),
    }
    config = {
        "Was": _column.TextColumn(width="medium", max_chars=200),
        "ab": _day("Beginn, wenn es sich über Tage zieht"),
        "bis": _day(),
        "Phase": _choice(labels["Phase"]),
        "Maßnahme": _choice(labels["Maßnahme"]),
        "für die Frist": _choice(labels["für die Frist"]),
        "nach": _choice(labels["nach"], "Kann erst beginnen, wenn dies erreicht ist"),
        "Zuständig": _column.TextColumn(max_chars=200),
        "erledigt": _column.CheckboxColumn(default=False),
        "Notiz": _column.TextColumn(max_chars=2000),
    }
    register = desk.plans.milestones
    return TableKind("Meilensteine", register, cells.milestone_row, cells.milestone, config, labels=labels)


def period_table(desk: Desk) -> TableKind:
    labels = {"Phase": told_apart({phase.id: phase.title for phase in desk.view.call.terms.phases})}
    config = {
        "Phase": _choice(labels["Phase"]),
        "Beginn": _day(),
        "Ende": _day(),
    }
    register = desk.plans.periods
    return TableKind(
        "Phasen", register, cells.period_row, cells.period, config, lambda made: made.phase, labels=labels
    )


def show_calendar_file(desk: Desk) -> None:
    files = downloads(desk.application, presentation(desk)[0].edition(desk.today, desk.view.by), office=False)
    show_download(next(item for item in files if item.key == "termine.ics"))


def _day(words: str = ""):
    return _column.DateColumn(format="DD.MM.YYYY", help=words or None)


def _choice(titles: dict[str, str], words: str = ""):
    return _column.SelectboxColumn(options=list(titles.values()), help=words or None)
