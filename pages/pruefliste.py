"""Excel: the whole review as a table, out and in again, with the differences first."""

from __future__ import annotations

import streamlit as st

from fundingkit import __version__
from fundingkit.drafting.application import Edition
from fundingkit.drafting.review_sheet import write_review_sheet
from fundingkit.store.clock import utc_now
from pages._frame import begin
from pages._pruefliste_import import ask_table
from pages._pruefung_desk import speak
from pages._pruefung_ways import show_ways

view = begin("Prüfliste in Excel")
speak()
show_ways()
st.header("Herunterladen", anchor=False)
st.write(
    "Alle Prüffragen mit Vorschlag, Urteil, Belegen, Notizen und Aufgaben, dazu die abgeschlossene "
    "Zweitmeinung. In der Tabelle lassen sich Stufe, "
    "Verbindlichkeit, Begründung, Notiz und das Urteil zu jeder Textstelle ausfüllen; der Rest ist geschützt."
)
st.download_button(
    "Prüfliste herunterladen",
    data=lambda: write_review_sheet(
        view.store.assessment(view.dossier.id, view.call.id),
        Edition(__version__, utc_now().date(), view.by),
        view.store.plans.tasks.values(view.dossier.id, view.call.id),
        view.store.second_look(view.dossier.id, view.call.id),
    ),
    file_name="pruefung.xlsx",
    mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    icon=":material/download:",
    type="primary",
    on_click="ignore",
)
st.header("Zurücklesen", anchor=False)
ask_table(view)
