"""The city's own fields of action, found in its papers as a proposal for people to correct.

Rules speak of how such fields are written down anywhere: a table row or column headed
"Handlungsfelder", a list below such a heading or sentence, headings "Handlungsfeld 2: …", and
enumerations of quoted names. Papers without any of these give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from fundingkit.documents.document import Block, Document


@dataclass(frozen=True, slots=True)
class Field:
    """A field of action.

    `themes` are what the papers list under it; `cross_cutting` marks themes that run across all
    fields. `document` is the sha256 of the paper in which the name stands at `start`, empty
    where people have added it; `page` counts from 1.
    """

    id: str
    name: str
    themes: tuple[str, ...] = ()
    cross_cutting: bool = False
    document: str = ""
    start: int = 0
    page: int | None = None


_WORD = (
    r"(?:handlungs|themen|aktions|strategie|zukunfts|schwerpunkt)-?\s?felde?r?n?|themenschwerpunkte?n?"
    r"|(?:\w+-)?korridore?n?|zukunftsaufgaben?"
)
_CROSS = r"querschnitts-?\s?(?:themen|felde?r?n?|aufgaben?|bereiche?)"
_LABEL = re.compile(
    rf"\W*(?:unsere\s|die\s|\d+\s)?(?P<cross>{_CROSS})\W*$|\W*(?:unsere\s|die\s|\d+\s)?(?:{_WORD})\W*$",
    re.IGNORECASE,
)
_NAMES_FIELDS = re.compile(rf"\b(?:{_WORD})\b", re.IGNORECASE)
_NAMES_CROSS = re.compile(rf"\b(?:{_CROSS})\b", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"\W*(?:{_WORD})\s*(?:nr\.\s*)?(?:\d{{1,2}}|[IVX]{{1,4}}|[A-H])?\s*[:–—-]\s*(?P<name>\S.*)$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[„“\"»]([^„“”\"«»\n]{3,50})[“”\"«]")
_MARK = re.compile(r"^(?:[\s\-–—*•◦▪▫■●○‣⁃►▶➔➢·>#|\uf000-\uf0ff]+|\(?\d{1,2}[.)]\s+)+")
#: Longer than this is a sentence, not a name, in words.
_LONGEST = 7
#: A list longer than this is hardly one of fields of action.
_MOST = 15


def propose_fields(documents: Iterable[Document]) -> tuple[Field, ...]:
    """The fields of action that the papers name, in the order in which they name them.

    The first paper with a clear statement counts; the others add nothing, so that two papers
    with different wordings do not mix. Cross-cutting themes follow the fields.
    """
    for document in documents:
        found = _in_tables(document) or _in_lists(document) or _in_headings(document) or _in_quotes(document)
        if any(not field.cross_cutting for field in found):
            ordered = sorted(_distinct(found), key=lambda field: field.cross_cutting)
            return tuple(replace(field, id=f"F{number:02}") for number, field in enumerate(ordered, 1))
    return ()


def _in_tables(document: Document) -> list[Field]:
    """Fields in a labelled row, with the themes of the row below; or down a labelled column."""
    found: list[Field] = []
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if block.kind != "row":
            continue
        cells = list(_cells(document, block))
        label = _LABEL.match(_joined(cells[0][1])) if cells else None
        if label is None:
            continue
        rest = [cell for cell in cells[1:] if cell[1].strip()]
        if label["cross"]:
            if found:
                found.extend(_field(document, at, name, cross=True) for at, name in _enumerated(rest))
        elif found and len(rest) == sum(not field.cross_cutting for field in found):
            found = [
                replace(field, themes=_themes(name)) for field, (_, name) in zip(found, rest, strict=False)
            ]
        elif not found and len(rest) >= 2 and not _is_header(cells, _row_after(document, blocks, index)):
            names = rest if len(rest) > 1 else list(_enumerated(rest))
            found = [_field(document, at, name) for at, name in names if _is_name(name)]
        elif not found:
            found = [_field(document, at, name) for at, name in _column(document, blocks[index + 1 :])]
    return found if len(found) > 1 else []


def _is_header(cells: Sequence[tuple[int, str]], below: Sequence[tuple[int, str]]) -> bool:
    """Whether a row is the header of columns: its label is singular and rows of its width follow."""
    singular = re.search(
        r"feld\W*$|schwerpunkt\W*$|korridor\W*$|aufgabe\W*$", cells[0][1].strip(), re.IGNORECASE
    )
    return bool(singular) and len(below) >= 2


def _row_after(document: Document, blocks: Sequence[Block], index: int) -> list[tuple[int, str]]:
    following = blocks[index + 1 : index + 2]
    return list(_cells(document, following[0])) if following and following[0].kind == "row" else []


def _column(document: Document, blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    for block in blocks:
        if block.kind != "row":
            return
        first = next(_cells(document, block), None)
        if first is not None and _is_name(first[1]):
            yield first


def _in_lists(document: Document) -> list[Field]:
    """Items below a heading, or a sentence ending in a colon, that speaks of such fields."""
    found: list[Field] = []
    for index, block in enumerate(document.blocks):
        text = document.text[block.start : block.end].strip()
        opens = block.kind == "heading" or text.endswith(":")
        last = re.split(r"(?<=[.!?])\s", text)[-1]
        if not opens or not (_NAMES_FIELDS.search(last) or _NAMES_CROSS.search(last)):
            continue
        if any(not field.cross_cutting for field in found) and not _NAMES_CROSS.search(last):
            continue
        cross = bool(_NAMES_CROSS.search(last)) and not _NAMES_FIELDS.search(last)
        names = list(_items(document, document.blocks[index + 1 :]))
        if 2 <= len(names) <= _MOST:
            found.extend(_field(document, at, name, cross=cross) for at, name in names)
    return found


def _items(document: Document, blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """The names of a list; a paragraph after an item that only gives a name belongs to the item."""
    bare = False
    for block in blocks:
        if block.kind == "item":
            raw = document.text[block.start : block.end]
            mark = _MARK.match(raw)
            at = mark.end() if mark else 0
            name = re.split(r"[:–—(\n]", raw[at:], maxsplit=1)[0]
            if not _is_name(name):
                return
            bare = raw.rstrip().endswith(":")
            yield block.start + at, name
        elif not (bare and block.kind == "paragraph"):
            return


def _in_headings(document: Document) -> list[Field]:
    """Headings of the form "Handlungsfeld 2: Mobilität"."""
    found = []
    for block in document.blocks:
        text = document.text[block.start : block.end]
        match = _NUMBERED.match(text.strip("#* \n")) if block.kind == "heading" else None
        if match and _is_name(match["name"]):
            found.append(_field(document, block.start + text.index(match["name"]), match["name"]))
    return found if len(found) > 1 else []


def _in_quotes(document: Document) -> list[Field]:
    """A sentence that speaks of such fields and gives at least three names in quotation marks."""
    for block in document.blocks:
        if block.kind not in {"paragraph", "item"}:
            continue
        text = document.text[block.start : block.end]
        for sentence in re.finditer(r"[^.!?]+[.!?]?", text):
            names = [
                (block.start + sentence.start() + match.start(1), match[1])
                for match in _QUOTED.finditer(sentence[0])
                if _is_name(match[1])
            ]
            if 3 <= len(names) <= _MOST and _NAMES_FIELDS.search(sentence[0]):
                return [_field(document, at, name) for at, name in names]
    return []


def _cells(document: Document, block: Block) -> Iterator[tuple[int, str]]:
    """The cells of a row with their offsets; tabs part them, in running text also bars."""
    text = document.text[block.start : block.end]
    parting = "\t" if "\t" in text else "|"
    at = block.start
    for part in text.split(parting):
        yield at + len(part) - len(part.lstrip()), part.strip()
        at += len(part) + 1


def _enumerated(cells: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for at, cell in cells:
        for match in re.finditer(r"[^,;\n]+", cell):
            name = match[0].strip()
            if name:
                yield at + match.start() + len(match[0]) - len(match[0].lstrip()), name


def _themes(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r",|&|;|\bund\b", cell) if part.strip())


def _field(document: Document, at: int, name: str, *, cross: bool = False) -> Field:
    return Field(
        id="",
        name=_clean(name),
        cross_cutting=cross,
        document=document.sha256,
        start=at,
        page=document.page_at(at),
    )


def _joined(label: str) -> str:
    """A label without the hyphen at the end of a line within its cell."""
    return re.sub(r"(?<=[a-zäöüß])-\s+(?=[a-zäöüß])", "", label)


def _clean(name: str) -> str:
    return " ".join(name.split()).strip('*_:;,. „“"»«')


def _is_name(text: str) -> bool:
    name = _clean(text)
    return bool(re.search(r"[^\W\d_]{3}", name)) and len(name.split()) <= _LONGEST and len(name) <= 80


def _distinct(fields: Iterable[Field]) -> list[Field]:
    seen: dict[str, Field] = {}
    for field in fields:
        seen.setdefault(field.name.casefold(), field)
    return list(seen.values())
