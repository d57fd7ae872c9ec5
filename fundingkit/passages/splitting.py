"""Documents to passages: sentences and list items, rows, headings, each a literal span."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from fundingkit.documents.document import Block, Document
from fundingkit.documents.line_kinds import STRANGE_MARK
from fundingkit.passages.passage import Passage, PassageKind
from fundingkit.passages.sentences import sentence_ends

#: Passages longer than this are cut at a clause border, in characters.
LONG = 600
#: Table rows longer than this are cut between cells and sentences, in characters.
ROW = 350
#: No passage is longer than this, in characters.
LIMIT = 700

#: Marks that carry no content: they may stand at the rim of a passage or outside any.
DECORATION = frozenset("#*_>|=~+-–—•◦▪▫■●○‣⁃►▶➔➢·" + "".join(map(chr, range(0xF000, 0xF100))))
_INVISIBLE = frozenset("\ufeff\u200b\u200c\u200d\u2060\u00ad\x00")
_LEAD = re.compile(
    r"(?:[\s\ufeff\u200b]|[-–—+*•◦▪▫■●○‣⁃►▶➔➢·\uf000-\uf0ff>](?=\s)|#{1,6}(?=\s)|\|(?=[\s\w]))+"
)
_CELL = re.compile(r"\t+")
_CLAUSE = (re.compile(r";\s"), re.compile(r"[,–:]\s"), re.compile(r"\t|\s\|\s"), re.compile(r"\s"))


def split(document: Document) -> tuple[Passage, ...]:
    """The passages of a document in order. `document.text[p.start:p.end] == p.quote` holds for each."""
    passages: list[Passage] = []
    path: list[tuple[int, str]] = []
    for block in document.blocks:
        if block.kind == "heading":
            while path and path[-1][0] >= block.level:
                path.pop()
        headings = tuple(title for _, title in path)
        for start, end, kind in _pieces(document.text, block):
            quote = document.text[start:end]
            page = document.page_at(start)
            passages.append(Passage(document.sha256, len(passages), start, end, quote, kind, page, headings))
        if block.kind == "heading":
            title = " ".join(document.text[block.start : block.end].strip("#*_:| \t\n").split())
            path.append((block.level, title))
    return tuple(passages)


def _pieces(text: str, block: Block) -> Iterator[tuple[int, int, PassageKind]]:
    kind: PassageKind = "sentence" if block.kind == "paragraph" else block.kind
    body = text[block.start : block.end]
    cuts = [0, *_borders(body, kind), len(body)]
    spans: list[tuple[int, int]] = []
    for left, right in pairwise(cuts):
        for start, end in _short(body, left, right):
            trimmed = _trimmed(body, start, end, marks=kind != "note")
            if trimmed is not None:
                spans.append(trimmed)
    for start, end in _with_letters(body, spans):
        yield block.start + start, block.start + end, kind


def _borders(body: str, kind: PassageKind) -> Iterator[int]:
    """Where the passages of a block meet: sentence ends; in long rows groups of cells and sentences."""
    if kind in {"sentence", "item"}:
        yield from sentence_ends(body)
    elif kind == "row" and len(body) > ROW:
        marks = sorted({*sentence_ends(body), *(match.end() for match in _CELL.finditer(body))})
        last = 0
        for mark, following in pairwise([*marks, len(body)]):
            if following - last > ROW:
                yield mark
                last = mark


def _trimmed(body: str, start: int, end: int, *, marks: bool) -> tuple[int, int] | None:
    """The span without white space and list marks at its rim, None where nothing is left."""
    if marks and start == 0 and (mark := STRANGE_MARK.match(body)):
        start = mark.end()
    if marks and (lead := _LEAD.match(body, start, end)):
        start = lead.end()
    while end > start and (body[end - 1].isspace() or body[end - 1] in _INVISIBLE):
        end -= 1
    while start < end and (body[start].isspace() or body[start] in _INVISIBLE):
        start += 1
    if all(char in DECORATION or char.isspace() or char in _INVISIBLE for char in body[start:end]):
        return None
    return start, end


def _with_letters(body: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join pieces without a letter or digit to their neighbour, so that no passage is mere marks."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        bare = not any(char.isalnum() for char in body[start:end])
        if joined and bare and end - joined[-1][0] <= LIMIT:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _short(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a span longer than `LONG` at the best border near its middle, hard where there is none."""
    while end - start > LONG:
        cut = _cut(body, start, end)
        yield start, cut
        start = cut
    yield start, end


def _cut(body: str, start: int, end: int) -> int:
    low, high = start + LONG // 3, min(start + LONG, end - 1)
    for border in _CLAUSE:
        found = [match.end() for match in border.finditer(body, low, high)]
        if found:
            return found[-1]
    return high
