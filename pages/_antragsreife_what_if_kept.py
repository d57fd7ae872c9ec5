"""What-ifs that were kept under a name."""

from __future__ import annotations

import streamlit as st

from fundingkit.leadership.report import Report
from fundingkit.leadership.scenarios import keep_scenario, remove_scenario
from fundingkit.readiness.german import percent
from fundingkit.readiness.what_if import Outcome
from pages._antragsreife_said import say_outcome
from pages._frame import View
from pages._text import day, plain


def ask_name(view: View, report: Report, outcome: Outcome) -> None:
    with st.form("what_if_keep", border=False, clear_on_submit=True):
        name = st.text_input("Diese Annahme festhalten als", placeholder="Zum Beispiel: Beschluss im Februar")
        if st.form_submit_button("Festhalten", icon=":material/bookmark_add:"):
            say_outcome(keep_scenario(view.store, report, name, outcome.scenario, by=view.by))
            st.rerun()


def show_kept(view: View, report: Report) -> None:
    for outcome in report.outcomes:
        steps = outcome.scenario.steps
        with st.container(horizontal=True, vertical_alignment="center"):
            due = [step.ready_by for step in steps if step.ready_by]
            until = f", letzter Termin {day(max(due))}" if due else ""
            st.markdown(
                f"**{plain(outcome.scenario.name)}**: {percent(outcome.after.figure)} · "
                f"{plain(', '.join(step.title for step in steps))}{until}",
                width="stretch",
            )
            if view.writes and st.button(
                "Entfernen", key=f"what_if_out_{outcome.scenario.name}", type="tertiary",
                help=f"„{outcome.scenario.name}“ aus dem Vergleich nehmen",
            ):  # fmt: skip
                say_outcome(remove_scenario(view.store, report, outcome.scenario.name, by=view.by))
                st.rerun()
