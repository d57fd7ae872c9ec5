"""Two people at the same requirement: whoever comes later sees what changed meanwhile and decides."""

from __future__ import annotations

import streamlit as st

from fundingkit.assessment.history import Standing
from fundingkit.assessment.verdict import Judgement
from fundingkit.store.verdicts import Outcome
from fundingkit.workbench.changes import Difference, differences
from pages._pruefung_desk import Desk
from pages._text import plain

#: What a person may have pressed or written before it is kept.
_PARTS = ("stufe", "verbindlichkeit", "begruendung", "notiz")
#: Stands for „not applicable“ where a grade was pressed.
LEFT_OUT = "nicht zutreffend"


def watch(desk: Desk) -> None:
    """Notice what others changed since this tab last looked; what was pressed and written stays."""
    seen: Standing | None = st.session_state.get(_seen(desk))
    if seen is not None and seen.revision != desk.standing.revision:
        _carry_over(desk, seen.revision, desk.standing.revision)
        newest = desk.standing.newest
        if newest is None or newest.person != desk.view.by:
            st.session_state.setdefault(_before(desk), seen.verdict)
    st.session_state[_seen(desk)] = desk.standing


def based_on(desk: Desk) -> int:
    """The revision that this tab last saw or made, so that fast keys do not stumble over each other."""
    seen: Standing = st.session_state.get(_seen(desk), desk.standing)
    return seen.revision


def own_step(desk: Desk, now: Standing, *, kept: bool) -> None:
    """Remember a step of this tab; with `kept`, what was pressed and written has become a verdict."""
    if kept:
        _forget(desk)
    else:
        _carry_over(desk, desk.standing.revision, now.revision)
    st.session_state[_seen(desk)] = now


def own_steps(desk: Desk, outcomes: tuple[Outcome, ...]) -> None:
    """Remember several steps of this tab at once, or steps taken back."""
    for outcome in outcomes:
        if outcome.accepted:
            st.session_state[_seen(desk, outcome.requirement)] = outcome.standing


def too_late(desk: Desk, now: Standing, said: Judgement | None = None) -> None:
    """Keep what the person was about to say, so that it can be said again over the newer verdict."""
    _carry_over(desk, desk.standing.revision, now.revision)
    st.session_state[_before(desk)] = desk.item.verdict
    st.session_state[_seen(desk)] = now
    if said is not None:
        grade = LEFT_OUT if said.grade is None else int(said.grade)
        st.session_state[desk.key_at("stufe", now.revision)] = grade
        st.session_state[desk.key_at("verbindlichkeit", now.revision)] = said.commitment


def show_meanwhile(desk: Desk) -> None:
    """Say what somebody else made of it, until the person decides."""
    if _before(desk) not in st.session_state:
        return
    newest = desk.standing.newest
    who = plain(newest.person) if newest else "Jemand"
    mine = any(st.session_state.get(desk.key(part)) for part in ("stufe", "begruendung"))
    what = "Ihr Urteil ist noch nicht gespeichert; bitte ansehen und entscheiden." if mine else ""
    with st.container(border=True):
        st.warning(f"{who} hat diese Prüffrage inzwischen bearbeitet. {what}", icon=":material/group:")
        show_differences(differences(st.session_state[_before(desk)], desk.item.verdict))
        label = "Mein Urteil verwerfen" if mine else "Verstanden"
        st.button(label, key="_keep_theirs", on_click=_forget, args=(desk,))


def show_differences(changed: tuple[Difference, ...]) -> None:
    """One line for each thing that is not the same."""
    lines = [f"- {plain(d.what)}: {plain(d.before)} → **{plain(d.after)}**" for d in changed]
    st.markdown("\n".join(lines) if lines else "Am Urteil selbst hat sich nichts geändert.")


def _carry_over(desk: Desk, old: int, new: int) -> None:
    for part in _PARTS:
        if desk.key_at(part, old) in st.session_state:
            st.session_state[desk.key_at(part, new)] = st.session_state[desk.key_at(part, old)]


def _forget(desk: Desk) -> None:
    st.session_state.pop(_before(desk), None)
    for part in _PARTS:
        st.session_state.pop(desk.key(part), None)


def _seen(desk: Desk, requirement: str | None = None) -> str:
    return desk.key_at("gesehen", 0, requirement)


def _before(desk: Desk) -> str:
    return desk.key_at("vorher", 0)
