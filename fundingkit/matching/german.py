"""Analysis of German words: base form, parts of compounds, stem, each with its place.

A word yields one or more terms: „Bürgerbeteiligungsformate“ gives itself, Bürger, Beteiligung
and Format.
Base forms and the list of known words come from simplemma, stems from Snowball.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import simplemma
from snowballstemmer import stemmer

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LINKS = ("", "s", "es", "n", "en", "er", "e")
_SHORTEST_PART = 4
_LONGEST_WORD = 60
#: Known words up to this length are one word to their readers: Haushalt is no halt of a house.
_LONGEST_WHOLE = 9
_ENDINGS = ("ung", "heit", "keit", "schaft", "tion", "tät")

STOP_WORDS = frozenset(
    """
    aber alle allen aller alles als also am an andere anderen auch auf aus bei beim bereits besonders
    bis bzw da dabei dadurch dafür damit dann daran darauf das dass dazu dem den denen der deren des
    dessen die dies diese diesem diesen dieser dieses doch dort durch eben ein eine einem einen einer
    eines er es etwa etc für gegen gegenüber ggf hat haben hier hierbei hierzu ihr ihre ihrem ihren
    ihrer im in indem insbesondere ins ist ja je jede jeder jedes jeweils kann können man mehr mit nach
    neben noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seit sich sie sind so sowie
    sowohl über um und uns unser unsere unserem unseren unserer unter usw vom von vor war waren was wie
    wenn wer werden wir wird wobei wurde wurden während wo z zu zum zur zwischen
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its place in characters and the terms it stands for."""

    start: int
    end: int
    terms: tuple[str, ...]


def words(text: str) -> Iterator[Word]:
    """The content words of a text in order; stop words and single letters are left out."""
    for match in _WORD.finditer(text):
        terms = terms_of(match.group())
        if terms:
            yield Word(match.start(), match.end(), terms)


@lru_cache(maxsize=200_000)
def terms_of(word: str) -> tuple[str, ...]:
    """The terms of one word, in order, without repeats."""
    terms: dict[str, None] = {}
    for piece in re.split(r"[-'’]", word.lower()):
        if piece in STOP_WORDS or len(piece) < 2:
            continue
        parts = _parts(piece)
        for part in parts if len(parts) == 1 else (piece, *parts):
            terms.setdefault(_stem(part))
    return tuple(terms)


@cache
def _stemmer() -> stemmer:
    return stemmer("german")


@lru_cache(maxsize=100_000)
def _stem(part: str) -> str:
    if part.isdigit():
        return part
    base: str = simplemma.lemmatize(part, lang="de").lower()
    stem: str = _stemmer().stemWord(base)
    return stem


@lru_cache(maxsize=200_000)
def _known(part: str) -> bool:
    return bool(simplemma.is_known(part, lang="de") or simplemma.is_known(part.capitalize(), lang="de"))


@lru_cache(maxsize=100_000)
def _parts(word: str) -> tuple[str, ...]:
    """Parts of a compound, longest head first; the word itself where no split is safe."""
    if len(word) < 2 * _SHORTEST_PART or len(word) > _LONGEST_WORD or not word.isalpha():
        return (word,)
    if len(word) <= _LONGEST_WHOLE and _known(word):
        return (word,)
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        head = word[cut:]
        if head in _ENDINGS or not _known(head):
            continue
        modifier = _modifier(word[:cut])
        if modifier is None:
            continue
        return (*_parts(modifier), *_parts(head))
    return (word,)


def _modifier(front: str) -> str | None:
    """The known word at the front of a compound, without its linking letters."""
    for link in _LINKS:
        if link and not front.endswith(link):
            continue
        word = front[: len(front) - len(link)] if link else front
        if len(word) >= _SHORTEST_PART and _known(word):
            return word
    if len(front) >= 2 * _SHORTEST_PART:
        parts = _parts(front)
        if len(parts) > 1:
            return front
    return None
