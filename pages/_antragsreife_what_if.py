"""What-if: tick gaps and measures, see figure and band move, keep it under a name, compare."""

from __future__ import annotations

import streamlit as st

from fundingkit.charts.atlas import plates
from fundingkit.leadership.moves import gain_words, points_exact
from fundingkit.leadership.report import Report
from fundingkit.readiness.german import percent, span
from fundingkit.readiness.what_if import Outcome
from pages._antragsreife_note import note
from pages._antragsreife_plate import show_plate
from pages._antragsreife_what_if_kept import ask_name, show_kept
from pages._frame import View
from pages._text import plain

FEW = 12


@st.fragment
def show_what_if(view: View, report: Report) -> None:
    """Ticks on the left, what they come to on the right; kept what-ifs below, side by side."""
    left, right = st.columns([7, 5], gap="medium")
    with left:
        outcome = _ask(report)
    with right:
        _show_outcome(outcome)
        if view.writes:
            ask_name(view, report, outcome)
    if report.outcomes:
        st.subheader("Festgehaltene Annahmen im Vergleich", anchor=False)
        show_plate(
            report,
            lambda dark: plates(report.ready, outcomes=report.outcomes, dark=dark)[-1],
            links=False,
        )
        show_kept(view, report)


def _ask(report: Report) -> Outcome:
    st.markdown("**Angenommen, diese Lücken wären geschlossen:**")
    every = st.toggle(f"Alle {len(report.gaps)} Lücken zeigen", key="what_if_all", persist_state="session")
    with st.container(gap="xxsmall"):
        closed = [
            gap.requirement.id
            for gap in (report.gaps if every else report.gaps[:FEW])
            if st.checkbox(
                f"{gap.requirement.id} {plain(gap.requirement.title)} · {gap.remedy.label}, "
                f"+{plain(points_exact(gap.gain))}",
                key=f"what_if_{report.dossier.id}_{gap.requirement.id}",
                persist_state="session",
            )
        ]
    done: list[str] = []
    if report.measure_steps:
        st.markdown("**… und diese Maßnahmen aus dem Register umgesetzt:**")
        done = [
            step.title
            for index, step in enumerate(report.measure_steps)
            if st.checkbox(plain(step.title), key=f"what_if_measure_{report.dossier.id}_{index}")
        ]
    return report.played(report.scenario("diese Auswahl", closed, done))


def _show_outcome(outcome: Outcome) -> None:
    today, then = outcome.before, outcome.after
    with st.container(border=True):
        st.metric(
            "Dann wären belegt",
            percent(then.figure),
            gain_words(outcome),
            delta_color="off" if not outcome.gain else "normal",
            delta_arrow="off" if not outcome.gain else "auto",
        )
        st.markdown(
            f"Spanne: heute {span(today.band.low, today.band.high)}, dann "
            f"{span(then.band.low, then.band.high)}."
        )
        if outcome.late:
            late = ", ".join(plain(step.title) for step in outcome.late)
            st.warning(f"Bis zur Frist wären es {percent(outcome.in_time.figure)}; zu spät käme: {late}.")
        if outcome.undated:
            note(
                f"Ohne Termin: {len(outcome.undated)} von {len(outcome.scenario.steps)}. Ob das bis zur "
                "Frist zu schaffen ist, sagt die Rechnung nicht."
            )
