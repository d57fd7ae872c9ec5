"""A new dossier: municipality, title, calls."""

from __future__ import annotations

import streamlit as st

from fundingkit.errors import NotAccepted
from pages import _address as address
from pages._findings import show_findings
from pages._frame import View


def show_new(view: View) -> None:
    """The form for a new dossier; open by itself where there is none yet."""
    if not view.judges:
        return
    calls = view.store.catalogues.shelf().calls
    with (
        st.expander("Neues Vorhaben", expanded=not view.store.dossiers.all(), icon=":material/add:"),
        st.form("new_dossier", border=False),
    ):
        municipality = st.text_input("Kommune", max_chars=200, placeholder="z. B. Stadt Musterhausen")
        title = st.text_input("Titel des Vorhabens", max_chars=200, placeholder="z. B. Smart Musterhausen")
        chosen = st.multiselect(
            "Förderaufrufe",
            sorted(calls),
            default=[call_id for call_id in calls if len(calls) == 1],
            format_func=lambda call_id: calls[call_id].title,
            placeholder="Bitte wählen",
        )
        if st.form_submit_button("Anlegen", type="primary", icon=":material/add:"):
            try:
                made = view.store.dossiers.create(title, municipality, chosen, by=view.by)
            except NotAccepted as refusal:
                show_findings(refusal.findings)
            else:
                address.open_dossier(made.id)
                st.rerun()
