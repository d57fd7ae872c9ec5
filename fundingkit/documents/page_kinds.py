"""What the blocks of a PDF are, once the sizes of the whole document are known: headings and the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fundingkit.documents.line_kinds import (
    BULLET,
    CAPTION,
    STRANGE_MARK,
    TICKED_BOX,
    WORD,
    is_contents,
    is_form,
    is_page_mark,
)
from fundingkit.documents.page_blocks import Draft, is_hyphenated


def settle_kinds(blocks: Sequence[Draft], usual: dict[int, float]) -> None:
    """Headings, forms, captions; `usual` is the size of running text on each page."""
    mostly_bold = sum(len(b.text) for b in blocks if b.bold) > 0.5 * sum(len(b.text) for b in blocks)
    for index, block in enumerate(blocks):
        text = " ".join(block.text.split())
        if block.kind == "note":
            continue
        if is_contents(text) or is_page_mark(text):
            block.kind = "note"
        elif is_form(text):
            block.kind = "form"
        elif TICKED_BOX.search(text) and block.kind != "row":
            block.kind = "item"
        elif CAPTION.match(text) and len(text) < 200:
            block.kind = "note"
        elif _is_heading(
            block, text, usual[block.page], mostly_bold=mostly_bold, behind=_next(blocks, index)
        ):
            block.kind = "heading"
        elif block.kind == "paragraph" and len(WORD.findall(text)) <= 1 and len(text) < 25:
            block.kind = "note"
    _settle_contents(blocks)
    sizes = sorted(
        {round(b.size) for b in blocks if b.kind == "heading" and b.size > 1.15 * usual[b.page]}, reverse=True
    )
    for block in blocks:
        if block.kind == "heading":
            rank = sizes.index(round(block.size)) if round(block.size) in sizes else len(sizes)
            block.level = min(rank + 1, 6)


def _settle_contents(blocks: Sequence[Draft]) -> None:
    """Rows that end in ascending page numbers are a table of contents."""
    run: list[Draft] = []
    last = 0
    pages = blocks[-1].page if blocks else 0
    for block in [*blocks, None]:
        number = _number_at_end(block) if block is not None and block.kind == "row" else None
        if block is not None and number is not None and last < number <= 3 * pages + 10:
            run.append(block)
            last = number
            continue
        if len(run) >= 4:
            for row in run:
                row.kind = "note"
        run, last = [], 0


def _number_at_end(block: Draft) -> int | None:
    cell = block.cells[-1]
    return int(cell[0][1].text) if len(cell) == 1 and re.fullmatch(r"\d{1,4}", cell[0][1].text) else None


def _next(blocks: Sequence[Draft], index: int) -> Draft | None:
    return blocks[index + 1] if index + 1 < len(blocks) else None


def _is_heading(block: Draft, text: str, body: float, *, mostly_bold: bool, behind: Draft | None) -> bool:
    if block.kind == "row" or block.lines > 3 or len(text) > 160 or not WORD.search(text):
        return False
    large = block.size > 1.15 * body
    if block.kind == "item" and block.size > 1.35 * body:
        mark = BULLET.match(text) or STRANGE_MARK.match(text)
        text = text[mark.end() :] if mark else text
    bare = text.rstrip("\"“”'’)» ")
    if bare.endswith((".", ",", ";")) or (bare.endswith(":") and not (large or block.bold)):
        return False
    if is_hyphenated(text) or not re.match(r"[\W\d_]*[A-ZÄÖÜ]|\d", text):
        return False
    if large or (block.bold and not mostly_bold):
        return (
            block.kind == "paragraph"
            or block.size > 1.35 * body
            or bool(re.match(r"(?:\d{1,2}\.)+\d*\s|\d{1,2}\s|[IVX]+\.|[A-Z]\.|§", text))
        )
    numbered = re.match(r"\d{1,2}(?:\.\d{1,2})+\.?\s", text)
    return bool(numbered) and len(text.split()) <= 7 and behind is not None and behind.kind == "paragraph"
