"""Two versions of a paper: what changed in its text, and in readiness, requirement by requirement."""

from __future__ import annotations

import streamlit as st

from fundingkit.assessment.versions import Comparison, Fate
from fundingkit.dossier import DossierPaper
from fundingkit.readiness.compare import compare
from fundingkit.readiness.figures import RequirementReadiness
from fundingkit.readiness.german import percent
from fundingkit.readiness.readiness import readiness
from pages._frame import View
from pages._pruefung_doubts import show_change
from pages._text import day, plain

#: Changed passages on one page of the list.
ROWS = 8


def show_comparison(view: View) -> None:
    """Ask for a paper and two of its versions, show what came of them."""
    papers = [paper for paper in view.store.papers.all(view.dossier.id) if len(paper.versions) > 1]
    if not papers:
        st.caption(
            "Noch hat kein Dokument eine zweite Fassung. Neue Fassungen lädt man unter „Vorhaben“ hoch."
        )
        return
    with st.container(horizontal=True):
        paper = st.selectbox(
            "Dokument", papers, format_func=lambda known: known.name, key="fassungen_dokument"
        )
        numbers = [version.number for version in paper.versions]
        old = st.selectbox(
            "Bisher", numbers[:-1], index=len(numbers) - 2, format_func=lambda number: _named(paper, number)
        )
        new = st.selectbox(
            "Jetzt",
            [number for number in numbers if number > old],
            format_func=lambda number: _named(paper, number),
        )
    comparison = view.store.assessments.comparison(view.dossier.id, paper.id, old, new)
    if comparison is None:
        st.info("Eine der beiden Fassungen ist nicht lesbar; es lässt sich nichts vergleichen.")
        return
    part = st.segmented_control("Was vergleichen?", ["Text", "Antragsreife"], default="Text", required=True)
    if part == "Text":
        _show_text(comparison)
    else:
        _show_readiness(view, paper.id, old, new)


def _named(paper: DossierPaper, number: int) -> str:
    return f"Fassung {number}, {day(paper.version(number).uploaded_at)}"


def _show_text(comparison: Comparison) -> None:
    changed = [change for change in comparison.changes if change.fate is not Fate.UNCHANGED]
    same = len(comparison.changes) - len(changed)
    gone = sum(change.fate is Fate.VANISHED for change in changed)
    st.markdown(
        f"{same} Textstellen unverändert, **{len(changed) - gone} geändert, {gone} entfallen, "
        f"{len(comparison.added)} neu**"
    )
    pages = -(-len(changed) // ROWS)
    page = st.pagination(pages, key="fassungen_stellen") if pages > 1 else 1
    for change in changed[(page - 1) * ROWS : page * ROWS]:
        with st.container(border=True):
            show_change(change)
    if comparison.added:
        with st.expander(f"Neue Textstellen ({len(comparison.added)})"):
            for passage in comparison.added[:100]:
                st.text(passage.quote)
            if len(comparison.added) > 100:
                st.caption(f"Gezeigt sind die ersten 100 von {len(comparison.added)}.")


def _show_readiness(view: View, paper: int, old: int, new: int) -> None:
    before, after = (
        readiness(view.store.assessment(view.dossier.id, view.call.id, versions={paper: number}))
        for number in (old, new)
    )
    found = compare(before, after)
    st.markdown(f"Antragsreife {percent(before.figure)} → **{percent(after.figure)}**")
    rows = [
        {
            "Prüffrage": f"{move.requirement} {move.title}",
            "Bisher": _standing(move.before),
            "Jetzt": _standing(move.after),
            "Grund": move.cause.label,
        }
        for move in found.moves
    ]
    if rows:
        st.table([{key: plain(value) for key, value in row.items()} for row in rows])
    else:
        st.caption("Bei keiner Prüffrage hat sich etwas geändert.")


def _standing(side: RequirementReadiness | None) -> str:
    return "–" if side is None else f"{side.label} ({side.certainty.label})"
