"""The register as a table of Excel, out and in: differences are shown before anything is kept."""

from __future__ import annotations

import streamlit as st

from fundingkit.drafting.downloads import downloads
from fundingkit.drafting.measure_sheet import MeasureImport, read_measure_sheet
from fundingkit.measure_list import imported
from pages._antrag_desk import Desk
from pages._antrag_downloads import presentation, show_download
from pages._antrag_measure_list import keep_measures
from pages._findings import show_findings
from pages._text import plain


def show_file(desk: Desk) -> None:
    """The table to take away, and a place to bring it back."""
    files = downloads(desk.application, presentation(desk)[0].edition(desk.today, desk.view.by), office=False)
    show_download(next(item for item in files if item.key == "massnahmen.xlsx"))
    with st.expander("Tabelle wieder einlesen", icon=":material/upload:"):
        file = st.file_uploader("Maßnahmen (XLSX)", type="xlsx", max_upload_size=20)
        if file is not None:
            read = read_measure_sheet(file.name, file.getvalue(), desk.application.measures, desk.view.call)
            _show_import(desk, read)


def _show_import(desk: Desk, read: MeasureImport) -> None:
    show_findings(read.findings)
    if not read.changes and not read.findings:
        st.info("Die Tabelle sagt dasselbe wie das Register.")
    for change in read.changes:
        st.markdown(f"{'Neu' if change.before is None else 'Geändert'}: {plain(change.after.title)}")
    for measure in read.missing:
        st.caption(f"Steht nicht in der Tabelle und bleibt im Register: {plain(measure.title)}")
    st.button(
        f"{len(read.changes)} Änderungen übernehmen",
        type="primary",
        disabled=not read.changes or not desk.view.writes,
        on_click=keep_measures,
        args=(
            desk,
            imported([change.after for change in read.changes], desk.application.measures),
            "Tabelle übernommen.",
        ),
    )
