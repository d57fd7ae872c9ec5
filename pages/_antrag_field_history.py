"""What a field has been: every kept text with person and time, and the way back."""

from __future__ import annotations

import streamlit as st

from fundingkit.drafting.counting import count
from fundingkit.drafting.draft import FieldDraft
from pages._antrag_desk import Desk
from pages._antrag_field_desk import Sheet, sheet
from pages._text import moment, plain


def show_history(desk: Desk, item: FieldDraft) -> None:
    """Every kept state of the field, newest first; an earlier text can be put back on the sheet."""
    paper = sheet(desk, item)
    history = desk.plans.texts.history(desk.dossier, paper.name, desk.call)
    if not history:
        return
    with st.expander(f"Verlauf ({len(history)})", icon=":material/history:"):
        for kept in reversed(history):
            with st.container(border=True, gap="xxsmall"):
                state = kept.value.state.label if kept.value else "entfernt"
                size = f", {count(kept.value.text)} Zeichen" if kept.value else ""
                st.caption(f"{plain(kept.person)}, {moment(kept.time)}: {state}{size}")
                if kept.value is None:
                    continue
                st.text(kept.value.text or "(leer)")
                if kept.revision != history[-1].revision:
                    st.button(
                        "Diesen Text wieder einsetzen",
                        key=f"_zurueck_{kept.revision}",
                        type="tertiary",
                        icon=":material/undo:",
                        disabled=not desk.view.writes,
                        on_click=_put,
                        args=(paper, kept.value.text),
                    )


def _put(paper: Sheet, words: str) -> None:
    st.session_state[paper.key("text")] = words
