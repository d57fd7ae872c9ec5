"""A group of the form that repeats: which measures stand in it, in which order."""

from __future__ import annotations

import streamlit as st

from fundingkit.drafting.draft import FieldDraft
from fundingkit.drafting.entries import entries_of
from fundingkit.measure_list import grouped, moved, new_measure
from fundingkit.measures import Measure
from pages._antrag_desk import Desk
from pages._antrag_measure_list import keep_measures
from pages._text import plain


def show_group(desk: Desk, item: FieldDraft) -> None:
    """The measures of the group: order them, take one out, put one in; nothing for other fields."""
    group = item.group
    if group is None:
        return
    inside = entries_of(group, desk.application.measures)
    over = len(inside) - group.repeat
    with st.expander(
        plain(f"{group.id} {group.question}: {len(inside)} von höchstens {group.repeat}"),
        icon=":material/checklist:",
        expanded=not inside or over > 0,
    ):
        if over > 0:
            st.error(f"{over} zu viel für das Formular. Nehmen Sie Maßnahmen heraus.")
        for number, measure in enumerate(inside):
            _show_member(desk, group.id, measure, first=number == 0, last=number == len(inside) - 1)
        _ask_member(desk, group.id, inside)


def _show_member(desk: Desk, group: str, measure: Measure, *, first: bool, last: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(measure.title), width="stretch")
        for words, icon, steps, off in (
            ("nach oben", "arrow_upward", -1, first),
            ("nach unten", "arrow_downward", 1, last),
        ):
            st.button(
                words, key=f"_{steps}_{group}_{measure.id}", icon=f":material/{icon}:", type="tertiary",
                disabled=off or not desk.view.writes, on_click=_move, args=(desk, group, measure, steps),
            )  # fmt: skip
        st.button(
            "herausnehmen", key=f"_raus_{group}_{measure.id}", icon=":material/close:", type="tertiary",
            disabled=not desk.view.writes, on_click=keep_measures,
            args=(desk, (grouped(measure, group, inside=False),), "Herausgenommen; die Texte bleiben."),
        )  # fmt: skip


def _ask_member(desk: Desk, group: str, inside: tuple[Measure, ...]) -> None:
    others = {measure.id: measure for measure in desk.application.measures if measure not in inside}
    with st.form(f"_hinein_{group}", border=False, clear_on_submit=True):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            known = st.selectbox(
                "Maßnahme aus dem Register", list(others), index=None, placeholder="Bitte wählen",
                format_func=lambda key: others[key].title, disabled=not others,
            )  # fmt: skip
            title = st.text_input("oder eine neue", max_chars=200, placeholder="Bezeichnung")
        if st.form_submit_button("Hinzufügen", icon=":material/add:", disabled=not desk.view.writes):
            if known:
                keep_measures(desk, (grouped(others[known], group, inside=True),), "Hinzugefügt.")
            elif title.strip():
                made = new_measure(title.strip(), desk.application.measures, group=group)
                keep_measures(desk, (made,), "Hinzugefügt.")
            st.rerun()


def _move(desk: Desk, group: str, measure: Measure, steps: int) -> None:
    keep_measures(desk, moved(desk.application.measures, measure.id, steps, group), "Reihenfolge geändert.")
