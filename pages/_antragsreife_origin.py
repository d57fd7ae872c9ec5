"""Where readiness comes from: criterion by criterion, paper by paper, field by field."""

from __future__ import annotations

import streamlit as st

from fundingkit.charts.atlas import Plate, plates
from fundingkit.leadership.report import Report
from fundingkit.readiness import sentences
from pages._antragsreife_fields import show_fields
from pages._antragsreife_note import note
from pages._antragsreife_plate import show_plate
from pages._frame import View
from pages._text import plain


def show_origin(view: View, report: Report) -> None:
    """Three pictures, each with its table; a click on a mark leads to the requirement."""
    st.subheader("Wie verbindlich ist das Belegte?", anchor=False)
    st.markdown(plain(sentences.commitment_sentence(report.ready)))
    note("Ein Klick auf einen Balken oder ein Feld öffnet die Prüffrage in der Prüfung.")
    show_plate(report, lambda dark: _plate(report, "bloecke", dark))
    show_plate(report, lambda dark: _plate(report, "kriterien", dark))
    if report.ready.unassessed:
        note(f"Ohne Prüffragen, zählt nicht mit: {plain('; '.join(report.ready.unassessed))}.")
    st.subheader("Welches Dokument trägt was?", anchor=False)
    show_plate(report, lambda dark: _plate(report, "dokumente", dark))
    st.subheader("Handlungsfelder der Kommune", anchor=False)
    show_fields(view, report)


def _plate(report: Report, name: str, dark: bool) -> Plate:
    found = plates(report.ready, report.claim, matrix=report.matrix, dark=dark)
    return next(plate for plate in found if plate.name == name)
