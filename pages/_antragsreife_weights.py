"""Robust or not: what other weights would do, and what hangs on a single passage or paper."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from fundingkit.charts.atlas import plates
from fundingkit.leadership.report import Report
from fundingkit.leadership.scenarios import keep_weights, weights_revision
from fundingkit.readiness import sentences
from fundingkit.readiness.german import percent
from fundingkit.readiness.robustness import robustness_sentence
from fundingkit.readiness.sources import dependence_sentences
from pages._antragsreife_links import link_to
from pages._antragsreife_note import note
from pages._antragsreife_plate import show_plate
from pages._antragsreife_said import say_outcome
from pages._frame import View
from pages._text import plain

MOST = Decimal(10)


def show_robustness(view: View, report: Report) -> None:
    """The range over plausible weights, own weights, and the thin places."""
    st.subheader("Wie sehr hängt der Wert an den Gewichten?", anchor=False)
    st.markdown(plain(sentences.weights_sentence(report.ready)))
    st.markdown(plain(robustness_sentence(report.over)))
    show_plate(report, lambda dark: plates(report.ready, over=report.over, dark=dark)[-1])
    if view.writes:
        with st.expander("Eigene Gewichte setzen", icon=":material/balance:"):
            _ask_weights(view, report)
    st.subheader("Woran der Wert hängt", anchor=False)
    texts = dependence_sentences(report.fragile)
    st.markdown("\n".join(f"- {plain(text)}" for text in texts) if texts else "An keiner einzelnen Stelle.")
    _show_single_passages(report)


def _ask_weights(view: View, report: Report) -> None:
    revision = weights_revision(view.store, report)
    known = report.weights or {}
    note(
        f"Mit gleichen Gewichten sind {percent(report.ready.default.figure)} belegt. Es zählen nur die "
        "Verhältnisse; 0 lässt ein Kriterium weg."
    )
    with st.form(f"weights_{revision}", border=False):
        with st.grid(min_column_width=300):
            given = {
                criterion.id: st.number_input(
                    criterion.title,
                    min_value=0.0,
                    max_value=float(MOST),
                    value=float(known.get(criterion.id, 1)),
                    step=0.5,
                    format="%.1f",
                    key=f"weight_{criterion.id}_{revision}",
                )
                for criterion in report.ready.criteria
            }
        if st.form_submit_button("Eigene Gewichte übernehmen", icon=":material/save:"):
            weights = {name: Decimal(str(value)) for name, value in given.items()}
            say_outcome(keep_weights(view.store, report, weights, by=view.by, based_on=revision))
            st.rerun()
    if report.weights is not None and st.button("Zurück zu gleichen Gewichten", icon=":material/undo:"):
        say_outcome(keep_weights(view.store, report, None, by=view.by, based_on=revision))
        st.rerun()


def _show_single_passages(report: Report) -> None:
    singles = [single for single in report.fragile.single_passages if single.at_stake]
    if not singles:
        return
    with st.expander(f"Einzelne Textstellen, an denen etwas hängt ({len(singles)})", icon=":material/link:"):
        for single in singles:
            page = f", Seite {single.support.page}" if single.support.page else ""
            note(f"„{plain(single.support.quote)}“ ({plain(single.paper)}{page})")
            with st.container(horizontal=True):
                for requirement in single.requirements:
                    link_to(report, requirement, requirement, ":material/fact_check:")
