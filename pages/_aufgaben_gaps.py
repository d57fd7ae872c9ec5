"""Gaps that nobody has taken on yet: one press makes a task of each."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from fundingkit.store.registers import Kept
from fundingkit.tasks import Task
from fundingkit.workbench.items import Item, items
from fundingkit.workbench.openings import gaps_without_task, task_title
from pages._frame import View
from pages._pruefung_desk import say
from pages._text import plain

#: Gaps on one page of the list.
ROWS = 8


def offer_gaps(view: View, kept: Sequence[Kept[Task]]) -> None:
    """Requirements that people judged as not met and that no open task is about."""
    every = items(view.store.assessment(view.dossier.id, view.call.id))
    left = gaps_without_task(every, [known.value for known in kept])
    st.header(f"Lücken ohne Aufgabe ({len(left)})", anchor=False)
    st.caption("Geprüfte Prüffragen unter Stufe 3; ungeprüfte stehen erst hier, wenn jemand geurteilt hat.")
    pages = -(-len(left) // ROWS)
    page = st.pagination(pages, key="luecken_seite") if pages > 1 else 1
    for item in left[(page - 1) * ROWS : page * ROWS]:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"**{item.id} {plain(item.requirement.title)}** · {item.grade_label}  \n"
                f":small[{plain(item.requirement.full)}]",
                width="stretch",
            )
            st.button(
                "Aufgabe anlegen",
                key=f"_gap_{item.id}",
                icon=":material/add_task:",
                disabled=not view.writes,
                on_click=_make,
                args=(view, item),
            )


def _make(view: View, item: Item) -> None:
    task = Task(task_title(item), requirement=item.id)
    view.store.plans.tasks.add(view.dossier.id, task, by=view.by, call_id=view.call.id)
    say(
        f"Aufgabe zu {item.id} angelegt; Zuständigkeit und Termin lassen sich dort eintragen.",
        ":material/add_task:",
    )
