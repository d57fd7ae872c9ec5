"""One paper to be handed in: whether it is there, who cares for it, and what must stand in it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from fundingkit.attachments import AttachmentState, Presence
from fundingkit.catalogue.call import Attachment
from fundingkit.costs.rules import source_of
from fundingkit.dossier import clean_file_name
from fundingkit.findings import Finding
from fundingkit.store.files import LARGEST
from pages._antrag_desk import Desk, told
from pages._antrag_table import revision_of
from pages._findings import show_findings
from pages._text import day, moment, plain

_REQUIRED = {
    "always": "immer gefordert",
    "if_available": "falls vorhanden",
    "unknown": "nicht bekannt, ob gefordert",
}
_COLOURS = {Presence.PRESENT: "green", Presence.MISSING: "red", Presence.UNCLEAR: "gray"}


def show_attachment(desk: Desk, attachment: Attachment, state: AttachmentState) -> None:
    """State and demands in a box; a form to change them."""
    dates = {item.id: item.date for item in desk.view.call.deadlines}
    until = f" · bis {day(dates[attachment.deadline])}" if attachment.deadline in dates else ""
    with st.container(border=True):
        st.markdown(
            f"**{plain(attachment.title)}** :{_COLOURS[state.presence]}-badge[{state.presence.label}]  \n"
            f":gray[{_REQUIRED[attachment.required]}{until}]"
        )
        if attachment.description:
            st.caption(plain(attachment.description))
        _show_file(desk, state)
        wanted = st.query_params.get("unterlage") == attachment.id
        with st.expander("Bearbeiten", icon=":material/edit:", expanded=wanted):
            _ask(desk, attachment, state)
            st.caption(plain(f"{source_of(desk.view.call, attachment)}."))
            _show_history(desk, attachment)


def _ask(desk: Desk, attachment: Attachment, state: AttachmentState) -> None:
    seen = revision_of(desk, desk.plans.attachments, attachment.id)
    # A form's widgets keep what was typed; the revision begins them anew after each save.
    with st.form(f"unterlage_{attachment.id}_{seen}", border=False):
        presence = st.segmented_control(
            "Stand",
            list(Presence),
            default=state.presence,
            format_func=lambda known: known.label,
            required=True,
        )
        with st.container(horizontal=True):
            file = st.text_input("Dateiname", value=state.file, max_chars=200)
            version = st.text_input("Fassung", value=state.version, max_chars=100, width=140)
        with st.container(horizontal=True):
            who = st.text_input("Zuständig", value=state.responsible, max_chars=200)
            due = st.date_input("Bis", value=state.due, format="DD.MM.YYYY", width=140)
        checked = [
            point
            for point in attachment.checklist
            if st.checkbox(plain(point), value=point in state.checked, key=f"_{attachment.id}_{seen}_{point}")
        ]
        upload = st.file_uploader(
            "Datei aufbewahren; sie geht mit in das Archiv des Antrags", max_upload_size=LARGEST // 1_000_000
        )
        note = st.text_input("Notiz", value=state.note, max_chars=2000)
        if not st.form_submit_button("Speichern", icon=":material/save:", disabled=not desk.view.writes):
            return
    made = replace(
        state, presence=presence, file=file.strip(), version=version.strip(), responsible=who.strip(),
        due=due, checked=tuple(checked), note=note.strip(),
    )  # fmt: skip
    if upload is not None:
        kept = desk.view.store.files.keep(upload.name, upload.getvalue())
        if isinstance(kept, Finding):
            show_findings((kept,))
            return
        file_name = clean_file_name(upload.name)
        made = replace(made, file=file_name, sha256=kept, presence=Presence.PRESENT)
    written = desk.plans.attachments.write(
        desk.dossier, attachment.id, made, by=desk.view.by, based_on=seen, call_id=desk.call
    )
    told((written,), f"{plain(attachment.title)}: gespeichert.")
    st.rerun()


def _show_file(desk: Desk, state: AttachmentState) -> None:
    if not state.sha256:
        return
    files = desk.view.store.files
    if files.holds(state.sha256):
        st.download_button(
            state.file or "Datei",
            partial(files.content, state.sha256),
            state.file or None,
            "application/octet-stream",
            key=f"unterlage_datei_{state.attachment}",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
            help=f"Prüfsumme {state.sha256[:12]} …",
        )
    else:
        st.caption(f"Bekannt ist nur die Prüfsumme {state.sha256[:12]} …; die Datei liegt nicht hier.")


def _show_history(desk: Desk, attachment: Attachment) -> None:
    for kept in reversed(desk.plans.attachments.history(desk.dossier, attachment.id, desk.call)):
        words = kept.value.presence.label if kept.value else "entfernt"
        st.caption(f"{plain(kept.person)}, {moment(kept.time)}: {words}")
