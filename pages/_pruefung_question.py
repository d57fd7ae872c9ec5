"""The question: what is asked, what counts as met, and what the engine proposes."""

from __future__ import annotations

import streamlit as st

from fundingkit.scale import NOTHING_FOUND, Grade
from fundingkit.workbench.items import Item, Stage, certainty
from pages._text import day, plain

_STAGE_COLOURS = {Stage.OPEN: "gray", Stage.SUSPECT: "orange", Stage.REVIEWED: "green"}


def show_question(item: Item) -> None:
    """Title, question and what a reader must find."""
    st.header(f"{item.id} {plain(item.requirement.title)}", anchor=False)
    st.markdown(plain(item.requirement.question))
    st.markdown(
        f":small[**3 erfüllt:** {plain(item.requirement.full)}]  \n"
        f":small[**2 teilweise:** {plain(item.requirement.partial)}]  \n"
        f":small[:gray[Kriterium {plain(item.criterion.id)}: {plain(item.criterion.title)}]]"
    )


def show_proposal(item: Item) -> None:
    """The proposal with its reasons, and what counts at present."""
    proposal = item.proposal
    if proposal.grade is Grade.NONE:
        words = f"**Vorschlag: {NOTHING_FOUND}**"
    else:
        words = f"**Vorschlag: {int(proposal.grade)} {proposal.grade.label}, {proposal.commitment.label}**"
    sure = f"Sicherheit {certainty(proposal.confidence).label}"
    # What is missing for the next grade is said by the question itself, right above.
    reasons = "; ".join(plain(reason.text) for reason in proposal.reasons if reason.kind != "missing")
    st.markdown(f"{words}  \n:small[{sure}{' · ' + reasons if reasons else ''}]")
    verdict = item.verdict
    if verdict is None:
        return
    st.markdown(
        f":{_STAGE_COLOURS[item.stage]}-badge[{item.stage.label}] "
        f"**Urteil: {item.grade_label}"
        + (f", {verdict.commitment.label}**" if verdict.grade else "**")
        + f" :small[{plain(verdict.person)}, {day(verdict.time)}]"
    )
    if verdict.reason:
        st.markdown(f":small[Begründung: {plain(verdict.reason)}]")
