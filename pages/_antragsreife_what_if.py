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
_ALL = "what_if_all"


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
        note("Ein Klick auf einen Balken hakt oben an, was zu dieser Annahme gehört.")
        show_plate(
            report,
            lambda dark: plates(report.ready, outcomes=report.outcomes, dark=dark)[-1],
            choose=lambda place: _tick(report, place),
        )
        show_kept(view, report)


def _ask(report: Report) -> Outcome:
    st.markdown("**Angenommen, diese Lücken wären geschlossen:**")
    every = st.toggle(f"Alle {len(report.gaps)} Lücken zeigen", key=_ALL, persist_state="session")
    with st.container(gap="xxsmall"):
        closed = [
            gap.requirement.id
            for gap in (report.gaps if every else report.gaps[:FEW])
            if st.checkbox(
                f"{gap.requirement.id} {plain(gap.requirement.title)} · {gap.remedy.label}, "
                f"+{plain(points_exact(gap.gain))}",
                key=_gap_key(report, gap.requirement.id),
                persist_state="session",
            )
        ]
    done: list[str] = []
    if report.measure_steps:
        st.markdown("**… und diese Maßnahmen aus dem Register umgesetzt:**")
        done = [
            step.title
            for index, step in enumerate(report.measure_steps)
            if st.checkbox(plain(step.title), key=_measure_key(report, index), persist_state="session")
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


def _tick(report: Report, place: int) -> None:
    """Tick what the what-if at that place is made of, and nothing else; today is made of nothing."""
    gaps, measures = report.ticks(report.outcomes[place].scenario) if place >= 0 else ((), ())
    for gap in report.gaps:
        st.session_state[_gap_key(report, gap.requirement.id)] = gap.requirement.id in gaps
    for index, step in enumerate(report.measure_steps):
        st.session_state[_measure_key(report, index)] = step.title in measures
    if any(gap.requirement.id in gaps for gap in report.gaps[FEW:]):
        st.session_state[_ALL] = True


def _gap_key(report: Report, requirement: str) -> str:
    return f"what_if_{report.dossier.id}_{requirement}"


def _measure_key(report: Report, index: int) -> str:
    return f"what_if_measure_{report.dossier.id}_{index}"
