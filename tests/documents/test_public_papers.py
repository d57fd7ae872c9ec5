"""Public papers as they are found in the wild; skipped where they are not at hand."""

from pathlib import Path

import pytest

from fundingkit.documents.pictures import marks
from fundingkit.documents.reading import read_document
from fundingkit.passages.splitting import LIMIT, split

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "files"
PAPERS = sorted(p for p in FOLDER.iterdir() if p.suffix in {".pdf", ".docx"}) if FOLDER.is_dir() else []
pytestmark = pytest.mark.skipif(not PAPERS, reason="the folder with public papers is not at hand")
SILENT = {"note", "form", "heading"}


def paper(start):
    path = next(p for p in PAPERS if p.name.startswith(start))
    return path.read_bytes(), read_document(path.name, path.read_bytes())


@pytest.mark.parametrize("path", PAPERS, ids=[p.stem for p in PAPERS])
def test_every_paper_gives_passages_with_their_text_and_page_or_findings(path):
    reading = read_document(path.name, path.read_bytes())
    assert reading.document is not None or reading.findings
    if reading.document is None:
        return
    document = reading.document
    end = 0
    for passage in split(document):
        assert document.text[passage.start : passage.end] == passage.quote
        assert end <= passage.start < passage.end <= passage.start + LIMIT
        assert (passage.page is None) == (path.suffix != ".pdf")
        end = passage.end


def test_a_long_designed_book_is_read_in_order():
    data, _ = paper("berlin_citylab")
    document = read_document("buch.pdf", data).document
    assert len(document.pages) == 188
    text = document.text
    assert (
        text.index("Dieses Buch nicht lesen")
        < text.index("Noch einmal versuchen")
        < text.index("Unterstützung finden")
    )
    place = text.index("Methoden können jederzeit überspr")
    assert document.page_at(place) == 9
    assert {mark.page for mark in marks(data, document, place, place + 90)} == {9}


def test_a_scan_is_reported_and_a_plan_drawing_gives_no_evidence():
    _, scan = paper("niedersachsen_flyer")
    assert scan.document is None
    assert scan.findings[0].code == "document.no_text_layer"
    _, plan = paper("nordstemmen_bebauungsplan")
    assert {p.kind for p in split(plan.document)} <= SILENT
    assert plan.findings[0].code == "document.drawing"
