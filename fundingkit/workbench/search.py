"""Full-text search over the papers of a dossier; every hit is a passage that can become evidence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from fundingkit.documents.document import Document
from fundingkit.passages.passage import Passage

#: Hits shown at most; the count says how many there are.
MOST = 200

_TERM = re.compile(r'[„"“]([^„"“”]+)["“”]|(\S+)')
_RIM = ".,;:!?()[]{}„“”\"'‚‘’»«*"


@dataclass(frozen=True)
class SearchText:
    """A paper made ready for searching: text in one case, and its passages by place."""

    document: Document = field(repr=False)
    passages: tuple[Passage, ...] = field(repr=False)
    folded: str = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)

    @property
    def sha256(self) -> str:
        """Which version of which paper it is."""
        return self.document.sha256


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with all terms. `spans` are offsets of the terms relative to its quote."""

    passage: Passage
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found: the best `MOST` hits, of `count` in all."""

    terms: tuple[str, ...]
    hits: tuple[Hit, ...]
    count: int


def search_text(document: Document, passages: tuple[Passage, ...]) -> SearchText:
    """Make a paper ready; worth keeping by the document's hash."""
    return SearchText(document, passages, fold(document.text), tuple(passage.start for passage in passages))


def terms(query: str) -> tuple[str, ...]:
    """The terms of a query in one case: words, and phrases in quotation marks."""
    found: dict[str, None] = {}
    for phrase, word in _TERM.findall(query):
        term = " ".join(fold(phrase or word.strip(_RIM)).split())
        if term:
            found.setdefault(term)
    return tuple(found)


def search(texts: Iterable[SearchText], query: str, *, most: int = MOST) -> Hits:
    """Passages in which all terms stand, anywhere in a word, so that compounds are found too.

    Passages where the terms begin words come first, headings and form lines last, else the order
    of the papers. A query without a term finds nothing.
    """
    wanted = terms(query)
    found: list[tuple[tuple[int, int], Hit]] = []
    for text in texts if wanted else ():
        found += [(_rank(text, hit), hit) for hit in _hits(text, wanted)]
    found.sort(key=lambda pair: pair[0])
    return Hits(wanted, tuple(hit for _, hit in found[:most]), len(found))


def fold(text: str) -> str:
    """One case, character by character: offsets stay what they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _hits(text: SearchText, wanted: Sequence[str]) -> Iterator[Hit]:
    places: dict[int, list[tuple[int, int]]] = {}
    for number, term in enumerate(wanted):
        here: dict[int, list[tuple[int, int]]] = {}
        for start, end in _occurrences(text.folded, term):
            index = bisect_right(text.starts, start) - 1
            if index < 0 or end > text.passages[index].end:
                continue
            if number and index not in places:
                continue
            here.setdefault(index, []).append((start, end))
        places = {index: [*places.get(index, []), *spans] for index, spans in here.items()}
        if not places:
            return
    for index in sorted(places):
        passage = text.passages[index]
        spans = _merged(places[index])
        yield Hit(passage, tuple((start - passage.start, end - passage.start) for start, end in spans))


def _occurrences(folded: str, term: str) -> Iterator[tuple[int, int]]:
    if " " in term:
        pattern = re.compile(r"\s+".join(re.escape(word) for word in term.split()))
        yield from (match.span() for match in pattern.finditer(folded))
        return
    start = folded.find(term)
    while start >= 0:
        yield start, start + len(term)
        start = folded.find(term, start + len(term))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _rank(text: SearchText, hit: Hit) -> tuple[int, int]:
    inside = 0
    for start, _ in hit.spans:
        before = hit.passage.start + start - 1
        inside += before >= 0 and text.folded[before].isalnum()
    return int(hit.passage.kind in {"heading", "form"}), inside
