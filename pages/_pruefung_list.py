"""The list of requirements by criterion: one criterion open at a time, so that it fits on the screen."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from fundingkit.workbench.items import Item, Stage
from fundingkit.workbench.queue import next_open, progress
from fundingkit.workbench.selection import Group, Order, groups
from pages._pruefung_desk import go
from pages._text import plain

_ICONS = {
    Stage.OPEN: ":material/radio_button_unchecked:",
    Stage.SUSPECT: ":material/error:",
    Stage.REVIEWED: ":material/check_circle:",
}
#: Rows of a list that is not by criterion.
_ROWS = 12


def show_progress(everything: Sequence[Item]) -> None:
    """How far the review has come; what is to be checked again is not done."""
    done = progress(everything)
    again = f", {done.suspect} erneut zu prüfen" if done.suspect else ""
    st.progress(done.share, text=f"{done.reviewed} von {done.total} geprüft{again}")


def show_list(shown: Sequence[Item], current: str, order: Order) -> None:
    """Draw the list; choosing a row looks at that requirement."""
    if not shown:
        st.caption("Keine Prüffrage passt zum Filter.")
        return
    with st.container(gap="xxsmall"):
        if order is Order.CALL:
            _by_criterion(shown, current)
        else:
            _flat(shown, current)


def _by_criterion(shown: Sequence[Item], current: str) -> None:
    for group in groups(shown):
        if any(item.id == current for item in group.items):
            st.markdown(f"**{plain(_title(group))}**")
            _rows(group.items, current)
        else:
            left = f"{group.open} offen" if group.open else "fertig"
            st.button(
                f"{plain(_title(group))} · {left}",
                key=f"_list_{group.criterion.id}",
                type="tertiary",
                wrap=False,
                on_click=go,
                args=(_entry(group),),
            )


def _flat(shown: Sequence[Item], current: str) -> None:
    ids = [item.id for item in shown]
    page = ids.index(current) // _ROWS if current in ids else 0
    _rows(shown[page * _ROWS : (page + 1) * _ROWS], current)
    if len(ids) > _ROWS:
        st.caption(f"{page * _ROWS + 1} bis {min(len(ids), (page + 1) * _ROWS)} von {len(ids)}")


def _rows(items: Sequence[Item], current: str) -> None:
    ids = [item.id for item in items]
    st.session_state["_list_rows"] = current if current in ids else None
    titles = {item.id: f"{_ICONS[item.stage]} {item.id} {plain(item.requirement.title)}" for item in items}
    st.radio(
        "Prüffragen",
        ids,
        key="_list_rows",
        format_func=lambda requirement: titles[requirement],
        captions=[f"{item.grade_label} · {item.stage.label}" for item in items],
        label_visibility="collapsed",
        on_change=lambda: go(st.session_state["_list_rows"]),
    )


def _title(group: Group) -> str:
    return f"{group.criterion.id} {group.criterion.title}"


def _entry(group: Group) -> str:
    """Where a click on a criterion leads: to its first requirement that is not reviewed."""
    return next_open(group.items, None) or group.items[0].id
