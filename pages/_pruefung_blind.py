"""The second opinion at the workbench: is there one to give, whose is it, what is closed to whom."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from fundingkit.readiness.german import count
from pages._frame import View
from pages._pruefung_desk import ROUND, Desk
from pages._text import plain
from pages._zweitmeinung_round import asked_of, current_round


@dataclass(frozen=True)
class Blind:
    """The round as this person meets it: who was asked, and what the person has judged already."""

    reviewer: str
    asked: tuple[str, ...]
    own: frozenset[str]


def require_round(view: View) -> Blind:
    """The open round. Says why, and ends the page, where there is nothing to judge blind."""
    kept = current_round(view)
    if kept is None or kept.value.closed:
        st.info(
            "Um eine Zweitmeinung hat noch niemand gebeten."
            if kept is None
            else "Diese Zweitmeinung ist abgeschlossen.",
            icon=":material/visibility_off:",
        )
        _leave()
    asked = asked_of(view, kept.value)
    own = view.store.verdicts.judged_by(view.dossier.id, view.call.id, view.by)
    asked_for = kept.value.reviewer == view.by
    # Whoever judged first must see nothing of the other side either, or the first verdict may still bend.
    if own.issuperset(asked) or (not asked_for and own.intersection(asked)):
        st.warning(
            f"Sie arbeiten als {plain(view.by)} und haben in der ersten Prüfung selbst geurteilt. Die "
            f"Zweitmeinung gibt {plain(kept.value.reviewer)} ab; was darin steht, sehen Sie nach dem "
            "Abschluss.",
            icon=":material/person_off:",
        )
        _leave(held=asked_for)
    return Blind(kept.value.reviewer, asked, own)


def show_round_notice(view: View, blind: Blind) -> None:
    """What is hidden, and under whose name the verdicts will stand."""
    words = ["Zweitmeinung: Sie sehen weder Urteile noch bewertete Textstellen der ersten Prüfung."]
    if blind.reviewer != view.by:
        words.append(
            f"Gebeten ist **{plain(blind.reviewer)}**; Ihre Urteile stehen hier unter **{plain(view.by)}**."
        )
    closed = len(blind.own.intersection(blind.asked))
    if closed:
        them = count(
            closed,
            "Prüffrage haben Sie selbst zuerst beurteilt; sie ist",
            "Prüffragen haben Sie selbst zuerst beurteilt; sie sind",
        )
        words.append(f"{them} hier gesperrt.")
    st.info(" ".join(words), icon=":material/visibility_off:")


def closed_to(blind: Blind | None, desk: Desk) -> bool:
    """Whether the person has judged this requirement first; says so where it is."""
    if blind is None or desk.item.id not in blind.own:
        return False
    # Says the same as the fault that a word on a passage comes back with here.
    st.session_state.pop("pruefung_findings", None)
    st.warning(
        f"{desk.item.id} haben Sie in der ersten Prüfung selbst beurteilt. Eine Zweitmeinung dazu kann nur "
        "jemand anderes abgeben.",
        icon=":material/person_off:",
    )
    return True


def _leave(*, held: bool = False) -> None:
    """End the page with the ways out; whoever is asked for the open round is held in it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link("zweitmeinung.py", label="Zur Seite Zweitmeinung", icon=":material/compare_arrows:")
        if not held and st.button("Zur ersten Prüfung", icon=":material/fact_check:"):
            st.query_params.pop(ROUND, None)
            st.rerun()
    st.stop()
