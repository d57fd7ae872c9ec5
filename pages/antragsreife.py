"""Antragsreife: two minutes for leadership. How ready are we, what is missing, is the claim true?"""

from __future__ import annotations

import streamlit as st

from fundingkit.leadership.report import open_report
from pages._antragsreife_answer import ask_day, show_answer, show_caveats
from pages._antragsreife_empty import show_nothing_yet
from pages._antragsreife_files import show_files
from pages._antragsreife_gaps import show_gaps
from pages._antragsreife_history import show_history
from pages._antragsreife_origin import show_origin
from pages._antragsreife_print import dress_for_paper
from pages._antragsreife_weights import show_robustness
from pages._antragsreife_what_if import show_what_if
from pages._frame import begin
from pages._pruefung_desk import speak

PARTS = {
    "Was fehlt": show_gaps,
    "Woher es kommt": show_origin,
    "Was wäre, wenn": show_what_if,
    "Verlauf": show_history,
    "Wie robust": show_robustness,
    "Mitnehmen": show_files,
}

view = begin("Antragsreife")
speak()
dress_for_paper()
report = open_report(view.store, view.dossier, view.call.id, ask_day())
if report is None:
    show_nothing_yet(view)
else:
    show_answer(view, report)
    part = st.segmented_control(
        "Mehr dazu", list(PARTS), default="Was fehlt", required=True, key="teil",
        bind="query-params", label_visibility="collapsed",
    )  # fmt: skip
    PARTS[part](view, report)
    show_caveats(report)
