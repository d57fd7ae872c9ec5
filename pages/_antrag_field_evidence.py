"""What feeds a field: a proposal to take over, and the quotes with their places."""

from __future__ import annotations

import streamlit as st

from fundingkit.drafting.citations import Citation
from fundingkit.drafting.counting import count
from fundingkit.drafting.draft import FieldDraft
from fundingkit.drafting.field_aid import Aid, Feed
from pages._antrag_desk import Desk
from pages._antrag_field_desk import Sheet, sheet
from pages._text import plain

#: Quotes of a requirement that are shown at once.
FIRST = 3


def show_proposal(desk: Desk, item: FieldDraft, aid: Aid) -> None:
    """The proposal with its places, to be taken over and rewritten by a person."""
    paper = sheet(desk, item)
    if not aid.proposal:
        if item.question.kind == "text" and item.question.requirements and not paper.words["text"]:
            st.info(
                "Dazu ist in den Dokumenten nichts gefunden. Schreiben Sie selbst, oder laden Sie weitere "
                "Dokumente hoch.",
                icon=":material/search_off:",
            )
        return
    if paper.words["text"] == aid.proposal:
        return
    with st.expander(
        f"Vorschlag {aid.origin} ({count(aid.proposal)} Zeichen)",
        icon=":material/lightbulb:",
        expanded=not paper.words["text"],
    ):
        st.text(aid.proposal)
        places = dict.fromkeys(citation.place for citation in aid.quotes)
        if places:
            st.caption(plain(f"Wörtlich aus: {'; '.join(places)}"))
        st.button(
            "Vorschlag übernehmen",
            key="_vorschlag",
            icon=":material/south:",
            disabled=not desk.view.writes,
            on_click=_put,
            args=(paper, aid.proposal),
            help="Ersetzt den Text unten; gespeichert wird erst mit „Speichern“.",
        )


def show_evidence(desk: Desk, item: FieldDraft, aid: Aid) -> None:
    """The requirements that feed the field, each with its quotes and a way to the workbench."""
    if not aid.feeds:
        return
    st.markdown("**Belege aus den Dokumenten**")
    if item.group is not None:
        st.caption("Für Maßnahmen zählen nur Textstellen, die im Maßnahmenregister verknüpft sind.")
    paper = sheet(desk, item)
    for feed in aid.feeds:
        label = f"{feed.requirement.id} {feed.requirement.title}"
        number = (
            "eine Textstelle" if len(feed.citations) == 1 else f"{len(feed.citations) or 'keine'} Textstellen"
        )
        with st.expander(plain(f"{label} · {feed.standing} · {number}"), icon=":material/format_quote:"):
            _show_feed(desk, paper, feed)


def _show_feed(desk: Desk, paper: Sheet, feed: Feed) -> None:
    st.page_link(
        "pruefung.py",
        label=f"Prüffrage {feed.requirement.id} öffnen",
        icon=":material/fact_check:",
        query_params=desk.address(frage=feed.requirement.id),
    )
    if not feed.citations:
        st.caption("Nichts gefunden, bitte prüfen.")
    shown = st.session_state.get(f"_mehr_{feed.requirement.id}", FIRST)
    for number, citation in enumerate(feed.citations[:shown]):
        _show_quote(desk, paper, citation, f"{feed.requirement.id}_{number}")
    if len(feed.citations) > shown:
        st.button(
            f"{len(feed.citations) - shown} weitere zeigen",
            key=f"_mehr_knopf_{feed.requirement.id}",
            type="tertiary",
            on_click=st.session_state.__setitem__,
            args=(f"_mehr_{feed.requirement.id}", len(feed.citations)),
        )


def _show_quote(desk: Desk, paper: Sheet, citation: Citation, key: str) -> None:
    state = "bestätigt" if citation.accepted else "vorgeschlagen"
    old = " · frühere Fassung" if not citation.current else ""
    with st.container(border=True, gap="xxsmall"):
        st.text(citation.text)
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.caption(plain(f"{citation.place} · {state} · {citation.commitment.label}{old}"))
            st.button(
                "Anfügen", key=f"_zitat_{key}", icon=":material/add:", type="tertiary",
                disabled=not desk.view.writes, on_click=_append, args=(paper, citation.text),
            )  # fmt: skip


def _put(paper: Sheet, words: str) -> None:
    st.session_state[paper.key("text")] = words


def _append(paper: Sheet, words: str) -> None:
    known = str(paper.words["text"]).rstrip()
    _put(paper, f"{known} {words}" if known else words)
