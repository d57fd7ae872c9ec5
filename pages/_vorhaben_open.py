"""The open dossier at a glance, and the ways on from it."""

from __future__ import annotations

import streamlit as st

from fundingkit.overview import CallOverview, overview
from fundingkit.readiness.german import percent, span
from fundingkit.readiness.sentences import review, review_state
from pages._frame import View
from pages._text import plain

_WAYS = (
    ("pruefung.py", "Prüfen", "fact_check"),
    ("antragsreife.py", "Antragsreife ansehen", "monitoring"),
    ("antrag.py", "Antrag schreiben", "edit_document"),
)


def show_open(view: View) -> None:
    """Title, readiness for each call with its band, and links to the pages that go on."""
    seen = overview(view.store, view.dossier)
    st.header(plain(seen.dossier.title), anchor=False)
    if view.dossier.archived:
        st.warning("Dieses Vorhaben liegt im Archiv.", icon=":material/archive:")
    for known in seen.calls:
        _show_call(view, known, papers=seen.papers, working=bool(seen.jobs))


def _show_call(view: View, known: CallOverview, *, papers: int, working: bool) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(known.title)}**")
        if known.fault:
            st.warning(known.fault, icon=":material/warning:")
            return
        if known.ready is None:
            st.write(_not_yet(papers, working, view.writes))
        else:
            figure, done = st.columns([2, 3])
            figure.metric(
                "Belegt",
                percent(known.ready.figure),
                delta=_band(known),
                delta_color="off",
                delta_arrow="off",
                help="Anteil der Prüffragen, die die Dokumente belegen; darunter die Spanne.",
            )
            done.metric("Geprüft", f"{known.ready.progress.reviewed} von {known.ready.progress.total}")
            st.caption(review(known.ready))
        with st.container(horizontal=True):
            for page, label, icon in _WAYS:
                st.page_link(
                    page,
                    label=label,
                    icon=f":material/{icon}:",
                    query_params={"vorhaben": str(view.dossier.id), "aufruf": known.call_id},
                )


def _band(known: CallOverview) -> str:
    band = known.ready.band
    return review_state(known.ready) if band.closed else f"Spanne {span(band.low, band.high)}"


def _not_yet(papers: int, working: bool, writes: bool) -> str:
    if working:
        return "Die Dokumente werden gerade ausgewertet."
    if papers:
        return "Noch ist kein Dokument ausgewertet. Was dem entgegensteht, steht unten bei den Dokumenten."
    if not writes:
        return "Noch gibt es keine Dokumente."
    return "Noch gibt es keine Dokumente. Laden Sie unten die Strategien und Beschlüsse der Kommune hoch."
