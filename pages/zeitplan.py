"""Zeitplan: phases, milestones and sittings, worked back from each deadline, with conflicts."""

from __future__ import annotations

import streamlit as st

from fundingkit.schedule import gantt
from fundingkit.schedule.conflicts import check_schedule
from pages._antrag_desk import begin_part
from pages._antrag_picture import is_dark, show_picture
from pages._antrag_schedule import (
    milestone_table,
    period_table,
    show_calendar_file,
    show_way_back,
    sitting_table,
)
from pages._antrag_table import edit_table
from pages._findings import show_findings

desk = begin_part("Zeitplan")
schedule, call = desk.application.schedule, desk.view.call
show_way_back(desk)
findings = check_schedule(schedule, call, desk.today)
if findings:
    with st.expander(f"Unstimmigkeiten ({len(findings)})", icon=":material/warning:", expanded=True):
        show_findings(findings)
part = st.segmented_control(
    "Zeitraum", ["application", "project"], key="zeitraum", default="application", required=True,
    format_func=lambda known: {"application": "Bis zur Auswahl", "project": "Laufzeit des Vorhabens"}[known],
    label_visibility="collapsed",
)  # fmt: skip
if gantt.bars(schedule, call, part):
    show_picture(
        f"zeitplan_{part}",
        gantt.figure(schedule, call, part, today=desk.today if part == "project" else None, dark=is_dark()),
        gantt.alt_text(schedule, call, part),
        gantt.table(schedule, call, part),
    )
else:
    st.info("Hier ist noch nichts eingetragen. Tragen Sie unten Phasen und Meilensteine ein.")
show_calendar_file(desk)
st.header("Sitzungen von Rat und Ausschüssen", anchor=False)
edit_table(desk, sitting_table(desk))
st.header("Meilensteine", anchor=False)
edit_table(desk, milestone_table(desk))
st.header("Phasen", anchor=False)
edit_table(desk, period_table(desk))
