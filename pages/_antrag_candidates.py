"""Passages that may be measures: offered, never taken over unasked."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from fundingkit.drafting.citations import Citation
from fundingkit.measure_list import candidates, new_measure
from fundingkit.measures import Measure
from pages._antrag_desk import Desk
from pages._antrag_measure_list import keep_measures, open_measure
from pages._text import plain


def show_candidates(desk: Desk, measure: Measure | None) -> None:
    """Each passage with its place; to be linked to the open measure or made one of its own."""
    found = candidates(desk.application.assessment, desk.application.measures)
    with st.expander(
        f"Fundstellen in den Dokumenten ({len(found)})", icon=":material/search:", expanded=measure is None
    ):
        st.caption("Textstellen, die nach Maßnahmen klingen. Übernommen wird nur, was Sie wählen.")
        if not found:
            st.write("Keine weiteren Fundstellen.")
        for citation in found:
            _show(desk, measure, citation)


def _show(desk: Desk, measure: Measure | None, citation: Citation) -> None:
    with st.container(border=True, gap="xxsmall"):
        st.text(citation.text)
        st.caption(plain(f"{citation.place} · {citation.commitment.label}"))
        with st.container(horizontal=True):
            st.button(
                "Als Maßnahme anlegen", key=f"_neu_{citation.key}", icon=":material/add:", type="tertiary",
                disabled=not desk.view.writes, on_click=_make, args=(desk, citation),
            )  # fmt: skip
            if measure is not None:
                st.button(
                    "Mit der offenen Maßnahme verknüpfen", key=f"_link_{citation.key}", type="tertiary",
                    icon=":material/link:", disabled=not desk.view.writes, on_click=_link,
                    args=(desk, measure, citation),
                )  # fmt: skip


def _make(desk: Desk, citation: Citation) -> None:
    made = replace(
        new_measure(citation.text[:80], desk.application.measures),
        evidence=(citation.key,),
        requirements=(citation.requirement,),
    )
    if keep_measures(desk, (made,), "Maßnahme angelegt. Bitte die Bezeichnung kürzen."):
        open_measure(made.id)


def _link(desk: Desk, measure: Measure, citation: Citation) -> None:
    linked = replace(measure, evidence=(*measure.evidence, citation.key))
    keep_measures(desk, (linked,), "Textstelle verknüpft.")
