"""Cutting text into the word pieces of the bundled encoder (unigram model, best path).

Pieces never cross a space, so words are cut one by one and remembered. Any text is accepted:
control characters, lone surrogates and words of a hundred thousand characters included.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

#: The mark that stands for the space before a word in the piece list.
SPACE = "\u2581"
BEGIN, PADDING, END, UNKNOWN = 0, 1, 2, 3
_SPECIAL = 4
_LONGEST_WORD = 64
_UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ud800-\udfff]"
)


def normalise(text: str) -> str:
    """The form in which text is encoded: compatibility characters resolved, no controls."""
    return unicodedata.normalize("NFKC", _UNPRINTABLE.sub(" ", text.replace("\u00ad", "")))


class WordPieces:
    """A list of pieces with their log probabilities. Ids 0 to 3 are begin, padding, end, unknown."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        self._ids = {piece: index for index, piece in enumerate(pieces) if index >= _SPECIAL}
        self._scores = list(scores)
        self._longest = max(map(len, pieces))
        self._unknown_score = min(scores) - 10.0
        self._word = lru_cache(maxsize=100_000)(self._cut)

    def encode(self, text: str, longest: int) -> list[int]:
        """Piece ids of `text` between begin and end, at most `longest` in all."""
        ids = [BEGIN]
        for word in normalise(text).split():
            for start in range(0, len(word), _LONGEST_WORD):
                prefix = SPACE if start == 0 else ""
                ids.extend(self._word(prefix + word[start : start + _LONGEST_WORD]))
            if len(ids) >= longest:
                break
        return [*ids[: longest - 1], END]

    def _cut(self, word: str) -> tuple[int, ...]:
        best = [0.0] + [float("-inf")] * len(word)
        back: list[tuple[int, int]] = [(0, UNKNOWN)] * (len(word) + 1)
        for start in range(len(word)):
            for end in range(start + 1, min(len(word), start + self._longest) + 1):
                piece = self._ids.get(word[start:end])
                if piece is not None:
                    score = best[start] + self._scores[piece]
                elif end == start + 1:
                    piece, score = UNKNOWN, best[start] + self._unknown_score
                else:
                    continue
                if score > best[end]:
                    best[end], back[end] = score, (start, piece)
        ids: list[int] = []
        end = len(word)
        while end:
            end, piece = back[end]
            ids.append(piece)
        return tuple(reversed(ids))
