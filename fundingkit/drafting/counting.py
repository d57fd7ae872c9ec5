"""Counting characters as a form counts them.

A web form counts what HTML calls the value's length: characters with spaces, a line break as
one, in units of UTF-16, so that a picture character counts two. Letters are composed first
(`ä` is one character, however a paper stored it). Some portals count a line break as two when
the form is sent; `Count.strict` is that figure, and the checks warn where only it is over.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


def composed(text: str) -> str:
    """The text as it is counted and pasted: letters composed, line breaks as one character."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def count(text: str) -> int:
    """The number of characters, with spaces, as a form counts them."""
    return len(composed(text).encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class Count:
    """A text held against the limit of its field, in characters; `limit` None where unknown."""

    used: int
    breaks: int
    limit: int | None

    @property
    def over(self) -> int:
        """By how many characters the text is too long, else 0."""
        return 0 if self.limit is None else max(0, self.used - self.limit)

    @property
    def left(self) -> int | None:
        """How many characters are left, at least 0; None where there is no known limit."""
        return None if self.limit is None else max(0, self.limit - self.used)

    @property
    def strict(self) -> int:
        """The count where each line break counts as two characters."""
        return self.used + self.breaks

    @property
    def label(self) -> str:
        """The counter in German words."""
        if self.limit is None:
            return f"{self.used} Zeichen, keine Grenze bekannt"
        text = f"{self.used} von {self.limit} Zeichen"
        return f"{text}, {self.over} zu viel" if self.over else text


def counted(text: str, limit: int | None) -> Count:
    """The counter of a text in a field with that limit."""
    return Count(count(text), composed(text).count("\n"), limit)
