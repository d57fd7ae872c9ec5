"""The city's fields of action against the call: proposed from the papers, corrected by people."""

from __future__ import annotations

import streamlit as st

from fundingkit.charts.atlas import plates
from fundingkit.leadership.own_fields import (
    OwnFields,
    fields_in_papers,
    forget_fields,
    keep_fields,
    keep_requirements,
    own_fields,
)
from fundingkit.leadership.report import Report
from pages._antragsreife_note import note
from pages._antragsreife_plate import show_plate
from pages._antragsreife_said import say_outcome
from pages._frame import View
from pages._text import plain


@st.cache_data(max_entries=32, show_spinner=False)
def _found(database: str, papers: tuple[str, ...], _view: View, _report: Report):  # noqa: ARG001 - they tell answers apart
    return fields_in_papers(_view.store, _report)


def show_fields(view: View, report: Report) -> None:
    """The picture, and below it the way to correct fields and what belongs to them."""
    papers = tuple(paper.sha256 for paper in report.assessment.papers)
    known = own_fields(view.store, report, _found(view.settings.database_url, papers, view, report))
    if known.mapping.fields:
        note(
            "Vorschlag aus den Dokumenten; bitte prüfen und berichtigen."
            if known.proposed
            else "Von Menschen berichtigt."
        )
        show_plate(
            report,
            lambda dark: plates(report.ready, mapping=known.matrix, dark=dark)[-1],
        )
    else:
        st.info(
            "In den Dokumenten wurden keine eigenen Handlungsfelder gefunden. "
            "Sie lassen sich unten eintragen.",
            icon=":material/category:",
        )
    if view.writes:
        with st.expander("Handlungsfelder berichtigen", icon=":material/edit:"):
            _edit(view, report, known)
            if known.mapping.fields:
                _assign(view, report, known)


def _edit(view: View, report: Report, known: OwnFields) -> None:
    rows = [
        {"Handlungsfeld": field.name, "Themen": ", ".join(field.themes), "quer": field.cross_cutting}
        for field in known.mapping.fields
    ] or [{"Handlungsfeld": "", "Themen": "", "quer": False}]
    with st.form(f"fields_{known.revision}"):
        edited = st.data_editor(
            rows,
            num_rows="dynamic",
            hide_index=True,
            key=f"fields_rows_{known.revision}",
            alt="Handlungsfelder mit ihren Themen",
            column_config={
                "Themen": st.column_config.TextColumn(help="Mit Komma getrennt"),
                "quer": st.column_config.CheckboxColumn("Querschnittsthema"),
            },
        )
        if st.form_submit_button("Handlungsfelder übernehmen", icon=":material/save:"):
            entered = [(row["Handlungsfeld"] or "", row["Themen"] or "", bool(row["quer"])) for row in edited]
            say_outcome(keep_fields(view.store, report, known, entered, by=view.by))
            st.rerun()
    if not known.proposed and st.button("Zurück zum Vorschlag aus den Dokumenten", icon=":material/undo:"):
        say_outcome(forget_fields(view.store, report, known, by=view.by))
        st.rerun()


def _assign(view: View, report: Report, known: OwnFields) -> None:
    names = {field.id: field.name for field in known.mapping.fields}
    titles = {item.id: f"{item.id} {item.title}" for item in report.ready.requirements if item.coverage}
    chosen = st.selectbox("Handlungsfeld", list(names), format_func=lambda fid: plain(names[fid]))
    mine = st.multiselect(
        "Prüffragen, die es trägt",
        list(titles),
        default=[rid for rid in known.requirements(chosen) if rid in titles],
        format_func=lambda rid: titles[rid],
        key=f"fields_mine_{chosen}_{known.revision}",
    )
    if st.button("Zuordnung übernehmen", icon=":material/save:"):
        say_outcome(keep_requirements(view.store, report, known, chosen, mine, by=view.by))
        st.rerun()
