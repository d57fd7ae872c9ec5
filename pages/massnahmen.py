"""Maßnahmen: the living list that feeds form, costs and schedule."""

from __future__ import annotations

import streamlit as st

from pages._antrag_candidates import show_candidates
from pages._antrag_desk import begin_part
from pages._antrag_measure import ask_new, show_measure
from pages._antrag_measure_file import show_file
from pages._antrag_measure_list import chosen_measure, show_register

desk = begin_part("Maßnahmen")
if not desk.application.measures:
    st.info(
        "Das Register ist leer. Legen Sie eine Maßnahme an, nehmen Sie eine Fundstelle aus den Papieren auf, "
        "oder lesen Sie eine Tabelle ein. Maßnahmen speisen Formular, Kostenplan und Zeitplan.",
        icon=":material/checklist:",
    )
left, right = st.columns([6, 6], gap="large")
with left:
    show_register(desk)
    ask_new(desk)
    show_file(desk)
with right:
    measure = chosen_measure(desk)
    if measure is not None:
        show_measure(desk, measure)
    show_candidates(desk, measure)
