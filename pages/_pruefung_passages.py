"""The ranked passages of a requirement: each where it stands, to be accepted or rejected."""

from __future__ import annotations

import streamlit as st

from fundingkit.assessment.verdict import PassageState
from fundingkit.workbench.changes import shortened
from fundingkit.workbench.exhibits import Exhibit, exhibits
from pages._pruefung_desk import Desk
from pages._pruefung_doubts import show_doubt
from pages._pruefung_meanwhile import based_on
from pages._pruefung_paper import paper_text, show_page, show_text
from pages._pruefung_verdict import settle
from pages._text import plain

_WORDS = {"accepted": "angenommen", "rejected": "abgelehnt"}
_ICONS = {"accepted": ":material/check: ", "rejected": ":material/close: ", None: ""}


def show_passages(desk: Desk) -> None:
    """The list of passages, and the chosen one in its paper."""
    show_doubt(desk)
    found = exhibits(desk.item, desk.counting)
    if not found:
        st.info(
            "Zu dieser Prüffrage wurde nichts gefunden. Bitte über die Suche nachsehen, ob die Dokumente "
            "doch etwas sagen; erst Ihr Urteil stellt fest, dass es keinen Beleg gibt.",
            icon=":material/search:",
        )
        return
    current = _current(desk, len(found))
    exhibit = found[current]
    _list(desk, found, current)
    with st.container(horizontal=True, gap="xsmall"):
        _steps(desk, exhibit, current, len(found))
    paper = paper_text(desk, exhibit.document)
    if paper is not None and paper.document.media == "pdf" and exhibit.page:
        show_page(desk, paper, exhibit, found)
    else:
        show_text(paper, exhibit, found)
    if exhibit.reasons:
        st.caption("Angeboten, weil: " + plain("; ".join(reason.text for reason in exhibit.reasons)))


def _list(desk: Desk, found: tuple[Exhibit, ...], current: int) -> None:
    st.session_state["_passage_rows"] = current
    st.radio(
        "Textstellen, die beste zuerst",
        range(len(found)),
        key="_passage_rows",
        format_func=lambda index: f"{_ICONS[found[index].state]}{plain(shortened(found[index].quote, 78))}",
        captions=[plain(_caption(desk, exhibit)) for exhibit in found],
        label_visibility="collapsed",
        on_change=lambda: _show(desk, st.session_state["_passage_rows"]),
    )


def _caption(desk: Desk, exhibit: Exhibit) -> str:
    parts = [desk.place(exhibit.document, exhibit.page)]
    if exhibit.strength is not None:
        parts.append(exhibit.commitment.label)
    if exhibit.by_hand:
        parts.append("von Hand ergänzt")
    if exhibit.stale:
        parts.append("frühere Fassung")
    if exhibit.state:
        parts.append(_WORDS[exhibit.state])
    return " · ".join(parts)


def _steps(desk: Desk, exhibit: Exhibit, current: int, count: int) -> None:
    st.button(
        "vorige",
        key="_passage_back",
        shortcut="K",
        disabled=count < 2,
        on_click=_show,
        args=(desk, (current - 1) % count),
    )
    st.button(
        "nächste",
        key="_passage_on",
        shortcut="J",
        disabled=count < 2,
        on_click=_show,
        args=(desk, (current + 1) % count),
    )
    for label, key, state in (("annehmen", "A", "accepted"), ("ablehnen", "X", "rejected")):
        st.button(
            label,
            key=f"_passage_{state}",
            shortcut=key,
            type="primary" if exhibit.state == state else "secondary",
            disabled=not desk.view.judges,
            on_click=_mark,
            args=(desk, exhibit, state, count),
        )


def _mark(desk: Desk, exhibit: Exhibit, state: PassageState, count: int) -> None:
    """Accept or reject; pressing the same again takes the word off."""
    withdraw = exhibit.state == state
    outcome = desk.view.store.verdicts.mark(
        desk.dossier, desk.call, desk.item.id, exhibit.word(state),
        by=desk.view.by, based_on=based_on(desk), withdraw=withdraw, track=desk.track,
    )  # fmt: skip
    done = "Wertung zurückgezogen" if withdraw else f"Textstelle {_WORDS[state]}"
    settle(desk, outcome, f"{desk.item.id}: {done}.")
    if outcome.accepted and not withdraw and exhibit.number < count:
        _show(desk, exhibit.number)


def _current(desk: Desk, count: int) -> int:
    wanted = int(st.session_state.get(_key(desk), 0))
    return min(max(wanted, 0), count - 1)


def _show(desk: Desk, index: int) -> None:
    st.session_state[_key(desk)] = index


def _key(desk: Desk) -> str:
    return f"pruefung_passage_{desk.dossier}_{desk.call}_{desk.item.id}"
