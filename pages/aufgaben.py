"""Aufgaben: everything that is missing, for whom and until when."""

from __future__ import annotations

import streamlit as st

from fundingkit.schedule.icalendar import write_calendar
from fundingkit.store.clock import utc_now
from fundingkit.workbench.agenda import agenda, last_day_sentence
from pages._aufgaben_gaps import offer_gaps
from pages._frame import begin
from pages._pruefung_desk import speak
from pages._pruefung_tasks import show_task
from pages._pruefung_ways import show_ways

ROWS = 10

view = begin("Aufgaben")
speak()
show_ways()
today = utc_now().date()
kept = view.store.plans.tasks.all(view.dossier.id, view.call.id)
with st.container(horizontal=True, vertical_alignment="bottom"):
    state = st.segmented_control(
        "Zustand",
        ["offen", "erledigt", "alle"],
        default="offen",
        required=True,
        key="aufgaben",
        bind="query-params",
    )
    who = st.selectbox(
        "Zuständig",
        sorted({known.value.responsible for known in kept if known.value.responsible}),
        index=None,
        placeholder="alle",
        key="zustaendig",
        width=320,
        bind="query-params",
    )
    st.download_button(
        "In den Kalender",
        data=lambda: write_calendar(
            view.dossier.title,
            view.call,
            view.store.plans.schedule(view.dossier.id, view.call.id),
            view.store.plans.tasks.values(view.dossier.id, view.call.id),
            stamp=today,
        ),
        file_name="aufgaben.ics",
        mime="text/calendar",
        icon=":material/event:",
        on_click="ignore",
        help="Aufgaben mit Termin und die Fristen des Aufrufs als iCalendar-Datei",
    )
shown = agenda(
    kept, lambda known: known.value, today, view.call.deadlines, wanted=state, responsible=who or ""
)
st.caption(last_day_sentence(view.call.deadlines, today))
if not shown:
    st.info("Hier ist nichts zu tun.", icon=":material/task_alt:")
pages = -(-len(shown) // ROWS)
page = st.pagination(pages, key="aufgaben_seite") if pages > 1 else 1
for task in shown[(page - 1) * ROWS : page * ROWS]:
    show_task(view, task, view.call.deadlines, about=task.value.requirement)
offer_gaps(view, kept)
