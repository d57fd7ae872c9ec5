"""Text whose letters are composed (ü as one character), with the way back to the original offsets."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """Composed text for matching; `original` turns its offsets into those of the text as it came."""

    text: str
    _starts: tuple[int, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that a span of `text` stands for."""
        if not self._starts:
            return start, end
        return self._starts[start], self._starts[end]


def composed(text: str) -> Wording:
    """The text in composed form (NFC); the text itself where it already is."""
    if unicodedata.is_normalized("NFC", text):
        return Wording(text)
    pieces: list[str] = []
    starts: list[int] = []
    begin = 0
    for index in range(1, len(text) + 1):
        if index < len(text) and _continues(text[index]):
            continue
        piece = unicodedata.normalize("NFC", text[begin:index])
        pieces.append(piece)
        starts.extend([begin] * len(piece))
        begin = index
    return Wording("".join(pieces), (*starts, len(text)))


def _continues(char: str) -> bool:
    """Whether the character may melt into the one before it."""
    return unicodedata.combining(char) != 0 or "\u1160" <= char <= "\u11ff"
