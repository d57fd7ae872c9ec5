"""A document version as the engine sees it: literal text, pages and layout blocks."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

BlockKind = Literal["heading", "paragraph", "item", "row", "note", "form"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `number` counts from 1; `start` and `end` are offsets into the document's text."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that belongs together by layout.

    `start` and `end` are offsets into the document's text. `level` is the depth of a heading
    (1 is the highest), else 0.
    """

    start: int
    end: int
    kind: BlockKind
    level: int = 0


class Run(NamedTuple):
    """A stretch of text that stands in the file as it is: the way back from offset to page.

    The characters at `start` and the `length - 1` behind it are the characters `first` and
    following on page `page`, counted as the PDF reader counts them.
    """

    start: int
    page: int
    first: int
    length: int


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one paper.

    `text` is what all offsets refer to. For plain text it is the file's own text, character by
    character; for PDF and DOCX it is what the reader took out, with line-end hyphens joined.
    `sha256` identifies the version (hex digest of the file's bytes). `pages` is empty where the
    format has none; a page without text has `start == end`. `media` is the kind of file. `runs` leads
    from offsets back to the characters of a PDF and is empty for other formats.
    """

    name: str
    sha256: str
    media: Literal["text", "markdown", "pdf", "docx"]
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    pages: tuple[Page, ...] = field(default=(), repr=False)
    runs: tuple[Run, ...] = field(default=(), repr=False)

    def page_at(self, offset: int) -> int | None:
        """The number of the page on which the character at `offset` stands, None without pages."""
        if not self.pages:
            return None
        index = bisect_right([page.start for page in self.pages], offset) - 1
        return self.pages[max(index, 0)].number
