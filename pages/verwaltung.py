"""Verwaltung: people and their roles, settings, versions; for administrators only."""

from __future__ import annotations

import streamlit as st

from pages._frame import begin
from pages._verwaltung_installation import show_catalogues, show_quality, show_settings, show_versions
from pages._verwaltung_people import show_people

view = begin("Verwaltung", dossier=False, intro="Personen, Einstellungen und Stände dieser Installation.")
if not view.person.role.administers:
    st.info("Diese Seite ist der Administration vorbehalten.", icon=":material/lock:")
    st.stop()

PARTS = {
    "Personen": show_people,
    "Einstellungen": show_settings,
    "Kataloge": show_catalogues,
    "Stände": show_versions,
    "Güte der Auswertung": show_quality,
}
part = st.segmented_control(
    "Teil",
    list(PARTS),
    default="Personen",
    required=True,
    label_visibility="collapsed",
    key="teil",
    bind="query-params",
)
PARTS[part](view)
