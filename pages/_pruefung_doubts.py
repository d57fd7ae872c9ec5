"""What changed under a verdict: old and new text side by side, and the verdict's ways to stand."""

from __future__ import annotations

import streamlit as st

from fundingkit.assessment.versions import PassageChange
from fundingkit.store.store import Review
from fundingkit.store.verdicts import Outcome
from fundingkit.workbench.quote_html import side_by_side_html
from fundingkit.workbench.rechecking import Recheck, rechecks, upheld
from fundingkit.workbench.settling import opinion
from fundingkit.workbench.texts_apart import steps
from pages._findings import show_findings
from pages._frame import View
from pages._pruefung_desk import ITEM, Desk, say
from pages._text import day, plain


def show_recheck(view: View, review: Review, recheck: Recheck) -> None:
    """One verdict in doubt, with what changed under it and what can be done."""
    item = recheck.item
    verdict = item.verdict
    with st.container(border=True):
        st.markdown(
            f"**{item.id} {plain(item.requirement.title)}** · Urteil: {plain(opinion(verdict))} "
            f":small[{plain(verdict.person)}, {day(verdict.time)}]"
        )
        for change in recheck.changes:
            show_change(change)
        with st.container(horizontal=True):
            _offer_to_uphold(view, review, recheck)
            if st.button("Neu beurteilen", key=f"_again_{item.id}", icon=":material/fact_check:"):
                st.switch_page("pruefung.py", query_params={ITEM: item.id})
        show_findings(st.session_state.pop(f"fassungen_findings_{item.id}", ()))


def show_doubt(desk: Desk) -> None:
    """At the workbench: why the requirement looked at is to be checked again."""
    for recheck in rechecks([desk.item], desk.review.doubts):
        with st.container(border=True):
            st.warning(
                "Darunter hat sich ein Dokument geändert. Bitte ansehen und neu urteilen, oder das Urteil "
                "gelten lassen.",
                icon=":material/difference:",
            )
            for change in recheck.changes:
                show_change(change)
            _offer_to_uphold(desk.view, desk.review, recheck)
            show_findings(st.session_state.pop(f"fassungen_findings_{recheck.item.id}", ()))


def _offer_to_uphold(view: View, review: Review, recheck: Recheck) -> None:
    st.button(
        "Urteil gilt weiter",
        key=f"_uphold_{recheck.item.id}",
        icon=":material/check:",
        disabled=not view.judges,
        help="Das Urteil bleibt und stützt sich auf die neuen Textstellen.",
        on_click=_uphold,
        args=(view, review, recheck),
    )


def show_change(change: PassageChange) -> None:
    """Old and new text of one passage."""
    new = change.new.quote if change.new is not None else None
    before, after = side_by_side_html(change.old.quote, new, steps(change.old.quote, new or ""))
    left, right = st.columns(2, gap="medium")
    with left:
        st.caption("Bisher" + (f", Seite {change.old.page}" if change.old.page else ""))
        st.html(before)
    with right:
        page = f", Seite {change.new.page}" if change.new is not None and change.new.page else ""
        st.caption(f"Jetzt ({change.fate.label}){page}")
        st.html(after)


def _uphold(view: View, review: Review, recheck: Recheck) -> None:
    counting = {paper.sha256 for paper in review.assessment.papers}
    requirement = recheck.item.id
    outcome = view.store.verdicts.give(
        review.dossier.id,
        review.assessment.call.id,
        requirement,
        upheld(recheck.item.verdict, recheck.changes, counting),
        by=view.by,
        based_on=review.standings[requirement].revision,
        track=review.track,
    )
    tell(outcome, f"{requirement}: Urteil gilt weiter.")
    if outcome.findings:
        st.session_state[f"fassungen_findings_{requirement}"] = outcome.findings


def tell(outcome: Outcome, words: str) -> None:
    """Say what came of a step on the pages beside the workbench."""
    if outcome.conflict:
        who = outcome.standing.newest.person if outcome.standing.newest else "jemand"
        say(f"{outcome.requirement}: {who} hat inzwischen geurteilt; bitte neu ansehen.", ":material/group:")
    elif outcome.accepted:
        say(words)
