"""To take away: the management summary; and where pictures and data are to be had."""

from __future__ import annotations

from functools import partial

import streamlit as st

from fundingkit.charts.pictures import find_browser
from fundingkit.drafting.office import find_office
from fundingkit.leadership.files import file_name, summary_docx, summary_pdf
from fundingkit.leadership.report import Report
from pages._antragsreife_note import note
from pages._frame import View

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show_files(view: View, report: Report) -> None:
    """Buttons that make the files when they are pressed."""
    st.subheader("Zusammenfassung für Leitung und Rat", anchor=False)
    st.markdown(
        "Ein bis zwei Seiten mit Wert und Spanne, eigener Angabe, den größten Lücken, Unterlagen, "
        "Fristen, Bildern und dem, was der Wert nicht sagt."
    )
    with st.container(horizontal=True):
        st.download_button(
            "Zusammenfassung als Word",
            partial(summary_docx, report, view.by, report.today),
            file_name(report, "antragsreife", "docx"),
            WORD,
            icon=":material/description:",
            type="primary",
            on_click="ignore",
        )
        if find_office():
            st.download_button(
                "Zusammenfassung als PDF",
                partial(summary_pdf, report, view.by, report.today),
                file_name(report, "antragsreife", "pdf"),
                "application/pdf",
                icon=":material/picture_as_pdf:",
                on_click="ignore",
            )
    if not find_browser():
        note("Auf dem Server fehlt ein Browser; statt der Bilder enthält die Datei Tabellen.")
    if not find_office():
        note("Ein PDF gibt es nur, wo LibreOffice eingerichtet ist.")
    st.markdown(
        "Jedes Bild gibt es unter „Tabelle und Dateien“ darunter als PNG und SVG, seine Daten als CSV; "
        "die Lücken als CSV unter „Was fehlt“. Diese Seite lässt sich mit der Druckfunktion des Browsers "
        "auch auf Papier bringen."
    )
