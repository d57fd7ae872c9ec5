"""The criteria of a call with their questions, to be searched and read."""

from __future__ import annotations

import streamlit as st

from fundingkit.catalogue.call import Call, Criterion
from pages._foerderaufrufe_facts import mark, show_fact
from pages._text import plain


def show_criteria(call: Call) -> None:
    """Blocks, criteria and questions; a search leaves only the questions that hold the word."""
    sought = (_search() or "").casefold()
    found = 0
    for block in call.blocks:
        kept = [(criterion, _matching(criterion, sought)) for criterion in block.criteria]
        if sought and not any(matching for _, matching in kept):
            continue
        st.header(block.title if block.official else f"{block.title} (von uns zugeordnet)", anchor=False)
        for criterion, matching in kept:
            if sought and not matching:
                continue
            found += len(matching)
            _show_criterion(call, criterion, matching, opened=bool(sought))
    if sought and not found:
        st.info("Keine Prüffrage enthält das Gesuchte. Bitte ein anderes Wort versuchen.")


def _search() -> str | None:
    return st.text_input(
        "Prüffragen durchsuchen",
        type="search",
        icon=":material/search:",
        placeholder="z. B. Barrierefreiheit",
        width=420,
    )


def _matching(criterion: Criterion, sought: str) -> list:
    return [
        item
        for item in criterion.requirements
        if sought in f"{item.id} {item.title} {item.question} {item.full} {item.partial}".casefold()
    ]


def _show_criterion(call: Call, criterion: Criterion, items: list, *, opened: bool) -> None:
    number = f"{criterion.number}. " if criterion.number is not None else ""
    count = len(criterion.requirements)
    label = f"{plain(number)}{plain(criterion.title)} · {count} {'Prüffrage' if count == 1 else 'Prüffragen'}"
    box = st.expander(
        label, expanded=opened, key=f"criterion_{call.id}_{criterion.id}_{opened}", on_change="rerun"
    )
    if not box.open:
        return
    with box:
        show_fact(call, criterion, criterion.description or "Die Quelle gibt keine Beschreibung.")
        if criterion.weight is not None:
            st.markdown(f"Veröffentlichtes Gewicht: {plain(str(criterion.weight).replace('.', ','))}")
        for item in items:
            st.markdown(f"**{item.id} {plain(item.title)}** {mark(item)}  \n{plain(item.question)}")
            st.caption(f"erfüllt: {plain(item.full)}  \nteilweise: {plain(item.partial)}")
