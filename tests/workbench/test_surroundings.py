import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.documents import text
from fundingkit.documents.document import Block, Document, Page
from fundingkit.workbench.quote_html import surroundings_html
from fundingkit.workbench.surroundings import surroundings

WORDS = """# Leitbild

Einleitung zum Leitbild.

## Ziele

Der Rat beschließt das Ziel. Die Stadt wird klimaneutral. Das kostet Geld.

- erster Punkt
- zweiter Punkt

# Anhang

Schluss.
"""


def document(words=WORDS):
    read, _ = text.read("leitbild.md", "a" * 64, words.encode(), markdown=True)
    return read


def around(quote, words=WORDS, **more):
    paper = document(words)
    start = paper.text.index(quote)
    return surroundings(paper, start, start + len(quote), **more)


def test_the_quote_is_marked_where_it_stands():
    found = around("Die Stadt wird klimaneutral.")
    marked = [piece.text for stretch in found.stretches for piece in stretch.pieces if piece.mark == "quote"]
    assert marked == ["Die Stadt wird klimaneutral."]
    assert "Der Rat beschließt das Ziel." in "".join(stretch.text for stretch in found.stretches)


def test_a_small_reach_leaves_the_rest_out_and_says_so():
    found = around("Die Stadt wird klimaneutral.", reach=20)
    assert found.headings == ("Leitbild", "Ziele") or found.headings[0].endswith("Leitbild")
    assert found.clipped == (True, True)
    assert "Schluss." not in "".join(stretch.text for stretch in found.stretches)
    assert around("Einleitung zum Leitbild.").clipped == (False, False)


def test_words_that_decided_and_other_evidence_are_marked_apart():
    paper = document()
    other = paper.text.index("Das kostet Geld.")
    found = around("Die Stadt wird klimaneutral.", cues=[(15, 27)], others=[(other, other + 16)])
    marks = {piece.text: piece.mark for stretch in found.stretches for piece in stretch.pieces if piece.mark}
    assert marks == {
        "Die Stadt wird ": "quote",
        "klimaneutral": "cue",
        ".": "quote",
        "Das kostet Geld.": "other",
    }


def test_a_new_page_is_named_where_it_begins():
    words = "Erste Seite.\nZweite Seite."
    paper = Document(
        "a.pdf",
        "a" * 64,
        "pdf",
        words,
        (Block(0, 12, "paragraph"), Block(13, 26, "paragraph")),
        (Page(1, 0, 13), Page(2, 13, 26)),
    )
    found = surroundings(paper, 13, 26)
    assert [stretch.page for stretch in found.stretches] == [None, 2]


def test_a_span_outside_the_text_is_refused():
    with pytest.raises(ValueError, match="no span"):
        surroundings(document(), 5, 100_000)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_piece_is_literally_in_the_paper_and_the_quote_is_whole(data):
    paper = document()
    start = data.draw(st.integers(0, len(paper.text) - 2))
    end = data.draw(st.integers(start + 1, min(len(paper.text), start + 60)))
    found = surroundings(paper, start, end, reach=data.draw(st.integers(0, 200)))
    assert all(stretch.text in paper.text for stretch in found.stretches)
    marked = "".join(p.text for s in found.stretches for p in s.pieces if p.mark)
    inside = [block for block in paper.blocks if block.start < end and block.end > start]
    expected = "".join(paper.text[max(start, b.start) : min(end, b.end)] for b in inside)
    assert marked == expected or not inside


def test_signs_of_markdown_are_not_shown_but_the_words_behind_them_are():
    html = surroundings_html(around("Die Stadt wird klimaneutral.", reach=60))
    assert "#" not in html
    whole = surroundings_html(around("Die Stadt wird klimaneutral."))
    assert "• erster Punkt" in whole
    assert "- erster" not in whole
