"""Papers on the page: text around a passage, and the page as a picture with the passage marked."""

from __future__ import annotations

import streamlit as st

from fundingkit.documents.document import Document
from fundingkit.documents.pdfium import UnreadableError
from fundingkit.documents.pictures import marks, page_picture
from fundingkit.store.store import Store
from fundingkit.workbench.exhibits import Exhibit
from fundingkit.workbench.marked_page import is_wide, marked_page
from fundingkit.workbench.quote_html import surroundings_html
from fundingkit.workbench.search import SearchText, search_text
from fundingkit.workbench.surroundings import surroundings
from pages._pruefung_desk import Desk

#: Dots per point of a page picture.
_SCALE = 1.7


def paper_text(desk: Desk, sha256: str) -> SearchText | None:
    """A version with its passages, made ready for reading and searching; None where it is gone."""
    found = desk.version(sha256)
    return None if found is None else _text(desk.view.store, sha256, found[1].file_name)


@st.cache_resource(max_entries=400, show_spinner=False, hash_funcs={Store: id})
def _text(store: Store, sha256: str, file_name: str) -> SearchText | None:
    kept = store.readings.kept(sha256, file_name)
    if kept is None or kept.text is None:
        return None
    return search_text(kept.text.document, kept.text.passages)


def show_text(paper: SearchText | None, exhibit: Exhibit, others: tuple[Exhibit, ...]) -> None:
    """The section in which the passage stands, with other evidence in it marked more quietly."""
    if paper is None:
        st.info("Das Dokument ist nicht mehr im Vorhaben. Zu sehen ist der gespeicherte Wortlaut.")
        st.text(exhibit.quote)
        return
    spans = [
        (one.start, one.end) for one in others if one.document == exhibit.document and one is not exhibit
    ]
    around = surroundings(paper.document, exhibit.start, exhibit.end, cues=exhibit.cues, others=spans)
    st.html(surroundings_html(around))


def show_page(desk: Desk, paper: SearchText, exhibit: Exhibit, others: tuple[Exhibit, ...]) -> None:
    """A page of a PDF with the passage marked, and its text: beside each other, wide pages above."""
    picture = _picture(desk.view.store, paper.document, exhibit.page or 1, exhibit.start, exhibit.end)
    if picture is None:
        st.caption("Von dieser Seite lässt sich kein Bild machen.")
        show_text(paper, exhibit, others)
        return
    if is_wide(picture):
        _show_picture(desk, picture, exhibit)
        show_text(paper, exhibit, others)
        return
    left, right = st.columns(2, gap="medium")
    with left:
        show_text(paper, exhibit, others)
    with right:
        _show_picture(desk, picture, exhibit)


def _show_picture(desk: Desk, picture: bytes, exhibit: Exhibit) -> None:
    name = desk.place(exhibit.document, exhibit.page)
    words = f"{name}; die Textstelle ist gelb markiert und steht daneben als Text"
    # Else the picture would be made into a JPEG anew at every run, and its letters would fray.
    st.image(picture, width="stretch", alt=words, output_format="PNG")


@st.cache_data(
    max_entries=80, show_spinner=False, hash_funcs={Store: id, Document: lambda known: known.sha256}
)
def _picture(store: Store, document: Document, page: int, start: int, end: int) -> bytes | None:
    data = store.papers.content(document.sha256)
    try:
        return marked_page(page_picture(data, page, _SCALE), marks(data, document, start, end), page)
    except (UnreadableError, IndexError):
        return None
