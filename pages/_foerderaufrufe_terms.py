"""Money, dates and papers of a call, each fact with its sources."""

from __future__ import annotations

import streamlit as st

from fundingkit.catalogue.call import Call
from fundingkit.costs.money import euros, percent
from pages._foerderaufrufe_facts import show_fact
from pages._text import day, plain

_WANTED = {"always": "nötig", "if_available": "falls vorhanden", "unknown": "ob nötig, ist unbekannt"}


def show_terms(call: Call) -> None:
    """Rates, caps, phases and rules of the money."""
    terms = call.terms
    facts = (
        ("Fördersätze", [(r, f"{percent(r.share)} – {r.title}", r.condition) for r in terms.rates]),
        ("Obergrenzen", [(c, f"{euros(c.amount)} – {c.title}", "") for c in terms.caps]),
        ("Phasen", [(p, f"{p.title}: {_months(p.months)}", p.description) for p in terms.phases]),
        ("Regeln", [(r, r.text, "") for r in terms.rules]),
    )
    for title, lines in facts:
        if lines:
            st.header(title, anchor=False)
            for fact, words, more in lines:
                show_fact(call, fact, words, more=more)
    if not any(lines for _, lines in facts):
        st.info("Zum Geld ist nichts bekannt.")


def show_dates(call: Call) -> None:
    """All dates of the call in order."""
    if not call.deadlines:
        st.info("Es sind keine Termine bekannt.")
    for deadline in sorted(call.deadlines, key=lambda known: known.date):
        time = f", {deadline.time}" if deadline.time else ""
        show_fact(call, deadline, f"{day(deadline.date)}{time} – {deadline.title}")


def show_attachments(call: Call) -> None:
    """The papers to be handed in, with what has to stand in them."""
    if not call.attachments:
        st.info("Es ist nicht bekannt, welche Unterlagen verlangt werden.")
    for item in call.attachments:
        with st.container(border=True):
            st.markdown(f"**{plain(item.title)}** ({_WANTED[item.required]})")
            show_fact(call, item, item.description or "Näheres ist nicht bekannt.")
            if item.checklist:
                st.markdown("\n".join(f"- {plain(point)}" for point in item.checklist))
            if item.requirements:
                st.caption(f"Dazu gehören die Prüffragen {', '.join(item.requirements)} (unsere Zuordnung).")


def _months(months: int | None) -> str:
    return "Dauer unbekannt" if months is None else f"höchstens {months} Monate"
