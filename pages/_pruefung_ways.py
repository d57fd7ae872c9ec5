"""The ways between the pages that belong to the review."""

from __future__ import annotations

import streamlit as st

WAYS = (
    ("pruefung", "Arbeitsplatz", "fact_check"),
    ("fassungen", "Fassungen", "difference"),
    ("zweitmeinung", "Zweitmeinung", "compare_arrows"),
    ("aufgaben", "Aufgaben", "task_alt"),
    ("pruefliste", "Excel", "table_view"),
)


def show_ways() -> None:
    """A row of links between the pages of the review."""
    with st.container(horizontal=True, gap="small"):
        for name, title, icon in WAYS:
            st.page_link(f"{name}.py", label=title, icon=f":material/{icon}:")
