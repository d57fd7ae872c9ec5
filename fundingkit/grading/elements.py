"""What a passage states that can decide a requirement: an amount, a date, an office.

Detectors for each kind of `fundingkit.catalogue.call.Element`, by figures, by words and by turns
of phrase. They say that something of the kind stands there, not that it is the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from fundingkit.grading.element_words import turn_patterns, word_patterns
from fundingkit.grading.figures import Figure, figures
from fundingkit.matching.wording import composed

ElementKind = Literal[
    "amount", "count", "date", "decision", "document", "format", "indicator", "method",
    "office", "partner", "place", "project", "result", "rule", "target_group",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundElement:
    """An element in a passage; `start` and `end` are offsets into its quote."""

    kind: ElementKind
    start: int
    end: int


_WORD = re.compile(r"[^\W\d_]\w*+(?:[-*:_/.’'](?=\w)\w++)*+")
_LONGEST_WORD = 80
#: Characters of a passage that are looked at; the splitter makes none as long.
_LONGEST = 2000
_WORDS = word_patterns()
_TURNS = turn_patterns()
#: Kinds that a verb or adjective can give away; the others are named by nouns, which are capitalised.
_SAID_BY_VERBS = frozenset({"method", "result", "rule", "target_group"})
#: Which elements a figure is. A share answers "how much" as well as "how many".
_FIGURES: dict[str, tuple[ElementKind, ...]] = {
    "amount": ("amount",),
    "share": ("amount", "count"),
    "count": ("count",),
    "date": ("date",),
    "duration": ("date",),
}
_QUANTITY = re.compile(
    r"(?:km|m²|m³|qm|ha|kW|MW|GW|kWh|MWh|GWh|t\b|t/|Tonne|Liter|TB|GB|Hektar|Kilowatt|Megawatt)"
)


def find_elements(text: str) -> tuple[FoundElement, ...]:
    """Every element of a passage, by place; spans of one kind do not overlap."""
    return elements_with(text, figures(text[:_LONGEST]))


def elements_with(text: str, found_figures: tuple[Figure, ...]) -> tuple[FoundElement, ...]:
    """As `find_elements`, for a caller that has the passage's figures already."""
    wording = composed(text[:_LONGEST])
    found = [FoundElement(kind, figure.start, figure.end) for figure in found_figures for kind in _of(figure)]
    for kind, start, end in (*_words(wording.text), *_turns(wording.text)):
        found.append(FoundElement(kind, *wording.original(start, end)))
    return _without_overlaps(found)


def _of(figure: Figure) -> tuple[ElementKind, ...]:
    if figure.kind == "count" and _QUANTITY.match(figure.unit):
        return ("amount", "count")
    return _FIGURES[figure.kind]


def _words(text: str) -> Iterator[tuple[ElementKind, int, int]]:
    for match in _WORD.finditer(text):
        if match.end() - match.start() <= _LONGEST_WORD:
            for kind in _kinds(match.group()):
                yield kind, match.start(), match.end()


@lru_cache(maxsize=50_000)
def _kinds(word: str) -> tuple[ElementKind, ...]:
    bare = word.lower()
    small = word[0].islower()
    return tuple(
        cast("ElementKind", kind)
        for kind, pattern in _WORDS.items()
        if (kind in _SAID_BY_VERBS or not small) and pattern.fullmatch(bare)
    )


def _turns(text: str) -> Iterator[tuple[ElementKind, int, int]]:
    for kind, pattern in _TURNS.items():
        for match in pattern.finditer(text):
            if match.end() > match.start():
                yield cast("ElementKind", kind), match.start(), match.end()


def _without_overlaps(found: list[FoundElement]) -> tuple[FoundElement, ...]:
    """The longest first, within each kind; then by place."""
    kept: list[FoundElement] = []
    for element in sorted(found, key=lambda e: (e.start - e.end, e.start, e.kind)):
        if not any(
            element.kind == other.kind and element.start < other.end and other.start < element.end
            for other in kept
        ):
            kept.append(element)
    return tuple(sorted(kept, key=lambda e: (e.start, e.end, e.kind)))
