"""How the page looks on paper: without what one can only press, pictures whole and unbroken."""

from __future__ import annotations

import streamlit as st

# A browser does not draw pictures anew for paper, so they are kept within a width that fits when made
# smaller, and made smaller there.
_STYLE = """<style>
[data-testid="stPlotlyChart"] { max-width: 1240px; }
@media print {
  @page { size: A4; margin: 14mm; }
  [data-testid="stMainBlockContainer"] { zoom: 0.72; padding: 0; }
  [data-testid="stPlotlyChart"] { zoom: 0.76; }
  [data-testid="stPlotlyChart"], [data-testid="stTable"] tr,
  [data-testid="stVerticalBlock"] [data-testid="stVerticalBlock"] [data-testid="stVerticalBlock"],
  [data-testid="stMarkdownContainer"] p, [data-testid="stMarkdownContainer"] li { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
  [data-testid="stHeader"], [data-testid="stPopover"], [data-testid="stDownloadButton"],
  [data-testid="stButtonGroup"],
  [data-testid="stButton"], [data-testid="stForm"], [data-testid="stSelectbox"], [data-testid="stPagination"],
  [data-testid="stToggle"], [data-testid="stExpander"] details:not([open]) { display: none; }
}
</style>"""


def dress_for_paper() -> None:
    """Rules for printing this page."""
    st.html(_STYLE)
