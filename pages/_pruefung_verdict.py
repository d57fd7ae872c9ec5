"""The verdict: one key for a grade where nothing more is to be said, a reason only where one is owed."""

from __future__ import annotations

import streamlit as st

from fundingkit.assessment.history import Step
from fundingkit.assessment.justification import LONGEST, judgement_findings, reason_needed
from fundingkit.assessment.verdict import Judgement
from fundingkit.scale import Commitment, Grade
from fundingkit.store.verdicts import Outcome
from fundingkit.workbench.items import grade_label
from fundingkit.workbench.judging import first_commitment, judgement, reasons_for
from fundingkit.workbench.queue import next_open
from pages._findings import show_findings
from pages._pruefung_desk import Desk, go, say
from pages._pruefung_meanwhile import LEFT_OUT, based_on, own_step, too_late

_COMMITMENT_KEYS = {
    Commitment.VISION: "L",
    Commitment.PLANNED: "G",
    Commitment.DECIDED: "B",
    Commitment.DONE: "U",
}
_REASON_KEYS = "QWE"


def ask_verdict(desk: Desk) -> None:
    """Draw grades, commitments and, where needed, the reason."""
    pressed = st.session_state.get(desk.key("stufe"))
    can = desk.view.judges
    commitment = _commitment(desk)
    verdict = desk.item.verdict
    standing = verdict.grade if verdict is not None else None
    left_out = verdict is not None and verdict.not_applicable and pressed is None
    with st.grid(2, gap="xsmall", min_column_width=120):
        for grade in Grade:
            st.button(
                grade.label,
                key=f"_grade_{int(grade)}",
                shortcut=str(int(grade)),
                type="primary" if grade == (standing if pressed is None else pressed) else "secondary",
                disabled=not can,
                width="stretch",
                on_click=_press,
                args=(desk, grade),
            )
    if pressed is not None:
        _ask_reason(desk, None if pressed == LEFT_OUT else Grade(pressed))
    st.caption("Verbindlichkeit")
    with st.grid(2, gap="xsmall", min_column_width=120):
        for known, key in _COMMITMENT_KEYS.items():
            st.button(
                known.label,
                key=f"_commitment_{known.value}",
                shortcut=key,
                type="primary" if known is commitment else "secondary",
                disabled=not can,
                width="stretch",
                on_click=_set,
                args=(desk.key("verbindlichkeit"), known),
            )
    st.button(
        "trifft nicht zu",
        key="_left_out",
        shortcut="T",
        type="primary" if pressed == LEFT_OUT or left_out else "tertiary",
        disabled=not can,
        on_click=_press,
        args=(desk, None),
    )
    show_findings(st.session_state.pop("pruefung_findings", ()))


def _ask_reason(desk: Desk, grade: Grade | None) -> None:
    said = _said(desk, grade)
    with st.container(border=True, gap="xsmall"):
        why = reason_needed(desk.item.proposal, said)
        st.markdown(f"**{grade_label(grade, judged=True)}**: bitte begründen, weil {why}." if why else "")
        for key, words in zip(_REASON_KEYS, reasons_for(desk.item, said), strict=False):
            st.button(
                words,
                key=f"_reason_{key}",
                shortcut=key,
                width="stretch",
                on_click=_press,
                args=(desk, grade, words),
            )
        st.text_area(
            "Begründung", key=desk.key("begruendung"), max_chars=LONGEST, height=68, persist_state="session"
        )
        with st.container(horizontal=True):
            st.button(
                "Urteil speichern",
                key="_keep",
                type="primary",
                shortcut="S",
                on_click=_press,
                args=(desk, grade),
            )
            # Not Escape: that one is heard in the text field too, and would take what is being written.
            st.button(
                "Doch nicht",
                key="_drop",
                type="tertiary",
                shortcut="D",
                on_click=_set,
                args=(desk.key("stufe"), None),
            )


def ask_note(desk: Desk) -> None:
    """A note to oneself or colleagues; it is kept with the next verdict."""
    if desk.key("notiz") not in st.session_state:
        st.session_state[desk.key("notiz")] = desk.item.verdict.note if desk.item.verdict else ""
    with st.expander(
        "Notiz", icon=":material/edit_note:", expanded=bool(st.session_state[desk.key("notiz")])
    ):
        st.text_area(
            "Notiz zum Urteil", key=desk.key("notiz"), max_chars=LONGEST, height=80, persist_state="session"
        )


def _commitment(desk: Desk) -> Commitment:
    return st.session_state.get(desk.key("verbindlichkeit")) or first_commitment(desk.item)


def _said(desk: Desk, grade: Grade | None, reason: str = "") -> Judgement:
    known = desk.item.verdict
    written = st.session_state.get(desk.key("begruendung"), "")
    note = st.session_state.get(desk.key("notiz"), known.note if known else "")
    return judgement(
        desk.item, grade, _commitment(desk), reason=reason or written, note=note, counting=desk.counting
    )


def _press(desk: Desk, grade: Grade | None, reason: str = "") -> None:
    """Keep the verdict where nothing is missing; else remember what was pressed and ask."""
    said = _said(desk, grade, reason)
    findings = judgement_findings(desk.item.proposal, said)
    if findings:
        st.session_state[desk.key("stufe")] = LEFT_OUT if grade is None else int(grade)
        if any(finding.code != "verdict.reason_missing" for finding in findings):
            st.session_state["pruefung_findings"] = findings
        return
    outcome = desk.view.store.verdicts.give(
        desk.dossier, desk.call, desk.item.id, said,
        by=desk.view.by, based_on=based_on(desk), track=desk.track, step=Step.JUDGED,
    )  # fmt: skip
    settle(
        desk,
        outcome,
        f"{desk.item.id}: {grade_label(grade, judged=True)} gespeichert. Rückgängig mit Z.",
        said,
    )


def settle(desk: Desk, outcome: Outcome, words: str, said: Judgement | None = None) -> None:
    """Say what came of a step; after a verdict, go on to the next open requirement."""
    if outcome.conflict:
        too_late(desk, outcome.standing, said)
    elif outcome.findings:
        st.session_state["pruefung_findings"] = outcome.findings
    else:
        own_step(desk, outcome.standing, kept=said is not None)
        say(words)
        if said is not None and st.session_state.get("weiter", True):
            go(next_open(desk.shown, desk.item.id) or next_open(desk.everything, desk.item.id))


def _set(key: str, value: object) -> None:
    st.session_state[key] = value
