"""One field: its question and limit, the text, its state, who cares for it, and keeping it."""

from __future__ import annotations

import streamlit as st

from fundingkit.drafting.counting import counted
from fundingkit.drafting.draft import FieldDraft
from fundingkit.drafting.field_aid import lacking
from fundingkit.drafting.field_text import FieldState, FieldText
from pages._antrag_desk import Desk, say
from pages._antrag_field_desk import Sheet, sheet
from pages._text import moment, plain

_KINDS = {
    "choice": "Auswahl im Formular",
    "contact": "Kontaktangaben",
    "yes-no": "Ja oder Nein",
    "money": "Betrag in Euro",
    "upload": "Datei zum Hochladen",
    "table": "Tabelle im Formular",
}
_STATES = (FieldState.EMPTY, FieldState.WORKING, FieldState.FINISHED, FieldState.APPROVED)


def show_question(item: FieldDraft) -> None:
    """The question as the form asks it."""
    st.subheader(plain(f"{item.label}: {item.question.question}"), anchor=False)
    about = [_KINDS.get(item.question.kind, "Text")]
    if item.question.limit:
        about.append(f"höchstens {item.question.limit} Zeichen mit Leerzeichen")
    elif item.question.kind == "text":
        about.append("keine Zeichengrenze bekannt")
    st.caption(" · ".join(about))


def show_editor(desk: Desk, item: FieldDraft) -> None:
    """Text with counter, state, responsible person, note, and the button that keeps them."""
    paper = sheet(desk, item)
    _show_conflict(paper)
    locked = not desk.view.writes
    tall = 90 if item.question.kind != "text" else max(110, min(420, (item.question.limit or 400) // 2))
    text = st.text_area(
        "Text für das Formular", key=paper.key("text"), height=tall, disabled=locked, persist_state="session",
        help="Zu lange Texte werden aufgehoben, zählen aber nicht als fertig.",
    )  # fmt: skip
    _show_counter(item, text)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        states = _STATES if desk.view.judges else _STATES[:-1]
        state = st.segmented_control(
            "Stand", states, key=paper.key("state"), format_func=lambda known: known.label, required=True,
            disabled=locked, persist_state="session",
        )  # fmt: skip
        st.text_input(
            "Zuständig", key=paper.key("responsible"), max_chars=200, disabled=locked, width=240,
            persist_state="session", placeholder="Name oder Amt",
        )  # fmt: skip
    st.text_input(
        "Notiz", key=paper.key("note"), max_chars=2000, disabled=locked, persist_state="session",
        placeholder="Für Kolleginnen und Kollegen; steht nicht im Formular",
    )  # fmt: skip
    why = lacking(item, text or "", state or FieldState.EMPTY)
    if why:
        st.warning(why, icon=":material/straighten:")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Speichern", type="primary", icon=":material/save:", key="_feld_speichern", disabled=locked,
            on_click=_keep, args=(desk, item, paper), shortcut="Ctrl+S",
        )  # fmt: skip
        if paper.unsaved:
            st.markdown(":orange-badge[nicht gespeichert]")
            st.button("Verwerfen", type="tertiary", on_click=paper.reset, key="_feld_verwerfen")
        elif paper.kept is not None:
            st.caption(f"Zuletzt {plain(paper.kept.person)}, {moment(paper.kept.time)}")


def _show_counter(item: FieldDraft, text: str) -> None:
    count = counted(text or "", item.question.limit)
    if count.limit is None:
        st.caption(count.label)
        return
    st.progress(
        min(1.0, count.used / count.limit), text=f":red[**{count.label}**]" if count.over else count.label
    )
    if not count.over and count.strict > count.limit:
        st.caption(f"Portale, die einen Zeilenumbruch doppelt zählen, kommen auf {count.strict} Zeichen.")


def _keep(desk: Desk, item: FieldDraft, paper: Sheet) -> None:
    """Keep what stands on the sheet, based on what the person saw."""
    words = paper.words
    state = words["state"] or FieldState.EMPTY
    if words["text"].strip() and state is FieldState.EMPTY:
        state = FieldState.WORKING
    value = FieldText(
        item.question.id,
        item.entry,
        words["text"],
        state,
        words["responsible"].strip(),
        words["note"].strip(),
    )
    written = desk.plans.texts.write(
        desk.dossier, paper.name, value, by=desk.view.by, based_on=paper.revision, call_id=desk.call
    )
    if written.accepted:
        paper.settle()
        say(f"{plain(item.label)} gespeichert.")


def _show_conflict(paper: Sheet) -> None:
    if not paper.outdated:
        return
    theirs = paper.kept
    with st.container(border=True):
        who = f"{plain(theirs.person)} hat dieses Feld" if theirs else "Jemand hat dieses Feld"
        st.warning(
            f"{who} inzwischen geändert. Ihr Text steht unten und ist noch nicht gespeichert.",
            icon=":material/group:",
        )
        if theirs:
            st.text(theirs.value.text or "(leer)")
        with st.container(horizontal=True):
            st.button("Den anderen Stand übernehmen", on_click=paper.reset, key="_feld_deren")
            st.button("Meinen Text behalten", on_click=paper.rebase, key="_feld_meiner")
