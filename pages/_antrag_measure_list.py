"""The register of measures at a glance; a press opens one."""

from __future__ import annotations

import streamlit as st

from fundingkit.costs.money import euros
from fundingkit.measure_list import moved
from fundingkit.measures import Measure
from pages._antrag_desk import Desk, told
from pages._text import plain

MEASURE = "massnahme"


def chosen_measure(desk: Desk) -> Measure | None:
    """The measure that the address names, else the first."""
    known = {measure.id: measure for measure in desk.application.measures}
    return known.get(st.query_params.get(MEASURE, ""), next(iter(known.values()), None))


def open_measure(measure_id: str) -> None:
    """Look at another measure; for use in callbacks, too."""
    st.query_params[MEASURE] = measure_id


def keep_measures(desk: Desk, measures: tuple[Measure, ...], words: str) -> bool:
    """Keep measures on top of how this page saw them."""
    seen = {kept.key: kept for kept in desk.plans.measures.all(desk.dossier)}
    shown = {measure.id: measure for measure in desk.application.measures}
    changes = {}
    for measure in measures:
        kept = seen.get(measure.id)
        # What somebody changed since the page was drawn must not be written over: 0 is refused.
        same = kept is not None and kept.value == shown.get(measure.id)
        changes[measure.id] = (measure, kept.revision if same else 0)
    return told(desk.plans.measures.write_all(desk.dossier, changes, by=desk.view.by), words)


def show_register(desk: Desk) -> None:
    """Every measure with its state, money and years, in the register's order."""
    measures = {measure.id: measure for measure in desk.application.measures}
    current = chosen_measure(desk)
    if current is None:
        return
    st.session_state["_massnahme"] = current.id
    st.radio(
        "Maßnahme",
        list(measures),
        key="_massnahme",
        format_func=lambda key: f"**{plain(measures[key].title)}**",
        captions=[_line(measure) for measure in measures.values()],
        label_visibility="collapsed",
        on_change=lambda: open_measure(st.session_state["_massnahme"]),
    )
    with st.container(horizontal=True):
        for words, icon, steps in (("nach oben", "arrow_upward", -1), ("nach unten", "arrow_downward", 1)):
            st.button(
                words, key=f"_schieben_{steps}", icon=f":material/{icon}:", type="tertiary",
                disabled=not desk.view.writes or not moved(desk.application.measures, current.id, steps),
                on_click=_move, args=(desk, current, steps),
            )  # fmt: skip


def _move(desk: Desk, measure: Measure, steps: int) -> None:
    keep_measures(desk, moved(desk.application.measures, measure.id, steps), "Reihenfolge geändert.")


def _line(measure: Measure) -> str:
    years = "–".join(str(year) for year in (measure.start_year, measure.end_year) if year)
    parts = [
        measure.state.label,
        plain(measure.responsible),
        "" if measure.cost is None else euros(measure.cost),
        years,
        f"im Formular {', '.join(measure.groups)}" if measure.groups else "",
    ]
    return " · ".join(part for part in parts if part)
