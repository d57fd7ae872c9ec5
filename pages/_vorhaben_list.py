"""All dossiers with readiness at a glance, and those put away."""

from __future__ import annotations

import math

import streamlit as st

from fundingkit.dossier import Dossier
from fundingkit.overview import CallOverview, overview
from fundingkit.readiness.german import percent, span
from pages import _address as address
from pages._frame import View
from pages._text import plain

#: How many dossiers stand on one page of the list.
PER_PAGE = 12


def show_list(view: View) -> None:
    """A card for each dossier; the open one is named, not offered again."""
    dossiers = view.store.dossiers.all()
    if not dossiers:
        _show_nothing(view)
        return
    if len(dossiers) == 1 and view.dossier is not None:
        return
    st.header(f"Alle Vorhaben ({len(dossiers)})", anchor=False)
    pages = math.ceil(len(dossiers) / PER_PAGE)
    page = st.pagination(pages, key="list_page") if pages > 1 else 1
    with st.grid(min_column_width=320):
        for dossier in dossiers[(page - 1) * PER_PAGE : page * PER_PAGE]:
            _show_card(view, dossier)


def show_archive(view: View) -> None:
    """Dossiers that were put away, with the way back."""
    archived = view.store.dossiers.all(archived=True)
    if not archived:
        return
    with st.expander(f"Archiv ({len(archived)})", icon=":material/archive:"):
        for dossier in archived:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"{plain(dossier.title)} · {plain(dossier.municipality)}")
                if view.judges:
                    st.button(
                        "Zurückholen",
                        key=f"restore_{dossier.id}",
                        on_click=view.store.dossiers.restore,
                        args=(dossier.id,),
                        kwargs={"by": view.by},
                    )


def _show_nothing(view: View) -> None:
    st.info(
        "Es gibt noch kein Vorhaben. So geht es los: Vorhaben anlegen, Dokumente hochladen, prüfen, "
        "Antragsreife ansehen, Entwurf herunterladen.",
        icon=":material/lightbulb:",
    )
    if view.judges:
        st.button(
            "Beispiel Konstanz anlegen",
            icon=":material/school:",
            on_click=_add_sample,
            args=(view,),
            help="Eine kurze Zusammenfassung der Konstanzer Ratsvorlage vom 28.01.2021 zum Ausprobieren.",
        )


def _add_sample(view: View) -> None:
    from fundingkit.sample import add_sample  # noqa: PLC0415 - rarely needed

    address.open_dossier(add_sample(view.store, by=view.by).id)


def _show_card(view: View, dossier: Dossier) -> None:
    seen = overview(view.store, dossier)
    with st.container(border=True):
        st.markdown(f"**{plain(dossier.title)}**")
        st.caption(f"{plain(dossier.municipality)} · {_papers(seen.papers)}")
        for known in seen.calls:
            st.markdown(f"{plain(known.title)}: {_state(known, working=bool(seen.jobs))}")
            if known.ready is not None:
                st.progress(float(known.ready.figure))
        if view.dossier is not None and dossier.id == view.dossier.id:
            st.badge("geöffnet", icon=":material/folder_open:", color="green")
        else:
            st.button(
                "Öffnen",
                key=f"open_{dossier.id}",
                icon=":material/folder_open:",
                on_click=address.open_dossier,
                args=(dossier.id,),
                help=f"„{dossier.title}“ öffnen",
            )


def _papers(count: int) -> str:
    return {0: "noch keine Dokumente", 1: "1 Dokument"}.get(count, f"{count} Dokumente")


def _state(known: CallOverview, *, working: bool) -> str:
    if known.fault:
        return "Katalog nicht lesbar"
    if known.ready is None:
        return "wird ausgewertet" if working else "noch nicht ausgewertet"
    progress = known.ready.progress
    return (
        f"belegt {percent(known.ready.figure)} ({span(known.ready.band.low, known.ready.band.high)}), "
        f"geprüft {progress.reviewed} von {progress.total}"
    )
