"""Which pages there are. `app.py` runs this script for every view."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent
STATIC = HERE.parent / "static"

# Before the navigation: else the first page's icon would be fetched from a foreign server.
st.set_page_config(page_title="fundingkit", page_icon=STATIC / "icon.svg", layout="wide")
st.logo(str(STATIC / "logo.svg"), size="large")

PAGES = (
    ("vorhaben", "Vorhaben", "folder_open", "Vorhaben und ihre Dokumente"),
    ("pruefung", "Prüfung", "fact_check", "Prüffrage für Prüffrage beurteilen"),
    ("antragsreife", "Antragsreife", "monitoring", "Wie weit sind wir, was fehlt?"),
    ("antrag", "Antrag", "edit_document", "Formular, Kosten, Zeitplan, Word-Entwurf"),
    ("foerderaufrufe", "Förderaufrufe", "menu_book", "Was die Aufrufe verlangen, mit Quellen"),
    ("verwaltung", "Verwaltung", "settings", "Einstellungen, Personen, Fassungen"),
)

# The parts of the application; the page „Antrag“ and its parts link to each other.
PARTS = (
    ("formular", "Formular"),
    ("kosten", "Kosten- und Finanzierungsplan"),
    ("massnahmen", "Maßnahmen"),
    ("zeitplan", "Zeitplan"),
    ("unterlagen", "Unterlagen"),
)

# The parts of the review, reached from „Prüfung“.
REVIEW = (
    ("fassungen", "Fassungen"),
    ("zweitmeinung", "Zweitmeinung"),
    ("aufgaben", "Aufgaben"),
    ("pruefliste", "Prüfliste in Excel"),
)

st.navigation(
    [
        st.Page(
            HERE / f"{name}.py",
            title=title,
            icon=f":material/{icon}:",
            help=tooltip,
            url_path=name,
            default=name == "vorhaben",
        )
        for name, title, icon, tooltip in PAGES
        if (HERE / f"{name}.py").exists()
    ]
    + [
        st.Page(HERE / f"{name}.py", title=title, url_path=name, visibility="hidden")
        for name, title in (*PARTS, *REVIEW)
        if (HERE / f"{name}.py").exists()
    ],
    position="top",
).run()
