"""Unterlagen: the papers to be handed in, the council's decision and a proposal for its text."""

from __future__ import annotations

import streamlit as st

from fundingkit.attachments import attachment_states
from fundingkit.drafting.council import council_paper
from pages._antrag_attachments import show_attachment
from pages._antrag_council import show_council
from pages._antrag_desk import begin_part

desk = begin_part("Unterlagen")
states = attachment_states(desk.view.call, desk.application.attachments)
if not states:
    st.info("Der Aufruf nennt keine Unterlagen.")
left, right = st.columns([7, 5], gap="large")
with left:
    for attachment, state in states:
        show_attachment(desk, attachment, state)
with right:
    show_council(desk, council_paper(desk.application))
