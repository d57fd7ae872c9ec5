"""Full-text search over all papers of the dossier; any hit can be made evidence."""

from __future__ import annotations

import streamlit as st

from fundingkit.passages.passage import Passage
from fundingkit.workbench.exhibits import by_hand
from fundingkit.workbench.openings import search_words
from fundingkit.workbench.quote_html import quote_html
from fundingkit.workbench.search import Hits, SearchText, search
from pages._pruefung_desk import Desk
from pages._pruefung_meanwhile import based_on
from pages._pruefung_paper import paper_text
from pages._pruefung_verdict import settle
from pages._text import plain

#: Hits on one page of the list.
_ROWS = 6


def show_search(desk: Desk) -> None:
    """Ask for words, show the hits with their places."""
    cues = search_words(desk.item)
    query = st.text_input(
        "In allen Dokumenten suchen",
        key="suche",
        bind="query-params",
        placeholder="Wörter oder „genaue Wendung“",
        icon=":material/search:",
    )
    if cues:
        st.pills("Suchwörter zu dieser Prüffrage", cues, key="_cue", wrap=True, on_change=_use_cue)
    papers = [text for paper in desk.review.assessment.papers if (text := paper_text(desk, paper.sha256))]
    if not query:
        return
    found = search(papers, query)
    if not found.count:
        what = " und ".join(f"„{term}“" for term in found.terms)
        st.info(f"Keine Textstelle enthält {plain(what)}.", icon=":material/search_off:")
        return
    pages = -(-len(found.hits) // _ROWS)
    _summary(found, papers)
    page = st.pagination(pages, key=f"_hits_{query}") if pages > 1 else 1
    named = {passage.key for passage in desk.item.passages}
    named |= {evidence.passage.key for evidence in desk.item.proposal.evidence}
    for hit in found.hits[(page - 1) * _ROWS : page * _ROWS]:
        with st.container(border=True):
            st.caption(
                plain(
                    " › ".join(
                        (desk.place(hit.passage.document, hit.passage.page), *hit.passage.headings[-1:])
                    )
                )
            )
            st.html(quote_html(hit.passage.quote, hit.spans))
            if hit.passage.key in named:
                st.caption("Steht schon unter den Textstellen.")
            else:
                st.button(
                    "Als Beleg übernehmen",
                    key=f"_take_{hit.passage.key}",
                    icon=":material/add:",
                    disabled=not desk.view.judges,
                    on_click=_take,
                    args=(desk, hit.passage),
                )


def _summary(found: Hits, papers: list[SearchText]) -> None:
    shown = f", die ersten {len(found.hits)} werden gezeigt" if found.count > len(found.hits) else ""
    what = "1 Treffer" if found.count == 1 else f"{found.count} Treffer"
    where = "1 Dokument" if len(papers) == 1 else f"{len(papers)} Dokumenten"
    st.caption(f"{what} in {where}{shown}")


def _use_cue() -> None:
    if st.session_state["_cue"]:
        st.session_state["suche"] = st.session_state["_cue"]


def _take(desk: Desk, passage: Passage) -> None:
    outcome = desk.view.store.verdicts.mark(
        desk.dossier, desk.call, desk.item.id, by_hand(passage),
        by=desk.view.by, based_on=based_on(desk), track=desk.track,
    )  # fmt: skip
    settle(desk, outcome, f"{desk.item.id}: Textstelle als Beleg übernommen.")
