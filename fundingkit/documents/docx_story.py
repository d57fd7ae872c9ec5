"""The story of a Word file: its paragraphs, tables, text boxes and notes as blocks of one text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from fundingkit.documents.document import Block, BlockKind
from fundingkit.documents.docx_styles import Look, Styles, child, is_on, local, outline_level, value
from fundingkit.documents.docx_tree import (
    cells,
    fallback,
    form_box,
    is_hidden,
    is_placeholder,
    rows,
    stories,
    symbol,
)
from fundingkit.documents.line_kinds import (
    BULLET,
    CAPTION,
    HYPHEN_END,
    NUMBERED,
    TICKED_BOX,
    WORD,
    ends_sentence,
    is_contents,
    is_form,
)

#: Elements that only wrap what is visible.
_WRAPPERS = frozenset(
    "ins moveTo hyperlink smartTag sdt sdtContent fldSimple customXml dir bdo oMath oMathPara r".split()  # noqa: SIM905 - names
)
_DROPPED = frozenset("del moveFrom delText delInstrText instrText rPr pPr sdtPr sdtEndPr".split())  # noqa: SIM905 - names
_MARKS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


@dataclass(slots=True)
class _Piece:
    text: str
    kind: BlockKind
    level: int = 0


class Story:
    """Collects the blocks. `tracked` says whether any change was tracked."""

    def __init__(self, styles: Styles, footnotes: dict[str, Any], endnotes: dict[str, Any]) -> None:
        self.tracked = False
        self._styles = styles
        self._footnotes, self._endnotes = footnotes, endnotes
        self._pieces: list[_Piece] = []
        self._waiting: list[Any] = []
        self._late: list[Any] = []
        self._carried = ""
        self._depth = 0

    def tell(self, root: Any) -> None:
        """Read a part from its root element on."""
        for element in stories(root):
            name = local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name in {"ins", "moveTo", "moveToRangeStart"}:
                self.tracked = True

    def tell_endnotes(self) -> None:
        """Read the endnotes that were referred to."""
        late, self._late = self._late, []
        for note in late:
            self.tell(note)

    def tell_margins(self, roots: list[Any]) -> None:
        """Read headers and footers: once each wording, and never as evidence."""
        seen: set[str] = set()
        for root in roots:
            before = len(self._pieces)
            self.tell(root)
            added, self._pieces = self._pieces[before:], self._pieces[:before]
            for piece in added:
                wording = re.sub(r"\d+", "#", piece.text.strip())
                if wording and wording not in seen:
                    seen.add(wording)
                    self._pieces.append(_Piece(piece.text, "note"))

    def written(self) -> tuple[str, tuple[Block, ...]]:
        """The whole text and its blocks."""
        parts: list[str] = []
        blocks: list[Block] = []
        length = 0
        previous: _Piece | None = None
        for piece in _rejoined(self._pieces):
            if previous is not None:
                close = previous.kind == piece.kind and piece.kind in {"item", "row", "form"}
                parts.append("\n" if close else "\n\n")
                length += len(parts[-1])
            blocks.append(Block(length, length + len(piece.text), piece.kind, piece.level))
            parts.append(piece.text)
            length += len(piece.text)
            previous = piece
        return "".join(parts), tuple(blocks)

    def _paragraph(self, element: Any) -> None:
        """One paragraph as a block, then its text boxes and footnotes."""
        properties = child(element, "pPr")
        text = self._carried + self._text(element)
        self._carried = ""
        mark = child(properties, "rPr") if properties is not None else None
        if mark is not None and child(mark, "del") is not None:
            # The end of the paragraph was deleted: it goes on in the next one.
            self.tracked = True
            self._carried = text
        elif text.strip():
            self._pieces.append(self._piece(element, properties, text.strip(" \t\n")))
        self._tell_waiting()

    def _tell_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        if self._depth > 8:
            return
        self._depth += 1
        for root in waiting:
            self.tell(root)
        self._depth -= 1

    def _piece(self, element: Any, properties: Any | None, text: str) -> _Piece:
        style = child(properties, "pStyle") if properties is not None else None
        look = self._styles.look(value(style))
        level = look.level
        outline = value(child(properties, "outlineLvl")) if properties is not None else None
        if outline is not None and outline.isdigit():
            level = outline_level(outline)
        if look.contents or is_contents(text) or look.caption or (CAPTION.match(text) and len(text) < 200):
            return _Piece(text, "note")
        if is_form(text):
            return _Piece(text, "form")
        if level and len(text) <= 250:
            return _Piece(text, "heading", min(level, 7))
        numbering = child(properties, "numPr") if properties is not None else None
        number = value(child(numbering, "numId")) if numbering is not None else None
        listed = number not in {None, "0"} or (look.listed and number != "0")
        if listed or BULLET.match(text) or NUMBERED.match(text) or TICKED_BOX.search(text):
            return _Piece(text, "item")
        if _is_title(text) and _is_bold(element, look):
            return _Piece(text, "heading", 8)
        return _Piece(text, "paragraph")

    def _text(self, element: Any) -> str:
        return "".join(self._texts(element))

    def _texts(self, element: Any) -> Iterator[str]:
        for part in element:
            name = local(part)
            if name == "t":
                yield part.text or ""
            elif name in _MARKS:
                yield _MARKS[name]
            elif name == "br":
                yield "\n"
            elif name in {"del", "moveFrom"}:
                self.tracked = True
            elif name in {"footnoteReference", "endnoteReference"}:
                self._refer(name, value(part, "id") or "")
            elif name == "sym":
                yield symbol(part)
            elif name == "fldChar":
                yield form_box(part)
            elif name == "AlternateContent":
                chosen = child(part, "Choice")
                yield from self._texts(chosen if chosen is not None and len(chosen) else fallback(part))
            elif name == "txbxContent":
                self._waiting.append(part)
            elif name == "r":
                if not is_hidden(part):
                    yield from self._texts(part)
            elif name == "sdt":
                if not is_placeholder(part):
                    yield from self._texts(part)
            elif name not in _DROPPED and name != "tbl":
                if name in {"ins", "moveTo"}:
                    self.tracked = True
                yield from self._texts(part)

    def _refer(self, name: str, note_id: str) -> None:
        notes, places = (
            (self._footnotes, self._waiting) if name == "footnoteReference" else (self._endnotes, self._late)
        )
        note = notes.pop(note_id, None)
        if note is not None:
            places.append(note)

    def _table(self, table: Any) -> None:
        """Each row a block, cells parted by tabs; a row with one cell is read like running text."""
        if self._depth > 8:
            return
        self._depth += 1
        for row in rows(table):
            properties = child(row, "trPr")
            if properties is not None and child(properties, "del") is not None:
                self.tracked = True
                continue
            self._row(list(cells(row)))
        self._depth -= 1

    def _row(self, cells: list[Any]) -> None:
        pieces = [self._cell(cell) for cell in cells]
        filled = [cell for cell in pieces if cell]
        if not filled:
            return
        if len(filled) == 1 and (len(cells) == 1 or len(filled[0]) > 1 or len(filled[0][0].text) > 120):
            self._pieces.extend(filled[0])
            return
        texts = ["\n".join(piece.text.replace("\t", " ") for piece in cell) for cell in pieces]
        text = "\t".join(texts).strip("\t ")
        self._pieces.append(_Piece(text, "form" if _is_unanswered(pieces) else "row"))

    def _cell(self, cell: Any) -> list[_Piece]:
        properties = child(cell, "tcPr")
        merge = child(properties, "vMerge") if properties is not None else None
        if merge is not None and value(merge) != "restart":
            return []
        before = len(self._pieces)
        self.tell(cell)
        self._flush()
        added, self._pieces = self._pieces[before:], self._pieces[:before]
        return [piece for piece in added if piece.text.strip()]

    def _flush(self) -> None:
        if self._carried:
            self._pieces.append(_Piece(self._carried.strip(), "paragraph"))
            self._carried = ""


def _rejoined(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Pieces with text; a paragraph that was broken in the middle of a sentence becomes one again."""
    last: _Piece | None = None
    for piece in pieces:
        if not piece.text.strip():
            continue
        if last is not None and _goes_on(last, piece):
            last.text = f"{last.text}\n{piece.text}"
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _goes_on(last: _Piece, piece: _Piece) -> bool:
    if last.kind not in {"paragraph", "item"} or piece.kind != "paragraph" or len(last.text.split()) < 4:
        return False
    if HYPHEN_END.search(last.text[-12:]):
        return True
    return piece.text[:1].islower() and not ends_sentence(last.text) and last.text.rstrip()[-1:] not in ":;"


def _is_unanswered(cells: list[list[_Piece]]) -> bool:
    """Whether a row only asks: one filled cell, form lines, or labels each beside an empty cell."""
    filled = [index for index, cell in enumerate(cells) if cell]
    if len(filled) == 1 or all(p.kind == "form" for index in filled[1:] for p in cells[index]):
        return True
    labels = all(sum(len(piece.text.split()) for piece in cells[index]) <= 5 for index in filled)
    return labels and all(index + 1 < len(cells) and not cells[index + 1] for index in filled)


def _is_title(text: str) -> bool:
    return len(text) <= 120 and not text.rstrip().endswith((".", ",", ";")) and len(WORD.findall(text)) >= 1


def _is_bold(element: Any, look: Look) -> bool:
    runs = [
        r
        for r in element.iter()
        if local(r) == "r" and any(local(t) == "t" and (t.text or "").strip() for t in r)
    ]
    if not runs:
        return False
    for run in runs:
        properties = child(run, "rPr")
        bold = child(properties, "b") if properties is not None else None
        if not (is_on(bold) if bold is not None else look.bold):
            return False
    return True
