"""The files of the application: made when somebody asks for them, marked with version and secrecy."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from fundingkit.drafting.downloads import Download, downloads
from fundingkit.drafting.office import find_office
from fundingkit.drafting.presentation import (
    CONFIDENTIALITY,
    Presentation,
    own_template,
    presentation_data,
    presentation_key,
    presentation_of,
)
from pages._antrag_desk import Desk, told
from pages._antrag_table import revision_of
from pages._findings import show_findings
from pages._text import plain


def show_downloads(desk: Desk) -> None:
    """A button for each file, and what stands on them."""
    chosen, revision = presentation(desk)
    edition = chosen.edition(desk.today, desk.view.by)
    office = find_office() is not None
    files = downloads(
        desk.application, edition, template=chosen.template or None, office=office,
        attachment=desk.view.store.files.content,
    )  # fmt: skip
    for item in files:
        show_download(item, primary=item is files[0])
    with st.expander(
        f"Fassung {plain(chosen.version)} · {plain(chosen.confidentiality)} · "
        f"{plain(chosen.template_name) or 'eigene Vorlage: keine'}",
        icon=":material/settings:",
    ):
        _ask(desk, chosen, revision)


def presentation(desk: Desk) -> tuple[Presentation, int]:
    """What stands on the copies, and the revision of it."""
    kept = desk.plans.settings.get(desk.dossier, presentation_key(desk.call))
    revision = kept.revision if kept else revision_of(desk, desk.plans.settings, presentation_key(desk.call))
    return presentation_of(kept.value if kept else None), revision


def show_download(item: Download, *, primary: bool = False) -> None:
    """One file: a button, and what is in it."""
    button, words = st.columns([2, 3], vertical_alignment="center")
    with button:
        st.download_button(
            item.label,
            item.make,
            item.file_name,
            item.mime,
            key=f"datei_{item.key}",
            icon=":material/download:",
            on_click="ignore",
            type="primary" if primary else "secondary",
            help=item.file_name,
            width="stretch",
        )
    words.caption(item.words)


def _ask(desk: Desk, chosen: Presentation, revision: int) -> None:
    levels = list(dict.fromkeys([chosen.confidentiality, *CONFIDENTIALITY]))
    with st.form("praesentation", border=False):
        version = st.text_input("Fassung", value=chosen.version, max_chars=20)
        level = st.selectbox("Vertraulichkeit", levels)
        file = st.file_uploader(
            "Eigene Word-Vorlage (DOCX) mit Briefkopf und Formatvorlagen", type="docx", max_upload_size=5
        )
        drop = st.checkbox("Vorlage entfernen") if chosen.template else False
        if not st.form_submit_button("Speichern", icon=":material/save:", disabled=not desk.view.writes):
            return
    made = replace(chosen, version=version.strip() or chosen.version, confidentiality=level)
    if drop:
        made = replace(made, template=b"", template_name="")
    if file is not None:
        template = own_template(file.name, file.getvalue())
        show_findings(template.findings)
        if template.data is None:
            return
        made = replace(made, template=template.data, template_name=file.name)
        st.session_state["_antrag_findings"] = template.findings
    written = desk.plans.settings.write(
        desk.dossier, presentation_key(desk.call), presentation_data(made), by=desk.view.by, based_on=revision
    )
    findings = st.session_state.get("_antrag_findings", ())
    told((written,), "Gespeichert.")
    st.session_state["_antrag_findings"] = findings
    st.rerun()
