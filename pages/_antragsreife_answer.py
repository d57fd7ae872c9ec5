"""The answer first: figure, band, own claim, gates, deadlines. And last: what the figure is not."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from fundingkit.charts import bullet
from fundingkit.charts.layout import CONFIG
from fundingkit.charts.screen import on_page
from fundingkit.leadership.report import Report
from fundingkit.readiness import claims, sentences
from fundingkit.store.clock import utc_now
from pages._antragsreife_claim import show_claim
from pages._antragsreife_gaps import show_largest_gaps
from pages._antragsreife_gates import show_days, show_gates
from pages._antragsreife_note import note
from pages._antragsreife_plate import is_dark
from pages._findings import show_findings
from pages._frame import View
from pages._text import plain


def ask_day() -> dt.date:
    """The day from which days are counted, today unless somebody says otherwise."""
    return st.session_state.get("stichtag") or _named_day() or utc_now().date()


def _named_day() -> dt.date | None:
    try:
        return dt.date.fromisoformat(st.query_params.get("stichtag", ""))
    except ValueError:
        return None


def show_answer(view: View, report: Report) -> None:
    """All that fits on the first screen."""
    show_findings(report.assessment.findings)
    answer, beside = st.columns([8, 4], gap="medium")
    with answer:
        st.header(plain(sentences.answer(report.ready)), anchor=False)
        st.plotly_chart(
            on_page(bullet.figure(report.ready, report.claim, dark=is_dark())),
            theme=None,
            config=CONFIG,
            alt=bullet.alt_text(report.ready, report.claim),
            key=f"answer_{is_dark()}",
        )
        show_claim(view, report)
    with beside:
        _show_review(report)
        show_gates(report)
        show_days(report)
        show_largest_gaps(report)


def _show_review(report: Report) -> None:
    progress = report.ready.progress
    st.progress(
        progress.reviewed / progress.total,
        text=f"**Geprüft: {progress.reviewed} von {progress.total} Prüffragen**",
    )
    note(plain(sentences.review(report.ready)))


def show_caveats(report: Report) -> None:
    """What the figure says and what not; always on the page, never folded away."""
    st.divider()
    st.subheader("Was der Wert sagt und was nicht", anchor=False)
    texts = (
        sentences.caveat(report.ready),
        sentences.meaning(report.ready),
        sentences.weights_sentence(report.ready),
        sentences.engine_sentence(report.summary.quality),
        claims.yardstick(report.ready),
    )
    st.markdown("\n".join(f"- {plain(text)}" for text in texts))
