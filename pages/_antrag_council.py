"""The council's decision: what it must contain, and a proposal for its text with blanks."""

from __future__ import annotations

import streamlit as st

from fundingkit.drafting.council import CouncilPaper
from fundingkit.drafting.downloads import file_name
from pages._antrag_desk import Desk
from pages._antrag_downloads import presentation
from pages._text import plain


def show_council(desk: Desk, paper: CouncilPaper) -> None:
    """The checklist as it stands, the proposal to copy, and what only people can fill in."""
    if not paper.text:
        st.caption("Der Aufruf verlangt keinen Beschluss des Rates.")
        return
    st.header(plain(paper.title), anchor=False)
    done = sum(point.checked for point in paper.points)
    st.markdown(f"Der Beschluss muss enthalten ({done} von {len(paper.points)} in der Vorlage gefunden):")
    for point in paper.points:
        icon = "check_box" if point.checked else "check_box_outline_blank"
        st.markdown(f":material/{icon}: {plain(point.text)}")
    st.caption(plain(f"{paper.source}. Abgehakt wird links bei der Unterlage."))
    st.subheader("Beschlussvorschlag", anchor=False)
    st.code(paper.text, language=None, wrap_lines=True)
    st.caption(f"{len(paper.blanks)} Stellen können nur Menschen ausfüllen; sie stehen in eckigen Klammern.")
    edition = presentation(desk)[0].edition(desk.today, desk.view.by)
    st.download_button(
        "Als Text herunterladen",
        paper.text.encode("utf-8-sig"),
        file_name(desk.application, edition, "Beschlussvorschlag", "txt"),
        "text/plain",
        icon=":material/download:",
        on_click="ignore",
    )
