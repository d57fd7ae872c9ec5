"""A picture with its words, its table and its files."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

import streamlit as st

from fundingkit.charts.atlas import Plate
from fundingkit.charts.layout import CONFIG
from fundingkit.charts.pictures import find_browser
from fundingkit.charts.screen import on_page
from fundingkit.charts.table import csv_bytes
from fundingkit.leadership.files import file_name, picture
from fundingkit.leadership.report import Report
from pages._antragsreife_links import clicked, follow, linked
from pages._antragsreife_note import note
from pages._text import plain


def is_dark() -> bool:
    """Whether the page is shown dark."""
    return st.context.theme.type == "dark"


def show_plate(
    report: Report,
    draw: Callable[[bool], Plate],
    *,
    choose: Callable[[int], None] | None = None,
    ids: Collection[str] = ("Nr.",),
) -> None:
    """Show what `draw` gives for the page's ground; a click on a mark leads to the workbench.

    Where marks stand for something else, `choose` is called with the place of the one that was
    clicked, before the page is drawn again. The columns named in `ids` hold ids of requirements,
    which become links.
    """
    plate = draw(is_dark())
    key = f"plate_{plate.name}_{is_dark()}"
    event = st.plotly_chart(
        on_page(plate.figure),
        theme=None,
        config=CONFIG,
        alt=plate.alt_text,
        key=key,
        on_select="rerun" if choose is None else partial(_choose, key, choose),
        selection_mode="points",
    )
    if choose is None:
        follow(report, event)
    with st.expander(f"Tabelle und Dateien: {plain(plate.title)}", icon=":material/table:"):
        note(plain(plate.alt_text))
        _table(report, plate, ids)
        _downloads(report, draw(False))


def _choose(key: str, choose: Callable[[int], None]) -> None:
    for place in clicked(st.session_state[key]):
        choose(int(place))


def _table(report: Report, plate: Plate, ids: Collection[str]) -> None:
    rows = [
        {
            name: linked(report, cell) if name in ids else plain(cell)
            for name, cell in zip(plate.table.columns, row, strict=True)
        }
        for row in plate.table.shown()
    ]
    st.table(rows, hide_index=True, alt=f"Tabelle zum Bild: {plate.title}")


def _downloads(report: Report, plate: Plate) -> None:
    """Files are made on a light ground, as they go on paper."""
    with st.container(horizontal=True):
        for kind, mime in (("png", "image/png"), ("svg", "image/svg+xml")) if find_browser() else ():
            st.download_button(
                f"Bild als {kind.upper()}",
                partial(picture, plate, kind),
                file_name(report, plate.name, kind),
                mime,
                key=f"{kind}_{plate.name}",
                icon=":material/image:",
                on_click="ignore",
            )
        st.download_button(
            "Daten als CSV",
            csv_bytes(plate.table),
            file_name(report, plate.name, "csv"),
            "text/csv",
            key=f"csv_{plate.name}",
            icon=":material/table:",
            on_click="ignore",
        )
    if not find_browser():
        note("Bilder lassen sich hier nicht als Datei speichern: Auf dem Server fehlt ein Browser.")
