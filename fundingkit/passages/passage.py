"""A passage: the smallest piece of a paper that can be evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PassageKind = Literal["sentence", "item", "row", "heading", "form", "note"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence-like span of a document version.

    `document` is the version's sha256; `start` and `end` are offsets into its text, and `quote`
    is literally the text between them (the invariant on which every citation rests). `page`
    counts from 1 or is None; `headings` is the path of headings above it, outermost first.
    """

    document: str
    index: int
    start: int
    end: int
    quote: str
    kind: PassageKind
    page: int | None = None
    headings: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Stable name of the span, unique over all document versions."""
        return f"{self.document}:{self.start}-{self.end}"
