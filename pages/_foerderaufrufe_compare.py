"""Two calls side by side."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from fundingkit.catalogue.call import Call
from fundingkit.catalogue.comparison import side_by_side
from pages._text import plain


def show_comparison(calls: Mapping[str, Call], chosen: str) -> None:
    """The chosen call beside others, line by line."""
    others = [call_id for call_id in sorted(calls) if call_id != chosen]
    if not others:
        st.info("Zum Vergleichen braucht es einen zweiten Katalog im Ordner criteria.")
        return
    beside = st.multiselect(
        "Vergleichen mit",
        others,
        default=others[:1],
        format_func=lambda call_id: calls[call_id].title,
        max_selections=3,
        placeholder="Bitte wählen",
    )
    compared = [calls[call_id] for call_id in (chosen, *beside)]
    st.table(
        [
            {
                "Angabe": line.label,
                **{plain(call.title): plain(cell) for call, cell in zip(compared, line.cells, strict=True)},
            }
            for line in side_by_side(compared)
        ],
        hide_index=True,
        border="horizontal",
        alt="Vergleich der Förderaufrufe",
    )
