"""A filled-in table read back: what it says differently comes first, then people decide."""

from __future__ import annotations

import streamlit as st

from fundingkit.assessment.history import Step
from fundingkit.drafting.review_import import ReviewImport, VerdictChange, read_review_sheet
from fundingkit.store.store import Review
from fundingkit.workbench.changes import shortened
from fundingkit.workbench.settling import opinion
from pages._findings import show_findings
from pages._frame import View
from pages._pruefung_desk import say
from pages._text import plain

#: Changes on one page of the list.
ROWS = 10


def ask_table(view: View) -> None:
    """Ask for a table, show its differences and faults, take over what is confirmed."""
    st.write("Zuerst wird gezeigt, was sich ändern würde. Übernommen wird nur, was Sie bestätigen.")
    file = st.file_uploader(
        "Ausgefüllte Prüfliste",
        type=["xlsx"],
        max_upload_size=20,
        key="pruefliste_datei",
        disabled=not view.judges,
    )
    if file is None:
        return
    review = view.store.review(view.dossier.id, view.call.id)
    found = read_review_sheet(file.name, file.getvalue(), review.assessment)
    show_findings(found.findings)
    loose = _loose(found)
    if not found.changes and not loose:
        st.info("Die Tabelle sagt nichts anderes, als hier schon steht.", icon=":material/check:")
        return
    chosen = [change for change in found.changes if _offer(view, change)]
    if loose:
        st.caption(f"Dazu {len(loose)} Wertungen von Textstellen ohne neues Urteil.")
    count = len(chosen) + len(loose)
    if st.button(
        f"{count} {'Änderung' if count == 1 else 'Änderungen'} übernehmen", type="primary", disabled=not count
    ):
        _take_over(view, review, chosen, found)


def _offer(view: View, change: VerdictChange) -> bool:
    requirement = view.call.requirement(change.requirement)
    before = opinion(change.before) if change.before is not None else "noch kein Urteil"
    with st.container(border=True):
        wanted = st.checkbox(
            f"**{change.requirement} {plain(requirement.title)}** (Zelle {change.cell}): {plain(before)} → "
            f"**{plain(opinion(change.judgement))}**",
            value=not change.conflict,
            key=f"_import_{change.requirement}",
        )
        for name, text in (("Begründung", change.judgement.reason), ("Notiz", change.judgement.note)):
            if text:
                st.caption(f"{name}: {plain(shortened(text, 200))}")
        if change.conflict:
            st.caption(":orange[Seit die Tabelle geschrieben wurde, hat jemand anders geurteilt.]")
    return wanted


def _loose(found: ReviewImport) -> list[tuple[str, object]]:
    """Marks of passages whose requirement keeps its verdict."""
    judged = {change.requirement for change in found.changes}
    return [change for change in found.passages if change.requirement not in judged]


def _take_over(view: View, review: Review, chosen: list[VerdictChange], found: ReviewImport) -> None:
    given = {
        change.requirement: (change.judgement, review.standings[change.requirement].revision)
        for change in chosen
    }
    outcomes = view.store.verdicts.give_all(
        review.dossier.id, review.assessment.call.id, given, by=view.by, step=Step.IMPORTED
    )
    marked = 0
    for change in _loose(found):
        mark = change.mark or change.before
        standing = view.store.verdicts.standing(
            review.dossier.id, review.assessment.call.id, change.requirement
        )
        marked += view.store.verdicts.mark(
            review.dossier.id, review.assessment.call.id, change.requirement, mark,
            by=view.by, based_on=standing.revision, withdraw=change.mark is None,
        ).accepted  # fmt: skip
    done = sum(outcome.accepted for outcome in outcomes) + marked
    what = "1 Änderung" if done == 1 else f"{done} Änderungen"
    say(f"{what} aus der Tabelle übernommen.", ":material/table_view:")
    for outcome in outcomes:
        if outcome.conflict:
            say(
                f"{outcome.requirement} wurde inzwischen anders beurteilt und blieb, wie es ist.",
                ":material/group:",
            )
        show_findings(outcome.findings)
    st.rerun()
