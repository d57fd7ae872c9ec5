"""The money of the plan: the rate that is claimed, the sums, the proposal for who pays, the workbook."""

from __future__ import annotations

import streamlit as st

from fundingkit.costs.money import euros, percent
from fundingkit.costs.plan import MoneySource
from fundingkit.costs.rules import source_of
from fundingkit.costs.sums import funding, propose_financing
from fundingkit.drafting.downloads import downloads
from fundingkit.rows import replaced
from fundingkit.store.plans import ONLY
from pages._antrag_desk import Desk, told
from pages._antrag_downloads import presentation, show_download
from pages._antrag_table import revision_of
from pages._text import plain


def ask_rate(desk: Desk) -> None:
    """The rate of the call that is claimed, with its source."""
    rates = {rate.id: rate for rate in desk.view.call.terms.rates}
    if not rates:
        st.caption("Der Aufruf nennt keinen Fördersatz.")
        return
    kept = desk.plans.rates.get(desk.dossier, ONLY, desk.call)
    chosen = kept.value if kept and kept.value in rates else None
    st.session_state["_satz"] = chosen

    def keep() -> None:
        if st.session_state["_satz"]:
            written = desk.plans.choose_rate(
                desk.dossier, desk.call, st.session_state["_satz"], by=desk.view.by,
                based_on=revision_of(desk, desk.plans.rates, ONLY),
            )  # fmt: skip
            told((written,), "Fördersatz gespeichert.")

    st.segmented_control(
        "Fördersatz", list(rates), key="_satz", disabled=not desk.view.writes, on_change=keep,
        format_func=lambda key: f"{percent(rates[key].share)} · {rates[key].title}",
    )  # fmt: skip
    if chosen:
        st.caption(plain(f"{rates[chosen].condition} {source_of(desk.view.call, rates[chosen])}".strip()))


def show_sums(desk: Desk) -> None:
    """Total, eligible, grant, own money, and what nobody pays yet."""
    result = funding(desk.application.costs, desk.view.call.terms)
    limit = result.grant_limit
    with st.container(horizontal=True, gap="large"):
        for label, value, words in (
            ("Gesamtkosten", result.cost.total, f"{euros(result.cost.eligible)} förderfähig"),
            ("Zuschuss", result.grant, "Satz wählen" if limit is None else f"höchstens {euros(limit)}"),
            ("Eigenmittel", result.money[MoneySource.OWN], f"{euros(result.others)} von anderen"),
            ("noch ungedeckt" if result.gap >= 0 else "zu viel Geld", abs(result.gap), None),
        ):
            st.metric(label, euros(value), delta=words, delta_color="off", delta_arrow="off")
    for use in result.caps:
        share = float(min(use.used / use.cap.amount, 1))
        words = f"{plain(use.cap.title)}: {euros(use.used)} von {euros(use.cap.amount)}"
        st.progress(share, text=f":red[{words}]" if use.over else words)


def offer_financing(desk: Desk) -> None:
    """Grant and own money that pay for every cost, to be put in the place of the table."""
    proposed = propose_financing(desk.application.costs, desk.view.call.terms)
    kept = desk.plans.financing_lines.all(desk.dossier, desk.call)
    if not proposed or tuple(entry.value for entry in kept) == proposed:
        return
    told_words = f"ersetzt {len(kept)} Zeilen; der Verlauf behält sie" if kept else "füllt die Tabelle"

    def put() -> None:
        changes = replaced(
            kept, {line.id: line for line in proposed},
            lambda key: revision_of(desk, desk.plans.financing_lines, key),
        )  # fmt: skip
        written = desk.plans.financing_lines.write_all(
            desk.dossier, changes, by=desk.view.by, call_id=desk.call
        )
        told(written, "Finanzierung eingesetzt.")

    st.button(
        f"Zuschuss und Eigenmittel je Jahr vorschlagen ({told_words})", key="_vorschlag_finanzierung",
        icon=":material/lightbulb:", disabled=not desk.view.writes, on_click=put,
    )  # fmt: skip


def show_cost_file(desk: Desk) -> None:
    files = downloads(desk.application, presentation(desk)[0].edition(desk.today, desk.view.by), office=False)
    show_download(next(item for item in files if item.key == "kostenplan.xlsx"))
