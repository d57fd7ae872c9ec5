"""PDF to a document: running heads out, hyphens joined, headings found, every character traceable."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from fundingkit.documents.document import Block, BlockKind, Document, Page, Run
from fundingkit.documents.page_blocks import Draft, drafts, is_hyphenated, merged
from fundingkit.documents.page_furniture import body_size, furniture, is_drawing, is_garbled
from fundingkit.documents.page_kinds import settle_kinds
from fundingkit.documents.page_order import regions
from fundingkit.documents.segments import Segment, Sheet

#: Words behind a hyphen that stands for a left-out part: "Stadt- und Regionalplanung".
_ELLIPSIS = frozenset("und oder bzw. bzw sowie als noch wie bis auch sondern".split())  # noqa: SIM905 - words


def document_of(name: str, sha256: str, sheets: Sequence[Sheet]) -> Document:
    """The document that the pages make; pure, so that the same pages give the same text."""
    body = body_size(sheets)
    usual = {sheet.number: max(body, body_size([sheet], least=150)) for sheet in sheets}
    left_out = furniture(sheets, body)
    blocks: list[Draft] = []
    for sheet in sheets:
        kept = [s for s in sheet.segments if id(s) not in left_out]
        silent = is_drawing(sheet) or is_garbled(sheet)
        for region in regions(s for s in kept if s.upright):
            blocks.extend(drafts(sheet.number, region))
        blocks.extend(
            Draft("note", sheet.number, [[(sheet.number, s)]], s.size, s.bold) for s in kept if not s.upright
        )
        if silent:
            for block in blocks:
                if block.page == sheet.number:
                    block.kind = "note"
    blocks = merged(blocks)
    settle_kinds(blocks, usual)
    return _written(name, sha256, sheets, blocks)


class _Writer:
    """Collects text and the runs that lead from it back to PDFium's characters."""

    def __init__(self, is_word: Callable[[str], bool]) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.runs: list[Run] = []
        self._is_word = is_word

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def cell(self, segments: Sequence[tuple[int, Segment]]) -> None:
        for index, (page, segment) in enumerate(segments):
            following = segments[index + 1][1].text if index + 1 < len(segments) else None
            self._segment(page, segment, following)

    def _segment(self, page: int, segment: Segment, following: str | None) -> None:
        text, joint = segment.text, " "
        if following is None:
            joint = ""
        elif is_hyphenated(text):
            keep, joint = _hyphen(text, following, self._is_word)
            text = text if keep else text[:-1]
        text = text.replace("\x02", "-").replace("\ufffe", "-")
        for offset, first, count in segment.pieces:
            if (kept := min(count, len(text) - offset)) > 0:
                self.runs.append(Run(self.length + offset, page, first, kept))
        self.add("".join(" " if ord(char) < 32 else char for char in text))
        self.add(joint)


def _hyphen(text: str, following: str, is_word: Callable[[str], bool]) -> tuple[bool, str]:
    """Whether the hyphen at a line's end stays, and what stands between the lines."""
    left = re.split(r"[\s(„\"/]", text[:-1])[-1]
    right = following.split(maxsplit=1)[0] if following.split() else ""
    word = right.strip('.,;:!?)“"')
    if word.lower() in _ELLIPSIS and word.islower():
        return True, " "
    if not right[:1].islower():
        return True, ""
    if re.search(r"www\.|//|@", text.rsplit(maxsplit=1)[-1]):
        return True, ""
    stem = re.split(r"-", left)[-1]
    if text.endswith("\u00ad"):
        return False, ""
    if (len(stem) > 1 and stem.isupper()) or any(char.isdigit() for char in stem):
        return True, ""
    if not is_word(stem + word) and is_word(f"{left}-{word}"):
        return True, ""
    return False, ""


def _vocabulary(blocks: Iterable[Draft]) -> set[str]:
    words: set[str] = set()
    for block in blocks:
        for cell in block.cells:
            for _, segment in cell:
                words.update(re.findall(r"[^\W\d_][\w-]+", segment.text.lower()))
    return words


_JOINTS: dict[tuple[BlockKind, BlockKind], str] = {("item", "item"): "\n", ("row", "row"): "\n"}


def _written(name: str, sha256: str, sheets: Sequence[Sheet], blocks: Sequence[Draft]) -> Document:
    words = _vocabulary(blocks)
    writer = _Writer(lambda word: word.lower() in words)
    placed: list[Block] = []
    starts: dict[int, int] = {}
    previous: BlockKind | None = None
    for block in blocks:
        if previous is not None:
            writer.add(_JOINTS.get((previous, block.kind), "\n\n"))
        start = writer.length
        starts.setdefault(block.page, start)
        for number, cell in enumerate(block.cells):
            if number:
                writer.add("\t")
            writer.cell(cell)
        placed.append(Block(start, writer.length, block.kind, block.level))
        previous = block.kind
    for run in writer.runs:
        starts[run.page] = min(starts.get(run.page, run.start), run.start)
    return Document(
        name,
        sha256,
        "pdf",
        "".join(writer.parts),
        tuple(placed),
        _pages(sheets, starts, writer.length),
        tuple(writer.runs),
    )


def _pages(sheets: Sequence[Sheet], starts: dict[int, int], length: int) -> tuple[Page, ...]:
    """Every page of the file, also the empty ones; together they cover the text."""
    pages: list[Page] = []
    end = length
    for sheet in reversed(sheets):
        start = starts.get(sheet.number, end)
        pages.append(Page(sheet.number, start, end))
        end = start
    if pages:
        first = pages[-1]
        pages[-1] = Page(first.number, 0, first.end)
    return tuple(reversed(pages))
