"""A picture on a page of the application, with its words and its table beside it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from fundingkit.charts.layout import CONFIG
from fundingkit.charts.screen import on_page
from fundingkit.charts.table import Table
from pages._text import plain


def is_dark() -> bool:
    """Whether the page is shown dark."""
    return st.context.theme.type == "dark"


def show_picture(name: str, figure: Any, words: str, table: Table) -> None:
    """The picture on the page's ground, and what it shows in words and figures."""
    st.plotly_chart(on_page(figure), theme=None, config=CONFIG, alt=words, key=f"bild_{name}_{is_dark()}")
    st.caption(plain(words))
    rows = [
        {column: plain(cell) for column, cell in zip(table.columns, row, strict=True)}
        for row in table.shown()
    ]
    with st.expander("Als Tabelle", icon=":material/table:"):
        st.table(rows, hide_index=True, border="horizontal", alt=words)
