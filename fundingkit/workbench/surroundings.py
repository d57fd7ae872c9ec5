"""A passage where it stands: the section around it with its headings, cut into marked pieces."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from fundingkit.documents.document import Block, BlockKind, Document

#: How much text is shown behind the passage, in characters; before it, half of that.
REACH = 500

#: What a piece of text is: plain, another passage offered or accepted, the quote, or a word in it
#: that decided.
Mark = Literal["", "other", "quote", "cue"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of literal text with one kind of mark."""

    text: str
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block of the paper, or what is shown of it. `page` is set where a new page begins."""

    kind: BlockKind
    level: int
    pieces: tuple[Piece, ...]
    page: int | None = None

    @property
    def text(self) -> str:
        """The literal text without marks."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is shown of a paper around a passage.

    `headings` is the path above the first stretch, outermost first; `clipped` says whether the
    paper goes on before and behind.
    """

    headings: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    clipped: tuple[bool, bool]


def surroundings(
    document: Document,
    start: int,
    end: int,
    *,
    cues: Iterable[tuple[int, int]] = (),
    others: Iterable[tuple[int, int]] = (),
    reach: int = REACH,
) -> Surroundings:
    """The text around the span from `start` to `end`, block by block.

    `cues` are offsets relative to `start`; `others` are spans of the document. Raises ValueError
    where the span lies outside the text.
    """
    if not 0 <= start < end <= len(document.text):
        raise ValueError(f"no span {start}-{end} in {len(document.text)} characters")
    low, high = _frame(document, start, end, reach)
    marks = _marks(start, end, cues, others)
    stretches: list[Stretch] = []
    page = None
    for block in _blocks(document, low, high):
        left, right = max(block.start, low), min(block.end, high)
        here = document.page_at(left)
        new_page = here if stretches and here != page else None
        page = here
        stretches.append(
            Stretch(block.kind, block.level, _pieces(document.text, left, right, marks), new_page)
        )
    return Surroundings(
        _headings(document, low), tuple(stretches), (low > 0, high < len(document.text.rstrip()))
    )


def _frame(document: Document, start: int, end: int, reach: int) -> tuple[int, int]:
    """The span shown, cut between words; blocks of which little is missing are shown whole."""
    text = document.text
    low, high = max(0, start - reach // 2), min(len(text), end + reach)
    while 0 < low < start and not text[low - 1].isspace():
        low += 1
    while end < high < len(text) and not text[high].isspace():
        high -= 1
    for block in _blocks(document, low, high):
        if block.start < low < block.end and low - block.start < reach // 4:
            low = block.start
        if block.start < high < block.end and block.end - high < reach // 4:
            high = block.end
    return low, high


def _blocks(document: Document, low: int, high: int) -> Sequence[Block]:
    blocks = document.blocks
    first = max(0, bisect_right(blocks, low, key=lambda block: block.start) - 1)
    found = []
    for block in blocks[first:]:
        if block.start >= high:
            break
        if block.end > low:
            found.append(block)
    return found or [Block(low, high, "paragraph")]


def _headings(document: Document, offset: int) -> tuple[str, ...]:
    path: list[tuple[int, str]] = []
    for block in document.blocks:
        if block.start >= offset:
            break
        if block.kind == "heading":
            while path and path[-1][0] >= block.level:
                path.pop()
            path.append((block.level, " ".join(document.text[block.start : block.end].split())))
    return tuple(title for _, title in path)


def _marks(
    start: int, end: int, cues: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]]
) -> list[tuple[int, int, Mark]]:
    """Spans with their mark, weakest first: a later one covers an earlier one."""
    marks: list[tuple[int, int, Mark]] = [(left, right, "other") for left, right in others]
    marks.append((start, end, "quote"))
    marks += [(start + left, min(start + right, end), "cue") for left, right in cues if 0 <= left < right]
    return marks


def _pieces(text: str, low: int, high: int, marks: list[tuple[int, int, Mark]]) -> tuple[Piece, ...]:
    cuts = {low, high}
    for left, right, _ in marks:
        cuts.update(cut for cut in (left, right) if low < cut < high)
    borders = sorted(cuts)
    pieces: list[Piece] = []
    for left, right in pairwise(borders):
        mark: Mark = ""
        for mark_left, mark_right, kind in marks:
            if mark_left <= left and right <= mark_right:
                mark = kind
        if pieces and pieces[-1].mark == mark:
            pieces[-1] = Piece(pieces[-1].text + text[left:right], mark)
        else:
            pieces.append(Piece(text[left:right], mark))
    return tuple(pieces)
