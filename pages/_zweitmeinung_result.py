"""How far two people agree, and what settles where they do not."""

from __future__ import annotations

import streamlit as st

from fundingkit.assessment.agreement import Agreement, Disagreement
from fundingkit.assessment.verdict import Verdict
from fundingkit.readiness.german import decimal, percent
from fundingkit.scale import Commitment, Grade
from fundingkit.store.plans import SecondOpinion
from fundingkit.store.registers import Kept
from fundingkit.workbench.changes import shortened
from fundingkit.workbench.settling import opinion, settlement
from pages._findings import show_findings
from pages._frame import View
from pages._pruefung_doubts import tell
from pages._text import plain
from pages._zweitmeinung_round import close_round

_GRADES: dict[str, Grade | None] = {f"{int(grade)} {grade.label}": grade for grade in Grade} | {
    "nicht zutreffend": None
}
_COMMITMENTS = {known.label: known for known in Commitment}
#: Disagreements on one page of the list.
ROWS = 4


def show_result(view: View, kept: Kept[SecondOpinion]) -> None:
    """Figures of agreement, then every disagreement with its settlement."""
    found = view.store.agreement(view.dossier.id, view.call.id)
    _figures(found)
    st.button(
        "Zweitmeinung wieder öffnen",
        icon=":material/lock_open:",
        disabled=not view.judges,
        on_click=close_round,
        args=(view, kept, False),
    )
    settled = view.store.verdicts.standings(view.dossier.id, view.call.id)
    open_ones = [one for one in found.disagreements if not _settled(settled[one.requirement].verdict)]
    done = [one for one in found.disagreements if _settled(settled[one.requirement].verdict)]
    st.header(f"Abweichungen ({len(open_ones)} offen, {len(done)} geklärt)", anchor=False)
    ordered = [*open_ones, *done]
    pages = -(-len(ordered) // ROWS)
    page = st.pagination(pages, key="zweitmeinung_seite") if pages > 1 else 1
    for one in ordered[(page - 1) * ROWS : page * ROWS]:
        standing = settled[one.requirement]
        _show(view, one, standing.verdict if _settled(standing.verdict) else None, standing.revision)


def _figures(found: Agreement) -> None:
    none = "noch nicht bestimmbar"
    with st.container(horizontal=True):
        st.metric("Von beiden beurteilt", found.both, border=True)
        st.metric("Gleiche Stufe", percent(found.equal) if found.equal is not None else none, border=True)
        st.metric(
            "Höchstens eine Stufe auseinander",
            percent(found.within_one) if found.within_one is not None else none,
            border=True,
        )
        st.metric(
            "Kappa (gewichtet)",
            decimal(found.kappa, 2) if found.kappa is not None else none,
            help="Übereinstimmung über den Zufall hinaus: 1 ist völlige, 0 nur zufällige. "
            "Weit auseinanderliegende Stufen zählen stärker.",
            border=True,
        )


def _show(view: View, one: Disagreement, ended: Verdict | None, revision: int) -> None:
    requirement = view.call.requirement(one.requirement)
    with st.container(border=True):
        st.markdown(
            f"**{one.requirement} {plain(requirement.title)}**  \n:small[{plain(requirement.question)}]"
        )
        left, right = st.columns(2, gap="medium")
        for column, name, verdict in (
            (left, "Erste Prüfung", one.first),
            (right, "Zweitmeinung", one.second),
        ):
            with column:
                _side(name, verdict)
        if ended is not None:
            st.success(
                f"Geklärt von {plain(ended.person)}: **{plain(opinion(ended))}**. {plain(ended.reason)}",
                icon=":material/handshake:",
            )
        elif view.judges:
            _ask(view, one, revision)


def _side(name: str, verdict: Verdict) -> None:
    st.markdown(f"{name}: **{plain(opinion(verdict))}** :small[{plain(verdict.person)}]")
    if verdict.reason:
        st.caption(plain(verdict.reason))
    for passage in [known for known in verdict.passages if known.state == "accepted"][:3]:
        st.caption(plain(f"„{shortened(passage.quote, 140)}“"))


def _ask(view: View, one: Disagreement, revision: int) -> None:
    grades, commitments = list(_GRADES), list(_COMMITMENTS)
    with st.form(f"_settle_{one.requirement}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            at = grades.index(next(name for name, grade in _GRADES.items() if grade == one.first.grade))
            grade = st.selectbox("Entscheidung", grades, index=at, key=f"_grade_{one.requirement}")
            at = commitments.index(one.first.commitment.label)
            commitment = st.selectbox(
                "Verbindlichkeit", commitments, index=at, key=f"_bind_{one.requirement}"
            )
        reason = st.text_input("Begründung der Klärung", key=f"_why_{one.requirement}")
        if st.form_submit_button("Klären", icon=":material/handshake:"):
            said = settlement(one, _GRADES[grade], _COMMITMENTS[commitment], reason)
            outcome = view.store.verdicts.settle(
                view.dossier.id, view.call.id, one.requirement, said, by=view.by, based_on=revision
            )
            show_findings(outcome.findings)
            tell(outcome, f"{one.requirement}: geklärt.")
            if not outcome.findings:
                st.rerun()


def _settled(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.round == "settled"
