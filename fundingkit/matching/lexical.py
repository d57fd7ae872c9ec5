"""The lexical signal: BM25 over analysed words, and the cue terms of the catalogue.

Weights of words come from the document itself and from a background of municipal German, so that
a word of a short paper is not taken for rare merely because the paper is short.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from fundingkit.catalogue.call import Requirement
from fundingkit.matching.german import terms_of, words

Matrix = NDArray[np.float32]
_SATURATION, _LENGTH = 1.2, 0.5
_TITLE, _QUESTION, _PHRASE = 1.0, 0.5, 0.6
_ANYWHERE_FROM = 6


@dataclass(frozen=True)
class Query:
    """A requirement as words: the weight of every term, from title, question and cue phrases."""

    weights: dict[str, float]

    @classmethod
    def of(cls, requirement: Requirement) -> Query:
        """Terms of title, question and phrases; a term counts once, with its best weight."""
        weights: dict[str, float] = {}
        parts = [(requirement.title, _TITLE), (requirement.question, _QUESTION)]
        parts += [(phrase, _PHRASE) for phrase in requirement.cues.phrases]
        for text, weight in parts:
            for word in words(text):
                for term in word.terms:
                    weights[term] = max(weights.get(term, 0.0), weight)
        return cls(weights)


@dataclass(frozen=True)
class Cue:
    """A cue term, ready to be found: at the start of a word, and long ones inside compounds."""

    term: str
    pattern: re.Pattern[str]
    #: Its longest word: a text without it need not be searched, which is far quicker to see.
    word: str

    @classmethod
    def of(cls, term: str) -> Cue:
        """Compile a cue term of the catalogue."""
        start = "" if len(term) >= _ANYWHERE_FROM else r"(?<!\w)"
        parts = re.split(r"[\s-]+", term.lower())
        words_ = r"[\s-]+".join(map(re.escape, parts))
        return cls(term, re.compile(start + words_), max(parts, key=len))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the cue stands in a text, as character offsets."""
        return [match.span() for match in self.pattern.finditer(text.lower())] if self._safe(text) else []

    @staticmethod
    def _safe(text: str) -> bool:
        # Lower-casing a few letters changes the length, and offsets with it.
        return len(text.lower()) == len(text)


class LexicalIndex:
    """The passages of one document as bags of terms."""

    def __init__(self, quotes: Sequence[str]) -> None:
        self._bags = [Counter(term for word in words(quote) for term in word.terms) for quote in quotes]

    @cached_property
    def _rarity(self) -> dict[str, float]:
        counts = Counter(term for bag in self._bags for term in bag)
        total = len(self._bags) + 50
        return {term: math.log(1 + total / (count + 0.5)) for term, count in counts.items()}

    def scores(self, queries: Sequence[Query]) -> Matrix:
        """BM25 of every passage (rows) for every query (columns), as a share of the query's best."""
        lengths = np.array([sum(bag.values()) for bag in self._bags], dtype=np.float32)
        mean = max(float(lengths.mean()), 1.0) if len(lengths) else 1.0
        result = np.zeros((len(self._bags), len(queries)), dtype=np.float32)
        columns: dict[str, list[tuple[int, float]]] = {}
        for number, query in enumerate(queries):
            for term, weight in query.weights.items():
                columns.setdefault(term, []).append((number, weight))
        for row, bag in enumerate(self._bags):
            damping = _SATURATION * (1 - _LENGTH + _LENGTH * lengths[row] / mean)
            for term, count in bag.items():
                for number, weight in columns.get(term, ()):
                    gain = count * (_SATURATION + 1) / (count + damping)
                    result[row, number] += weight * self._rarity[term] * gain
        return result


def query_spans(query: Query, quote: str) -> list[tuple[int, int]]:
    """Where words of the query stand in a quote."""
    return [
        (word.start, word.end) for word in words(quote) if any(term in query.weights for term in word.terms)
    ]


def cue_matrix(quotes: Sequence[str], cues: Sequence[Sequence[Cue]]) -> Matrix:
    """How many different cues of each list (columns) stand in each quote (rows)."""
    lowered = [quote.lower() for quote in quotes]
    result = np.zeros((len(quotes), len(cues)), dtype=np.float32)
    for number, cue_list in enumerate(cues):
        for cue in cue_list:
            word, search = cue.word, cue.pattern.search
            for row, quote in enumerate(lowered):
                if word in quote and search(quote):
                    result[row, number] += 1
    return result


__all__ = ["Cue", "LexicalIndex", "Query", "cue_matrix", "query_spans", "terms_of"]
