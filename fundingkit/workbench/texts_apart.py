"""Two wordings held against each other, word by word."""

from __future__ import annotations

import difflib
import re

_WORD = re.compile(r"\s+|[^\s]+")


def steps(old: str, new: str) -> tuple[tuple[str, str, str], ...]:
    """The way from one text to the other: kind (equal, replace, delete, insert), old and new words.

    The old parts joined are the old text, the new parts joined the new one.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    return tuple(
        (kind, "".join(before[left:right]), "".join(after[low:high]))
        for kind, left, right, low, high in matcher.get_opcodes()
    )
