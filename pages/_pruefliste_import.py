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
    after = opinion(change.judgement)
    words = f"bleibt **{plain(after)}**" if after == before else f"{plain(before)} → **{plain(after)}**"
    with st.container(border=True):
        wanted = st.checkbox(
            f"**{change.requirement} {plain(requirement.title)}** (Zelle {change.cell}): {words}",
            value=not change.conflict,
            key=f"_import_{change.requirement}",
        )
        lines = _texts(change)
        if lines:
            st.markdown("  \n".join(f":small[{plain(line)}]" for line in lines))
        if change.conflict:
            st.caption(":orange[Seit die Tabelle geschrieben wurde, hat jemand anders geurteilt.]")
    return wanted


def _texts(change: VerdictChange) -> list[str]:
    """Reason and note where the table says them differently, one line each."""
    old = (change.before.reason, change.before.note) if change.before is not None else ("", "")
    new = (change.judgement.reason, change.judgement.note)
    return [
        f"{name} {'neu' if before else ''}: {shortened(after, 200)}".replace(" :", ":")
        if after
        else f"{name} entfällt: {shortened(before, 200)}"
        for name, before, after in zip(("Begründung", "Notiz"), old, new, strict=True)
        if before != after
    ]


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
        for finding in outcome.findings:
            say(f"{outcome.requirement}: {finding.title} {finding.hint}", ":material/error:")
    st.rerun()
