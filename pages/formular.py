"""Formular: the call's form, field by field, with limits, evidence and proposals."""

from __future__ import annotations

import streamlit as st

from fundingkit.drafting.field_aid import aid
from pages._antrag_desk import begin_part
from pages._antrag_field import show_editor, show_question
from pages._antrag_field_evidence import show_evidence, show_proposal
from pages._antrag_field_history import show_history
from pages._antrag_field_list import ask_section, show_list
from pages._antrag_group import show_group
from pages._antrag_ledger import show_field_ledger

desk = begin_part("Formular")
if not desk.draft.fields:
    st.info(
        "Von diesem Förderaufruf ist kein Formular bekannt. Kosten, Zeitplan und Unterlagen lassen sich "
        "trotzdem vorbereiten; die Texte schreiben Sie im Formular des Zuschussgebers.",
        icon=":material/edit_document:",
    )
    st.stop()
section, current = ask_section(desk)
left, right = st.columns([4, 9], gap="large")
with left:
    show_list(desk, section, current)
with right:
    show_group(desk, current)
    help_ = aid(desk.draft, current)
    show_question(current)
    show_proposal(desk, current, help_)
    show_editor(desk, current)
    show_field_ledger(desk, current)
    show_evidence(desk, current, help_)
    show_history(desk, current)
