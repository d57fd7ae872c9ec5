"""What is printed on pages but belongs to no text: running heads, page numbers, plans, garbled fonts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from fundingkit.documents.line_kinds import WORD, is_page_mark
from fundingkit.documents.segments import Segment, Sheet

#: The share of a page's height in which running heads and page numbers stand, above and below.
_MARGIN = 0.11
_PUNCTUATION = frozenset(".,;:!?-–—_()\"'„“”‚‘’«»/&%§€°•▪·…\x02\ufffe\u00ad")
_NUMBER = re.compile(r"\d+")


def body_size(sheets: Sequence[Sheet], least: int = 1) -> float:
    """The font size of most characters, in points; 0 where there are fewer than `least`."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for segment in sheet.segments:
            sizes[round(segment.size * 2) / 2] += len(segment.text)
    return sizes.most_common(1)[0][0] if sizes.total() >= least else 0.0


def furniture(sheets: Sequence[Sheet], body: float) -> set[int]:
    """Identities of segments that are running heads, running feet and page numbers."""
    groups: dict[tuple[str, bool, int], list[tuple[Sheet, Segment]]] = {}
    for sheet in sheets:
        for segment in sheet.segments:
            place = segment.baseline / sheet.height
            sideways = not segment.upright
            if not (place < _MARGIN or place > 1 - _MARGIN or sideways) or segment.size > 1.2 * body:
                continue
            wording = _NUMBER.sub("#", " ".join(segment.text.split()))
            for key in {int(place * 100), int(place * 100 + 0.5)}:
                groups.setdefault((wording, sideways, key), []).append((sheet, segment))
    found: set[int] = set()
    for (wording, _, _), members in groups.items():
        pages = {sheet.number for sheet, _ in members}
        if len(pages) >= 3 or (len(pages) == len(sheets) == 2):
            found.update(id(segment) for _, segment in members)
        elif wording.strip(" -–—|/") == "#" or is_page_mark(wording.replace("#", "1")):
            found.update(
                id(segment)
                for sheet, segment in members
                if _number(segment.text) == sheet.number and _is_alone(segment, sheet)
            )
    return found | _heads_by_place(sheets, body)


def _heads_by_place(sheets: Sequence[Sheet], body: float) -> set[int]:
    """Small lines apart from the text at the same height of many pages, whatever their wording."""
    groups: dict[tuple[int, int], list[tuple[int, Segment]]] = {}
    for sheet in sheets:
        heights = sorted(s.baseline for s in sheet.segments if s.upright)
        for segment in sheet.segments:
            place = segment.baseline / sheet.height
            if not segment.upright or segment.size > 1.05 * body or 0.07 < place < 0.93:
                continue
            inward = [h - segment.baseline for h in heights if abs(h - segment.baseline) > 0.5 * segment.size]
            nearest = min((abs(step) for step in inward), default=0.0)
            if nearest > 1.9 * segment.size:
                key = round(place * 200), round(segment.size * 2)
                groups.setdefault(key, []).append((sheet.number, segment))
    least = max(4, len(sheets) // 4)
    return {
        id(segment)
        for members in groups.values()
        if len({number for number, _ in members}) >= least
        for _, segment in members
    }


def _is_alone(segment: Segment, sheet: Sheet) -> bool:
    """Whether nothing else stands on the same line."""
    return not any(
        other is not segment and abs(other.baseline - segment.baseline) < 0.5 * segment.size
        for other in sheet.segments
    )


def _number(text: str) -> int | None:
    found = _NUMBER.search(text)
    return int(found.group()) if found else None


def is_drawing(sheet: Sheet) -> bool:
    """Whether a page is a plan or map: a large sheet strewn with labels, or hardly any words at all."""
    texts = [s.text for s in sheet.segments]
    if len(texts) < 30:
        return False
    labels = sum(1 for text in texts if len(WORD.findall(text)) <= 2)
    large = sheet.width * sheet.height > 1.5 * 842 * 1191
    numbers = sum(1 for text in texts if not WORD.search(text))
    return labels > (0.4 if large else 0.85) * len(texts) and numbers > 0.3 * len(texts)


def is_garbled(sheet: Sheet) -> bool:
    """Whether the characters of a page are mostly no letters, as with fonts that hide their encoding."""
    text = "".join(segment.text for segment in sheet.segments)
    visible = [char for char in text if not char.isspace()]
    if len(visible) < 60:
        return False
    strange = sum(1 for c in visible if not (c.isalnum() or c in _PUNCTUATION) or "\uf000" <= c <= "\uf8ff")
    vowels = sum(1 for c in visible if c.lower() in "aeiouäöü")
    letters = sum(1 for c in visible if c.isalpha())
    return strange > 0.3 * len(visible) or (letters > 100 and vowels < 0.12 * letters)
