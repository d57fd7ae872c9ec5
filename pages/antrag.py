"""Antrag: how far the application is, what stands against handing it in, and its files."""

from __future__ import annotations

import streamlit as st

from pages._antrag_checks import show_checks
from pages._antrag_desk import begin_part
from pages._antrag_downloads import show_downloads
from pages._antrag_state import show_sections, show_state

desk = begin_part("Antrag")
show_state(desk)
left, right = st.columns([7, 5], gap="large")
with left:
    st.subheader("Vor der Abgabe", anchor=False)
    show_checks(desk)
with right:
    st.subheader("Herunterladen", anchor=False)
    show_downloads(desk)
    st.subheader("Formular", anchor=False)
    show_sections(desk)
