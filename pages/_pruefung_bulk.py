"""Confirming the sure proposals of one criterion together, with the list of them first."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from fundingkit.workbench.bulk import confirmable
from fundingkit.workbench.changes import shortened
from fundingkit.workbench.items import Item
from pages._pruefung_desk import Desk, say
from pages._pruefung_meanwhile import own_steps
from pages._text import plain


def offer_bulk(desk: Desk, without: Collection[str] = ()) -> None:
    """A button for the criterion looked at, where it has proposals that may be confirmed together.

    Requirements named by `without` are closed to this person.
    """
    criterion = desk.item.criterion.id
    ready = confirmable(
        item for item in desk.everything if item.criterion.id == criterion and item.id not in without
    )
    if not ready or not desk.view.judges:
        return
    what = "1 sicheren Vorschlag" if len(ready) == 1 else f"{len(ready)} sichere Vorschläge"
    if st.button(f"{what} in {criterion} bestätigen …", key="_bulk", icon=":material/done_all:"):
        _confirm(desk, ready)


@st.dialog("Sichere Vorschläge bestätigen", width="large")
def _confirm(desk: Desk, ready: tuple[Item, ...]) -> None:
    st.write(
        "Diese Vorschläge werden als Ihr Urteil übernommen. Sie lassen sich mit einem Schritt zurücknehmen."
    )
    chosen = {}
    for item in ready:
        proposal = item.proposal
        if st.checkbox(
            f"**{item.id} {plain(item.requirement.title)}**: {int(proposal.grade)} {proposal.grade.label}, "
            f"{proposal.commitment.label}",
            value=True,
            key=f"_bulk_{item.id}",
        ):
            chosen[item.id] = desk.review.standings[item.id].revision
        best = proposal.evidence[0].passage
        st.caption(plain(f"{desk.place(best.document, best.page)}: „{shortened(best.quote, 180)}“"))
    what = "Urteil" if len(chosen) == 1 else "Urteile"
    if st.button(f"{len(chosen)} {what} speichern", type="primary", disabled=not chosen):
        outcomes = desk.view.store.verdicts.confirm(
            desk.dossier, desk.call, chosen, by=desk.view.by, track=desk.track
        )
        own_steps(desk, outcomes)
        kept = [outcome.requirement for outcome in outcomes if outcome.accepted]
        say(f"Bestätigt: {', '.join(kept) or 'nichts'}. Rückgängig mit Z.", ":material/done_all:")
        for outcome in outcomes:
            if outcome.conflict:
                say(f"{outcome.requirement} wurde inzwischen von anderen beurteilt.", ":material/group:")
        st.rerun()
