"""The ledger of numbers: every figure of the texts, and where else it stands."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from fundingkit.drafting.draft import FieldDraft
from fundingkit.drafting.ledger import LedgerEntry, Standing, by_standing, ledger
from fundingkit.readiness.german import shortened
from pages._antrag_desk import Desk
from pages._antrag_field_list import ENTRY, FIELD
from pages._text import plain

#: Figures on one page of the list.
ROWS = 15
_BADGES = {
    Standing.OTHER_VALUE: ("orange", "difference"),
    Standing.NOT_FOUND: ("red", "search_off"),
    Standing.ROUNDED: ("blue", "approval"),
    Standing.FOUND: ("green", "check"),
}


def show_ledger(desk: Desk) -> None:
    """Every figure of the whole form, those to look at first, by what looking it up gave."""
    groups = by_standing(ledger(desk.draft))
    if not groups:
        st.info("In den Texten steht noch keine Zahl.", icon=":material/123:")
        return
    wanted = st.pills(
        "Ergebnis der Suche",
        list(groups),
        format_func=lambda known: f":material/{_BADGES[known][1]}: {known.label} ({len(groups[known])})",
        key="zahlen",
        help="Gesucht wird in den Zitaten, im Kostenplan und im Maßnahmenregister.",
    )
    shown = groups[wanted] if wanted else tuple(entry for group in groups.values() for entry in group)
    pages = -(-len(shown) // ROWS)
    page = st.pagination(pages, key=f"zahlen_seite_{wanted}") if pages > 1 else 1
    _table(desk, shown[(page - 1) * ROWS : page * ROWS], fields=True)


def show_field_ledger(desk: Desk, item: FieldDraft) -> None:
    """The figures of one field as it is kept; open where one of them has to be looked at."""
    groups = by_standing(entry for entry in ledger(desk.draft) if entry.item.key == item.key)
    if not groups:
        return
    words = ", ".join(f"{len(group)} {standing.label}" for standing, group in groups.items())
    doubtful = Standing.NOT_FOUND in groups or Standing.OTHER_VALUE in groups
    with st.expander(f"Zahlen im Text: {words}", icon=":material/123:", expanded=doubtful):
        _table(desk, [entry for group in groups.values() for entry in group], fields=False)


def _table(desk: Desk, entries: Sequence[LedgerEntry], *, fields: bool) -> None:
    rows = []
    for entry in entries:
        colour, icon = _BADGES[entry.standing]
        row = {"Feld": _link(desk, entry.item)} if fields else {}
        row["Zahl"] = f"**{plain(entry.figure.text)}**"
        row["Ergebnis"] = f":{colour}[:material/{icon}:] {entry.standing.label}"
        row["Wo sie steht"] = _places(entry)
        rows.append(row)
    st.table(rows, hide_index=True, alt="Zahlen der Texte und wo sie sonst noch stehen")


def _link(desk: Desk, item: FieldDraft) -> str:
    target = {FIELD: item.question.id, **({ENTRY: item.entry} if item.entry else {})}
    return f"[{plain(item.label)}](formular?{urlencode(desk.address(**target))})"


def _places(entry: LedgerEntry) -> str:
    """The best place, in its own words; another value is named."""
    if not entry.supports:
        return "in keinem Zitat, nicht im Kostenplan"
    best = entry.supports[0]
    other = f"dort **{plain(best.figure.text)}**: " if entry.standing is not Standing.FOUND else ""
    more = f" · und {len(entry.supports) - 1} weitere" if len(entry.supports) > 1 else ""
    return f"{plain(best.place)}: {other}„{plain(shortened(best.words, 140))}“{more}"
