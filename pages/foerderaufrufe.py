"""Förderaufrufe: what each call asks, with its sources, and how calls differ."""

from __future__ import annotations

import streamlit as st

from pages import _address as address
from pages._findings import show_findings
from pages._foerderaufrufe_compare import show_comparison
from pages._foerderaufrufe_criteria import show_criteria
from pages._foerderaufrufe_form import show_form
from pages._foerderaufrufe_summary import show_sources, show_summary
from pages._foerderaufrufe_terms import show_attachments, show_dates, show_terms
from pages._frame import begin

view = begin(
    "Förderaufrufe",
    dossier=False,
    intro="Was die Aufrufe verlangen, woher wir es wissen und wie sicher es ist.",
)
shelf = view.store.catalogues.shelf()
show_findings(shelf.findings)
calls = dict(shelf.calls)
if not calls:
    st.info(
        "Es gibt noch keinen brauchbaren Katalog. „python -m fundingkit check“ nennt jede Stelle, die fehlt; "
        "docs/catalogue.md sagt, wie man einen schreibt.",
        icon=":material/menu_book:",
    )
    st.stop()

PARTS = {
    "Überblick": show_summary,
    "Kriterien": show_criteria,
    "Unterlagen": show_attachments,
    "Geld": show_terms,
    "Termine": show_dates,
    "Formular": show_form,
    "Quellen": show_sources,
}

wanted = address.named(address.CALL)
chosen = address.choose(
    "Förderaufruf",
    address.CALL,
    sorted(calls),
    wanted if wanted in calls else min(calls),
    lambda call_id: calls[call_id].title,
    width=520,
)
address.name(address.CALL, chosen)
part = st.segmented_control(
    "Teil",
    [*PARTS, "Vergleich"],
    default="Überblick",
    required=True,
    label_visibility="collapsed",
    key="teil",
    bind="query-params",
)
if part == "Vergleich":
    show_comparison(calls, chosen)
else:
    PARTS[part](calls[chosen])
