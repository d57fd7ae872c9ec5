"""How far the application is: the form by section, the money, the days that are left."""

from __future__ import annotations

import streamlit as st

from fundingkit.costs.money import euros
from fundingkit.costs.sums import funding
from fundingkit.drafting.progress import by_section, progress
from fundingkit.readiness.gates import duties_left
from pages._antrag_desk import Desk
from pages._text import day, plain


def show_state(desk: Desk) -> None:
    """Four figures: finished fields, cost, the grant that is planned, and the next deadline."""
    if desk.view.store.assessments.basis(desk.dossier, desk.call).pending:
        st.info(
            "Einige Dokumente sind noch nicht ausgewertet. Vorschläge und Belege sind darum unvollständig.",
            icon=":material/hourglass_empty:",
        )
        st.page_link("vorhaben.py", label="Zu den Dokumenten", query_params=desk.address())
    done = progress(desk.draft.fields)
    money = funding(desk.application.costs, desk.view.call.terms)
    with st.container(horizontal=True, gap="large"):
        st.metric(
            "Felder fertig",
            f"{done.finished} von {done.total}",
            delta=f"{done.proposed} nur Vorschlag, {done.empty} leer",
            delta_color="off",
            delta_arrow="off",
        )
        st.metric("Zu lang", done.too_long, help="Texte über der Zeichengrenze zählen nie als fertig.")
        st.metric("Gesamtkosten", euros(money.cost.total) if money.cost.total else "noch offen")
        st.metric("Zuschuss geplant", euros(money.grant) if money.grant else "noch offen")
        _show_deadline(desk)


def _show_deadline(desk: Desk) -> None:
    coming = next((item for item in duties_left(desk.view.call, desk.today) if item.days >= 0), None)
    if coming is None:
        st.metric("Fristen", "alle vorbei", help="Der Aufruf ist geschlossen; üben lässt sich trotzdem.")
    else:
        st.metric(
            coming.deadline.title, day(coming.deadline.date), delta=f"noch {coming.days} Tage",
            delta_color="off", delta_arrow="off",
        )  # fmt: skip


def show_sections(desk: Desk) -> None:
    """Each section of the form with its share of finished fields and the way to it."""
    sections = by_section(desk.draft)
    if not sections:
        st.info("Dieser Aufruf nennt kein Formular. Die übrigen Teile des Antrags gehen trotzdem.")
    for section, numbers in sections:
        st.page_link(
            "formular.py",
            label=f"**{plain(section.id)}** {plain(section.title)}",
            query_params=desk.address(abschnitt=section.id),
        )
        st.progress(numbers.share, text=numbers.sentence)
