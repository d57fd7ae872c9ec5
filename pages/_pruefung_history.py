"""The history of a requirement, and undo of one's own last step."""

from __future__ import annotations

import streamlit as st

from fundingkit.workbench.changes import chronicle
from pages._pruefung_desk import Desk, go, say
from pages._pruefung_meanwhile import own_steps, show_differences
from pages._text import moment, plain


def show_history(desk: Desk) -> None:
    """Every row: who, when, what was and what is; rows taken back are struck through."""
    entries = desk.view.store.verdicts.history(desk.dossier, desk.call, desk.item.id, track=desk.track)
    if not entries:
        st.caption("Noch niemand hat diese Prüffrage bearbeitet.")
    for line in chronicle(entries):
        with st.container(border=True):
            taken = " :gray-badge[zurückgenommen]" if line.taken_back else ""
            st.markdown(f"**{plain(line.person)}** · {plain(line.step.label)} · {moment(line.time)}{taken}")
            show_differences(line.differences)


def undo(desk: Desk) -> None:
    """Take back one's own last step, wherever it was."""
    outcomes = desk.view.store.verdicts.undo(desk.dossier, desk.call, by=desk.view.by, track=desk.track)
    if not outcomes:
        say("Es gibt keinen eigenen Schritt, der sich zurücknehmen lässt.", ":material/info:")
        return
    back = [outcome.requirement for outcome in outcomes if outcome.accepted]
    if back:
        say(f"Zurückgenommen: {', '.join(back)}.", ":material/undo:")
        go(back[0])
        own_steps(desk, outcomes)
    for outcome in outcomes:
        if outcome.conflict:
            who = outcome.standing.newest.person if outcome.standing.newest else "jemand"
            say(
                f"{outcome.requirement}: Darauf hat {who} schon aufgebaut; der Schritt bleibt stehen.",
                ":material/group:",
            )
