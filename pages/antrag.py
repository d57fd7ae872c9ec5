"""Antrag: how far the application is, what stands against handing it in, and its files."""

from __future__ import annotations

import streamlit as st

from pages._antrag_checks import show_checks
from pages._antrag_desk import begin_part
from pages._antrag_downloads import show_downloads
from pages._antrag_ledger import show_ledger
from pages._antrag_state import show_sections, show_state

PARTS = {"Befunde": show_checks, "Zahlen": show_ledger}

desk = begin_part("Antrag")
show_state(desk)
left, right = st.columns([7, 5], gap="large")
with left:
    st.header("Vor der Abgabe", anchor=False)
    part = st.segmented_control(
        "Was prüfen?", list(PARTS), default="Befunde", required=True, key="pruefen", bind="query-params",
        label_visibility="collapsed",
    )  # fmt: skip
    PARTS[part](desk)
with right:
    st.header("Herunterladen", anchor=False)
    show_downloads(desk)
    st.header("Formular", anchor=False)
    show_sections(desk)
