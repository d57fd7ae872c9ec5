"""Papers to be handed in and deadlines: beside readiness, never part of it."""

from __future__ import annotations

import streamlit as st

from fundingkit.attachments import Presence
from fundingkit.leadership.report import Report
from fundingkit.readiness import sentences
from fundingkit.readiness.gates import DaysLeft
from pages._text import day, plain

_ICONS = {
    Presence.PRESENT: ":material/check_circle:",
    Presence.MISSING: ":material/cancel:",
    Presence.UNCLEAR: ":material/help:",
}


def show_gates(report: Report) -> None:
    """How many papers are there, missing, unclear; each by name below."""
    st.markdown(f"**Unterlagen.** {plain(sentences.gates_sentence(report.gates))}")
    if not report.gates:
        return
    with st.expander("Welche Unterlagen?", icon=":material/attach_file:"):
        for gate in report.gates:
            due = f", bis {day(gate.due.deadline.date)}" if gate.due else ""
            st.markdown(
                f"{_ICONS[gate.presence]} {plain(gate.attachment.title)}: **{gate.presence.label}**{due}"
            )
        st.page_link("antrag.py", label="Unterlagen im Antrag", icon=":material/edit_document:")


def show_days(report: Report) -> None:
    """The days that bind the applicant, then every other date of the call."""
    st.markdown(
        "**Fristen.**  \n" + "  \n".join(plain(sentences.deadline_sentence(left)) for left in report.duties)
        if report.duties
        else "**Fristen.** Der Förderaufruf nennt keine."
    )
    with st.expander("Alle Termine, anderer Stichtag", icon=":material/event:"):
        st.date_input(
            "Stichtag", value=report.today, format="DD.MM.YYYY", key="stichtag", bind="query-params",
            help="Von diesem Tag an zählen die Tage bis zu den Fristen.",
        )  # fmt: skip
        st.markdown("\n".join(f"- {_line(left)}" for left in report.days))


def _line(left: DaysLeft) -> str:
    remark = f" ({plain(left.deadline.remark)})" if left.deadline.remark else ""
    return f"{plain(sentences.deadline_sentence(left))}{remark}"
