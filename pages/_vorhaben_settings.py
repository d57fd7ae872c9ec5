"""Title, municipality and calls of a dossier, its journal, and the way into the archive."""

from __future__ import annotations

import streamlit as st

from fundingkit.errors import FundingKitError, NotAccepted
from pages import _address as address
from pages._findings import show_findings
from pages._frame import View
from pages._text import moment


def show_settings(view: View) -> None:
    """What can be changed about the open dossier."""
    box = st.expander(
        "Vorhaben bearbeiten", icon=":material/edit:", key=f"settings_{view.dossier.id}", on_change="rerun"
    )
    if not box.open:
        return
    with box:
        if view.judges:
            _show_form(view)
        st.markdown("**Verlauf**")
        st.dataframe(
            [
                {
                    "Zeit": moment(entry.time),
                    "Wer": entry.person,
                    "Was": entry.label,
                    "Womit": entry.subject,
                }
                for entry in view.store.journal.entries(view.dossier.id)
            ],
            hide_index=True,
            alt="Verlauf des Vorhabens",
        )


def _show_form(view: View) -> None:
    known = {
        **{call_id: call_id for call_id in view.dossier.call_ids},
        **{call.id: call.title for call in view.store.catalogues.shelf().calls.values()},
    }
    with st.form("dossier", border=False):
        title = st.text_input("Titel", value=view.dossier.title, max_chars=200)
        municipality = st.text_input("Kommune", value=view.dossier.municipality, max_chars=200)
        calls = st.multiselect(
            "Förderaufrufe",
            sorted(known),
            default=view.dossier.call_ids,
            format_func=lambda call_id: known[call_id],
            placeholder="Bitte wählen",
        )
        if st.form_submit_button("Speichern", type="primary", icon=":material/save:"):
            try:
                view.store.dossiers.change(
                    view.dossier.id, by=view.by, title=title, municipality=municipality, call_ids=calls
                )
            except NotAccepted as refusal:
                show_findings(refusal.findings)
            except FundingKitError as fault:
                st.error(str(fault), icon=":material/error:")
            else:
                view.store.work_out(view.dossier.id, by=view.by)
                st.rerun()
    if not view.dossier.archived:
        st.button(
            "Ins Archiv legen",
            icon=":material/archive:",
            on_click=_archive,
            args=(view,),
            help="Es verschwindet aus der Liste und kann jederzeit zurückgeholt werden.",
        )


def _archive(view: View) -> None:
    view.store.dossiers.archive(view.dossier.id, by=view.by)
    address.open_dossier(None)
