"""Tasks: what is missing, for whom, until when; shown by requirement and all together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from fundingkit.catalogue.call import Deadline
from fundingkit.store.clock import utc_now
from fundingkit.store.registers import Kept, Written
from fundingkit.tasks import LONGEST, Task, Urgency, urgency
from fundingkit.workbench.openings import task_title
from pages._findings import show_findings
from pages._frame import View
from pages._pruefung_desk import ITEM, Desk, say
from pages._text import day, plain

_COLOURS = {
    Urgency.OVERDUE: "red",
    Urgency.TOO_LATE: "orange",
    Urgency.OPEN: "blue",
    Urgency.UNDATED: "gray",
    Urgency.DONE: "green",
}


def show_tasks(desk: Desk) -> None:
    """The tasks of the requirement looked at, and a form for another one."""
    deadlines = desk.review.assessment.call.deadlines
    every = desk.view.store.plans.tasks.all(desk.dossier, desk.call)
    for kept in every:
        if kept.value.requirement == desk.item.id:
            show_task(desk.view, kept, deadlines)
    with st.form("_new_task", clear_on_submit=True):
        title = st.text_area("Was fehlt?", value=task_title(desk.item), max_chars=LONGEST, height=90)
        with st.container(horizontal=True):
            who = st.text_input("Zuständig", max_chars=LONGEST, placeholder="Name, Amt oder Stelle")
            due = st.date_input("Bis", value=None, format="DD.MM.YYYY")
        if st.form_submit_button(
            "Aufgabe anlegen", icon=":material/add_task:", disabled=not desk.view.writes
        ):
            keep_task(
                desk.view, Task(title.strip(), requirement=desk.item.id, responsible=who.strip(), due=due)
            )


def show_task(view: View, kept: Kept[Task], deadlines: Sequence[Deadline], about: str = "") -> None:
    """One task with its urgency, and the way to the requirement that it is `about`."""
    task = kept.value
    how = urgency(task, utc_now().date(), deadlines)
    details = [plain(task.responsible), f"bis {day(task.due)}" if task.due else ""]
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.checkbox(
            plain(task.title),
            value=task.done,
            key=f"_done_{kept.key}_{kept.revision}",
            disabled=not view.writes,
            on_change=_tick,
            args=(view, kept),
            width="stretch",
        )
        st.markdown(
            f":{_COLOURS[how]}-badge[{how.label}] :small[{' · '.join(part for part in details if part)}]"
        )
        if about:
            st.page_link("pruefung.py", label=about, query_params={ITEM: about})
        if st.button("ändern", key=f"_task_edit_{kept.key}", type="tertiary", disabled=not view.writes):
            _edit(view, kept)


@st.dialog("Aufgabe ändern")
def _edit(view: View, kept: Kept[Task]) -> None:
    task = kept.value
    title = st.text_area("Was fehlt?", value=task.title, max_chars=LONGEST)
    who = st.text_input("Zuständig", value=task.responsible, max_chars=LONGEST)
    due = st.date_input("Bis", value=task.due, format="DD.MM.YYYY")
    note = st.text_area("Notiz", value=task.note, max_chars=LONGEST)
    with st.container(horizontal=True):
        if st.button("Speichern", type="primary"):
            changed = replace(task, title=title.strip(), responsible=who.strip(), due=due, note=note.strip())
            written = _write(view, kept, changed)
            show_findings(written.findings)
            if not written.findings:
                st.rerun()
        if st.button("Aufgabe entfernen"):
            tasks = view.store.plans.tasks
            _told(
                tasks.remove(
                    view.dossier.id, kept.key, by=view.by, based_on=kept.revision, call_id=view.call.id
                )
            )
            st.rerun()


def keep_task(view: View, task: Task) -> None:
    """Keep a new task, or say what keeps it from being one."""
    written = view.store.plans.tasks.add(view.dossier.id, task, by=view.by, call_id=view.call.id)
    if written.accepted:
        say("Aufgabe angelegt.", ":material/add_task:")
        st.rerun()
    show_findings(written.findings)


def _tick(view: View, kept: Kept[Task]) -> None:
    _write(view, kept, replace(kept.value, done=not kept.value.done))


def _write(view: View, kept: Kept[Task], task: Task) -> Written[Task]:
    written = view.store.plans.tasks.write(
        view.dossier.id, kept.key, task, by=view.by, based_on=kept.revision, call_id=view.call.id
    )
    _told(written)
    return written


def _told(written: Written[Task]) -> None:
    if written.conflict:
        say("Diese Aufgabe wurde inzwischen von anderen geändert; bitte ansehen.", ":material/group:")
