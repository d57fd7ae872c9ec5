"""Over time: snapshots, the line between them, and what moved between two states."""

from __future__ import annotations

import streamlit as st

from fundingkit.charts.atlas import plates
from fundingkit.errors import FundingKitError, NotAccepted
from fundingkit.leadership.moves import change_sentence, move_rows
from fundingkit.leadership.report import Report
from fundingkit.leadership.sides import TODAY, Side, points, sides
from fundingkit.readiness.compare import compare
from pages._antragsreife_automatic import show_automatic
from pages._antragsreife_links import linked
from pages._antragsreife_note import note
from pages._antragsreife_plate import show_plate
from pages._frame import View
from pages._pruefung_desk import say
from pages._text import plain

_TO = "compare_to"


def show_history(view: View, report: Report) -> None:
    """Keep a snapshot, see the line, compare two states."""
    if view.writes:
        _ask_snapshot(view)
    show_automatic(view)
    known = points(view.store, report)
    choices = sides(view.store, report)
    if len(known) == 1:
        st.info(
            "Noch ist kein Stand festgehalten, mit dem sich heute vergleichen ließe.",
            icon=":material/timeline:",
        )
    else:
        note("Ein Klick auf einen Punkt stellt diesen Stand unten neben den heutigen.")
        show_plate(
            report,
            lambda dark: next(
                plate
                for plate in plates(report.ready, report.claim, points=known, dark=dark)
                if plate.name == "verlauf"
            ),
            choose=lambda place: _set_beside(choices, known[place].id),
        )
    if len(choices) > 1:
        _show_comparison(report, choices)


def _ask_snapshot(view: View) -> None:
    with st.form("snapshot", border=False, clear_on_submit=True):
        name, button = st.columns([7, 5], vertical_alignment="bottom")
        given = name.text_input(
            "Heutigen Stand festhalten als", placeholder="Zum Beispiel: Ratssitzung 28.01."
        )
        if button.form_submit_button("Stand festhalten", icon=":material/flag:"):
            try:
                kept = view.store.take_snapshot(view.dossier.id, view.call.id, given, by=view.by)
                say(f"Stand „{kept.name}“ festgehalten.")
            except NotAccepted as refused:
                say(str(refused), ":material/error:")
            st.rerun()


def _show_comparison(report: Report, choices: tuple[Side, ...]) -> None:
    st.subheader("Zwei Stände nebeneinander", anchor=False)
    labels = {side.id: side.label for side in choices}
    left, right = st.columns(2)
    newest = next((place for place, side in enumerate(choices) if side.snapshot), None)
    before = left.selectbox(
        "Von", list(labels), newest, format_func=labels.get, key=_from_key(choices),
        placeholder="Stand, Vorhaben oder Fassung wählen",
    )  # fmt: skip
    after = right.selectbox("Zu", list(labels), 0, format_func=labels.get, key=_TO)
    if before is None:
        return
    by_id = {side.id: side for side in choices}
    try:
        found = compare(by_id[before].load(), by_id[after].load())
    except FundingKitError as fault:
        st.warning(str(fault), icon=":material/warning:")
        return
    st.markdown(f"**{plain(change_sentence(found))}**")
    rows = [
        {name: linked(report, cell) if name == "Nr." else plain(cell) for name, cell in row.items()}
        for row in move_rows(found)
    ]
    if rows:
        st.table(rows, hide_index=True, alt="Was sich zwischen den beiden Ständen bewegt hat")


def _set_beside(choices: tuple[Side, ...], chosen: str) -> None:
    """Compare the chosen state with today's."""
    st.session_state[_TO] = TODAY
    if chosen != TODAY:
        st.session_state[_from_key(choices)] = chosen


def _from_key(choices: tuple[Side, ...]) -> str:
    return f"compare_from_{len(choices)}"
