"""Settings, catalogues, versions and the measured quality of the engine, to be read."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from fundingkit.errors import FundingKitError
from fundingkit.installation import parts, setting_lines
from pages._findings import show_findings
from pages._frame import View
from pages._text import plain

#: Where the engine's measured quality is written down.
QUALITY = Path(__file__).resolve().parents[1] / "docs" / "quality.md"


def show_settings(view: View) -> None:
    """Every setting with the variable that changes it."""
    st.caption("Einstellungen werden vor dem Start als Umgebungsvariablen gesetzt; siehe docs/operations.md.")
    st.table(
        [
            {
                "Variable": plain(line.variable),
                "Wert": plain(line.value),
                "Abweichung": "" if line.usual else "geändert",
            }
            for line in setting_lines(view.settings)
        ],
        hide_index=True,
        border="horizontal",
        alt="Einstellungen",
    )


def show_catalogues(view: View) -> None:
    """The calls in the criteria folder with their versions, and what is wrong with any."""
    shelf = view.store.catalogues.shelf()
    show_findings(shelf.findings)
    st.table(
        [
            {
                "Kennung": plain(call.id),
                "Titel": plain(call.title),
                "Fassung": str(call.version),
                "Prüffragen": str(sum(1 for _ in call.requirements())),
            }
            for call in shelf.calls.values()
        ],
        hide_index=True,
        border="horizontal",
        alt="Kataloge",
    )


def show_versions(view: View) -> None:
    """The engine's version, that of Python and the packages, and where data are kept."""
    try:
        engine = view.store.engines.engine().version
    except FundingKitError as fault:
        st.error(str(fault), icon=":material/error:")
        engine = "nicht ladbar"
    rows = [
        ("Auswertung", engine),
        ("Datenbank", view.store.database.address),
        *((part.name, part.version) for part in parts()),
    ]
    st.table(
        [{"Teil": plain(name), "Stand": plain(words)} for name, words in rows],
        hide_index=True,
        border="horizontal",
        alt="Stände",
    )


def show_quality(_view: View) -> None:
    """How good the engine was measured to be, as written down with the measurements."""
    if QUALITY.is_file():
        st.markdown(QUALITY.read_text(encoding="utf-8"), anchors=False)
    else:
        st.info("Für diesen Stand liegt noch keine Messung vor.", icon=":material/science:")
