"""Which section and field of the form is looked at, and the fields of the section with their states."""

from __future__ import annotations

import streamlit as st

from fundingkit.catalogue.call import Section
from fundingkit.drafting.draft import FieldDraft
from fundingkit.drafting.field_text import FieldState
from fundingkit.drafting.progress import by_section
from pages._antrag_desk import Desk
from pages._text import plain

FIELD, ENTRY, SECTION = "feld", "eintrag", "abschnitt"
# Captions are paler than other text, too pale for coloured badges.
_ICONS = {
    FieldState.EMPTY: "radio_button_unchecked",
    FieldState.PROPOSED: "lightbulb",
    FieldState.WORKING: "edit",
    FieldState.FINISHED: "check_circle",
    FieldState.APPROVED: "verified",
}


def ask_section(desk: Desk) -> tuple[Section, FieldDraft]:
    """The section and the field that the address names, else the first; a choice of sections."""
    sections = {section.id: (section, numbers) for section, numbers in by_section(desk.draft)}
    current = _named(desk)
    wanted = current.section.id if current else st.query_params.get(SECTION, "")
    st.session_state["_abschnitt"] = wanted if wanted in sections else next(iter(sections))
    chosen = st.segmented_control(
        "Abschnitt",
        list(sections),
        key="_abschnitt",
        format_func=lambda known: f"{known} · {sections[known][1].finished}/{sections[known][1].total}",
        help="Fertige Felder je Abschnitt",
        required=True,
        on_change=_to_section,
    )
    if current is None:
        current = desk.draft.of_section(chosen)[0]
    return sections[chosen][0], current


def show_list(desk: Desk, section: Section, current: FieldDraft) -> None:
    """The fields of a section; a press opens one."""
    st.header(plain(f"{section.id} {section.title}"), anchor=False)
    items = {item.key: item for item in desk.draft.of_section(section.id)}
    st.session_state["_feld"] = current.key
    st.radio(
        "Feld",
        list(items),
        key="_feld",
        format_func=lambda key: f"**{plain(items[key].label)}** {plain(items[key].question.question)}",
        captions=[_standing(item) for item in items.values()],
        label_visibility="collapsed",
        on_change=lambda: go(*st.session_state["_feld"]),
    )


def go(field: str, entry: str = "") -> None:
    """Look at another field; for use in callbacks, too."""
    st.query_params[FIELD] = field
    if entry:
        st.query_params[ENTRY] = entry
    elif ENTRY in st.query_params:
        del st.query_params[ENTRY]


def _named(desk: Desk) -> FieldDraft | None:
    field, entry = st.query_params.get(FIELD, ""), st.query_params.get(ENTRY, "")
    matching = [item for item in desk.draft.fields if item.question.id == field]
    return next((item for item in matching if item.entry == entry), next(iter(matching), None))


def _to_section() -> None:
    st.query_params[SECTION] = st.session_state["_abschnitt"]
    for part in (FIELD, ENTRY):
        if part in st.query_params:
            del st.query_params[part]


def _standing(item: FieldDraft) -> str:
    count = item.count
    icon, words = ("error", "zu lang") if count.over else (_ICONS[item.state], item.state.label)
    size = f" · {count.used} von {count.limit}" if count.limit else ""
    return f":material/{icon}: {words}{size}"
