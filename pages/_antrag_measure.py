"""One measure: everything the register keeps of it, its history, and a form for a new one."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from fundingkit import rows
from fundingkit.costs.money import number
from fundingkit.findings import Finding, Severity
from fundingkit.measure_list import groups_of, new_measure
from fundingkit.measures import Measure, MeasureState
from pages._antrag_desk import Desk, told
from pages._antrag_measure_list import keep_measures, open_measure
from pages._antrag_table import revision_of
from pages._findings import show_findings
from pages._text import moment, plain


def show_measure(desk: Desk, measure: Measure) -> None:
    """A form with all that is kept; saved as a whole."""
    call = desk.view.call
    seen = revision_of(desk, desk.plans.measures, measure.id)
    titles = {item.id: item.title for _, item in call.requirements()}
    phases = {"": "keine", **{phase.id: phase.title for phase in call.terms.phases}}
    groups = {group.id: group.question for group in groups_of(call)}
    states = list(MeasureState)
    with st.form(f"massnahme_{measure.id}_{seen}"):
        title = st.text_input("Bezeichnung", value=measure.title, max_chars=200)
        words = st.text_area("Beschreibung", value=measure.description, height=110)
        with st.container(horizontal=True):
            field = st.text_input("Handlungsfeld", value=measure.field_of_action, max_chars=200)
            place = st.text_input("Raum", value=measure.place, max_chars=200)
        with st.container(horizontal=True):
            state = st.selectbox(
                "Stand", states, index=states.index(measure.state), format_func=lambda known: known.label
            )
            who = st.text_input("Zuständig", value=measure.responsible, max_chars=200)
        with st.container(horizontal=True):
            cost = st.text_input("Kosten in €", value="" if measure.cost is None else number(measure.cost, 2))
            start = st.text_input("von (Jahr)", value=str(measure.start_year or ""), width=110)
            end = st.text_input("bis (Jahr)", value=str(measure.end_year or ""), width=110)
        phase = st.selectbox(
            "Phase", list(phases), index=list(phases).index(measure.phase) if measure.phase in phases else 0,
            format_func=lambda key: phases[key],
        )  # fmt: skip
        inside = st.multiselect(
            "Im Formular", list(groups), default=[key for key in measure.groups if key in groups],
            format_func=lambda key: f"{key} {groups[key]}", placeholder="nicht im Formular",
        )  # fmt: skip
        serves = st.multiselect(
            "Dient den Prüffragen", list(titles),
            default=[key for key in measure.requirements if key in titles],
            format_func=lambda key: f"{key} {titles[key]}", placeholder="Bitte wählen",
        )  # fmt: skip
        note = st.text_input("Notiz", value=measure.note, max_chars=2000)
        if st.form_submit_button(
            "Maßnahme speichern", type="primary", icon=":material/save:", disabled=not desk.view.writes
        ):
            try:
                made = replace(
                    measure, title=rows.required(title, "Die Bezeichnung"), description=words.strip(),
                    field_of_action=field.strip(), place=place.strip(), state=state, responsible=who.strip(),
                    cost=rows.amount(cost, "Der Betrag") if cost.strip() else None,
                    start_year=rows.year(start) if start.strip() else None,
                    end_year=rows.year(end) if end.strip() else None,
                    phase=phase, groups=tuple(inside), requirements=tuple(serves), note=note.strip(),
                )  # fmt: skip
            except rows.Unreadable as fault:
                show_findings([Finding("measures.cell", Severity.ERROR, fault.title, fault.hint)])
            else:
                keep_measures(desk, (made,), "Maßnahme gespeichert.")
                st.rerun()
    _show_rest(desk, measure, seen)


def ask_new(desk: Desk) -> None:
    """A form for a new measure; its name is enough."""
    with st.form("neue_massnahme", clear_on_submit=True):
        title = st.text_input("Neue Maßnahme", max_chars=200, placeholder="Bezeichnung")
        if (
            st.form_submit_button("Anlegen", icon=":material/add:", disabled=not desk.view.writes)
            and title.strip()
        ):
            made = new_measure(title.strip(), desk.application.measures)
            keep_measures(desk, (made,), "Maßnahme angelegt.")
            open_measure(made.id)
            st.rerun()


def _show_rest(desk: Desk, measure: Measure, seen: int) -> None:
    with st.expander("Verlauf und Entfernen", icon=":material/history:"):
        for kept in reversed(desk.plans.measures.history(desk.dossier, measure.id)):
            state = kept.value.state.label if kept.value else "entfernt"
            st.caption(f"{plain(kept.person)}, {moment(kept.time)}: {state}")
        st.button(
            "Aus dem Register entfernen", icon=":material/delete:", disabled=not desk.view.writes,
            key="_massnahme_weg", on_click=_remove, args=(desk, measure, seen),
            help="Besser ist der Stand „verworfen“: Dann bleibt sichtbar, dass es sie gab.",
        )  # fmt: skip


def _remove(desk: Desk, measure: Measure, seen: int) -> None:
    told(
        (desk.plans.measures.remove(desk.dossier, measure.id, by=desk.view.by, based_on=seen),),
        f"„{plain(measure.title)}“ entfernt. Texte und Kosten dazu bleiben und werden gemeldet.",
    )
