"""Lines of a page to blocks: paragraphs, list items, table rows, headings.

What is decided here is decided by place, size and wording of neighbouring lines; headings are
settled later, when the sizes of the whole document are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from fundingkit.documents.document import BlockKind
from fundingkit.documents.line_kinds import (
    BULLET,
    HYPHEN_END,
    NUMBERED,
    OPEN_END,
    STRANGE_MARK,
    ends_sentence,
)
from fundingkit.documents.page_order import Line
from fundingkit.documents.segments import HYPHEN_MARKS, Segment

#: A first segment this short is the mark of the item beside it: "•", "2.1", "a)", "03".
_MARK = re.compile(r"(?:[^\w\s]|[ȶ]|\(?\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[A-Za-z][.)]|[IVXivx]{1,5}[.)])\s*$")
_ZERO_NUMBER = re.compile(r"0\d\s+\S")


@dataclass(slots=True)
class Draft:
    """A block in the making: cells (one unless it is a row) of segments with their page."""

    kind: BlockKind
    page: int
    cells: list[list[tuple[int, Segment]]]
    size: float
    bold: bool
    lines: int = 1
    level: int = 0
    edge: float = 0.0
    last: Line | None = field(default=None, repr=False)

    @property
    def text(self) -> str:
        """Its text for looking at, with line-end hyphens unresolved."""
        return "\t".join(" ".join(segment.text for _, segment in cell) for cell in self.cells)


def drafts(page: int, region: list[Line]) -> Iterator[Draft]:
    """The blocks of one region in reading order."""
    edge = max((line.x1 for line in region), default=0.0)
    pitch = _pitch(region)
    current: Draft | None = None
    for line in _with_cells(region):
        if isinstance(line, list):
            if current is not None:
                yield current
            current = None
            yield _row_of(line, page)
            continue
        if current is not None and _extend(current, line, page, edge, pitch):
            continue
        if current is not None:
            yield current
        current = _begun(line, page)
        current.edge = edge
    if current is not None:
        yield current


def _with_cells(region: list[Line]) -> Iterator[Line | list[Line]]:
    """Lines one by one; the lines of a table row with wrapped cells together."""
    band: list[Line] = []
    for line in region:
        if band and line.baseline - band[-1].baseline > 1.6 * max(line.size, band[-1].size):
            yield from _row_or_lines(band)
            band = []
        band.append(line)
    yield from _row_or_lines(band)


def _row_or_lines(band: list[Line]) -> Iterator[Line | list[Line]]:
    broad = [line for line in band if len(line.cells) > 1 and not _MARK.match(line.cells[0].text)]
    goes_on = [
        cell for line in broad[1:] for cell in line.cells if cell.text[:1].islower() or cell.text[:1] in "(&–"
    ]
    cells = sum(len(line.cells) for line in broad[1:])
    if len(broad) >= 2 and len(broad) >= 0.5 * len(band) and len(goes_on) >= 0.3 * cells:
        yield band
    else:
        yield from band


def _row_of(band: list[Line], page: int) -> Draft:
    """One row whose cells are wrapped over several lines."""
    columns: list[list[tuple[int, Segment]]] = []
    reach: list[tuple[float, float]] = []
    for line in band:
        for cell in line.cells:
            index = next(
                (i for i, (x0, x1) in enumerate(reach) if min(cell.x1, x1) - max(cell.x0, x0) > 0), None
            )
            if index is None:
                columns.append([(page, cell)])
                reach.append((cell.x0, cell.x1))
            else:
                columns[index].append((page, cell))
                reach[index] = min(cell.x0, reach[index][0]), max(cell.x1, reach[index][1])
    order = sorted(range(len(columns)), key=lambda i: reach[i][0])
    cells = [columns[i] for i in order]
    kind: BlockKind = "row" if len(cells) > 1 else "paragraph"
    return Draft(kind, page, cells, band[0].size, all(line.bold for line in band), len(band))


def _begun(line: Line, page: int) -> Draft:
    cells = [[(page, cell)] for cell in line.cells]
    if len(cells) > 1 and _MARK.match(line.cells[0].text):
        cells = [cells[0] + cells[1], *cells[2:]]
        if len(cells) == 1:
            return Draft("item", page, cells, line.size, line.bold, last=line)
    if len(cells) > 1:
        return Draft("row", page, cells, line.size, line.bold, last=line)
    kind: BlockKind = "item" if is_item(line.text) else "paragraph"
    return Draft(kind, page, cells, line.size, line.bold, last=line)


def is_item(text: str) -> bool:
    """Whether a line begins with the mark or number of a list item."""
    return bool(
        BULLET.match(text) or NUMBERED.match(text) or _ZERO_NUMBER.match(text) or STRANGE_MARK.match(text)
    )


def _pitch(region: list[Line]) -> float:
    """The usual distance of base lines in font sizes."""
    steps = sorted(
        (below.baseline - above.baseline) / max(above.size, 1.0)
        for above, below in pairwise(region)
        if abs(below.size - above.size) < 0.1 * above.size
    )
    steps = [step for step in steps if 0.8 < step < 2.2]
    return steps[len(steps) // 3] if len(steps) >= 3 else 1.3


def _extend(draft: Draft, line: Line, page: int, edge: float, pitch: float) -> bool:
    """Add a line to the block if it goes on there."""
    last = draft.last
    if last is None:
        return False
    step = line.baseline - last.baseline
    if step <= 0 or step > max(1.22 * pitch, 1.25) * max(last.size, line.size):
        return False
    if draft.kind == "row":
        return _extend_row(draft, line, page)
    if len(line.cells) > 1 or not _same_type(draft, last, line) or not _goes_on(draft, last, line, edge):
        return False
    draft.cells[0].append((page, line.cells[0]))
    draft.bold = draft.bold and line.bold
    draft.lines += 1
    draft.last = line
    return True


def _extend_row(draft: Draft, line: Line, page: int) -> bool:
    """A line whose cells each stand below one cell of the row continues these cells."""
    if len(line.cells) >= len(draft.cells) and not line.cells[0].text[:1].islower():
        return False
    targets: list[int] = []
    for cell in line.cells:
        below = [
            index
            for index, column in enumerate(draft.cells)
            if cell.x0 < max(s.x1 for _, s in column) and min(s.x0 for _, s in column) < cell.x1
        ]
        if len(below) != 1 or below[0] in targets or abs(cell.size - draft.size) > 0.15 * draft.size:
            return False
        targets.append(below[0])
    if targets == [0] and not line.cells[0].text[:1].islower():
        return False
    for index, cell in zip(targets, line.cells, strict=True):
        draft.cells[index].append((page, cell))
    draft.lines += 1
    draft.last = line
    return True


def _same_type(draft: Draft, last: Line, line: Line) -> bool:
    if abs(line.size - last.size) > 0.12 * max(line.size, last.size) and not (
        draft.kind == "item" and draft.lines == 1
    ):
        return False
    # From a bold line to a light one: a heading has ended, unless the sentence goes on.
    return last.bold == line.bold or _is_open(last.text) or line.text[:1].islower() or line.text[:1] in "(&/"


def _goes_on(draft: Draft, last: Line, line: Line, edge: float) -> bool:
    if is_hyphenated(last.text):
        return True
    text = line.text
    first = draft.cells[0][0][1]
    if is_item(text) and not _wraps_to_number(text, last, line, edge):
        return False
    if draft.kind == "item" and line.x0 < first.x0 - 0.5 * line.size:
        return False
    if text[:1].islower() or (text[:1] in "(&/" and not ends_sentence(last.text)):
        return True
    word = text.split(maxsplit=1)[0]
    room = edge - last.x1
    width = (line.x1 - line.x0) / max(len(text), 1) * (len(word) + 1)
    if room > width + 0.6 * line.size and not _is_open(last.text):
        # The next word had room and stands below all the same: something new begins.
        return False
    return not (
        ends_sentence(last.text) and line.x0 > last.x0 + 0.8 * line.size and draft.kind == "paragraph"
    )


def _wraps_to_number(text: str, last: Line, line: Line, edge: float) -> bool:
    """Whether a line begins with a number or dash only because the line before was full."""
    if (
        not re.match(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[-–—&+*])\s", text)
        or ends_sentence(last.text)
        or last.text.endswith(":")
    ):
        return False
    word = text.split(maxsplit=1)[0]
    return edge - last.x1 < (len(word) + 1) * 0.55 * line.size and abs(line.x0 - last.x0) < 0.3 * line.size


def _is_open(text: str) -> bool:
    return bool(OPEN_END.search(text[-30:]))


def is_hyphenated(text: str) -> bool:
    """Whether a line ends within a word or a compound."""
    return text[-1:] in HYPHEN_MARKS or bool(HYPHEN_END.search(text[-12:]))


def merged(blocks: Iterable[Draft]) -> list[Draft]:
    """Join paragraphs that a column or page end has cut in two."""
    result: list[Draft] = []
    for block in blocks:
        before = next((b for b in reversed(result[-6:]) if b.kind in {"paragraph", "item"}), None)
        if before is not None and _is_rest(before, block) and _only_small(result, before):
            # Footnotes in between move before the paragraph, so that it stays in one piece.
            index = next(i for i in range(len(result) - 1, -1, -1) if result[i] is before)
            result.append(result.pop(index))
            before.cells[0].extend(block.cells[0])
            before.lines += block.lines
            before.bold = before.bold and block.bold
            before.last, before.edge = block.last, block.edge
        else:
            result.append(block)
    return result


def _is_rest(before: Draft, block: Draft) -> bool:
    if block.kind != "paragraph" or len(before.cells) != 1 or block.page - before.page > 1:
        return False
    if abs(before.size - block.size) > 0.12 * before.size:
        return False
    end = before.last.text if before.last else ""
    if is_hyphenated(end):
        return block.text[:1].isalpha() and not block.bold
    if ends_sentence(end) or end.rstrip()[-1:] in {":", ";"} or len(before.text.split()) < 5:
        return False
    whole = ends_sentence(block.text) or block.lines > 1
    if block.text[:1].islower():
        return whole or len(block.text.split()) >= 2
    full = before.last is not None and before.last.x1 > before.edge - 6 * before.size
    return whole and block.bold == before.bold and (full or _is_open(end))


def _only_small(result: list[Draft], before: Draft) -> bool:
    index = next(i for i in range(len(result) - 1, -1, -1) if result[i] is before)
    return all(
        block.page == before.page and (block.kind == "note" or block.size < 0.92 * before.size)
        for block in result[index + 1 :]
    )
