"""Antragsreife before there is anything to show."""

from __future__ import annotations

import streamlit as st

from pages._frame import View


def show_nothing_yet(view: View) -> None:
    """Why there is no figure yet, and where to go."""
    if view.store.jobs.active(view.dossier.id):
        st.info(
            "Die Dokumente werden gerade ausgewertet. Danach steht hier die Antragsreife.",
            icon=":material/hourglass_empty:",
        )
    elif view.store.papers.all(view.dossier.id):
        st.info(
            "Noch ist kein Dokument für diesen Aufruf ausgewertet; deshalb gibt es noch keinen Wert.",
            icon=":material/hourglass_empty:",
        )
    else:
        st.info(
            "Noch gibt es keine Dokumente. Laden Sie die Strategien und Beschlüsse der Kommune hoch; "
            "dann steht hier, wie weit sie den Aufruf belegen.",
            icon=":material/upload_file:",
        )
    st.page_link("vorhaben.py", label="Zu den Dokumenten", icon=":material/folder_open:")
