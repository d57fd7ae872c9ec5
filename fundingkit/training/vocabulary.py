"""Which pieces of the published vocabulary the bundled encoder keeps.

A quarter of a million pieces serve a hundred languages. Kept are those that German, English and
the letters of the European Latin alphabets need: every single letter and sign, and every piece
met when the words of a German dictionary and the training sentences are cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from fundingkit.matching.wordpieces import SPACE, WordPieces
from fundingkit.training.base_weights import BaseWeights

#: Printable ASCII, Latin letters with marks, punctuation, euro, arrows, mathematical and list signs.
_ALLOWED = re.compile(
    rf"^[{SPACE}\x21-\x7e\u00a0-\u017f\u2010-\u2027\u2030-\u205e\u20ac\u2190-\u21ff\u2200-\u22ff\u2500-\u27bf]+$"
)
_SPECIAL = 4


def kept_pieces(base: BaseWeights, words: Iterable[str]) -> list[int]:
    """Ids of the pieces to keep, in the published order; the four special ones first."""
    cutter = WordPieces(base.pieces, base.scores.tolist())
    used: set[int] = set(range(_SPECIAL))
    for index, piece in enumerate(base.pieces):
        if len(piece.replace(SPACE, "")) <= 2 and _ALLOWED.match(piece):
            used.add(index)
    for word in words:
        for form in (word, word.lower(), word.capitalize()):
            used.update(cutter.encode(form, 512))
    return sorted(used)


def german_words() -> set[str]:
    """The word forms of the German dictionary that the analysis of words uses as well."""
    return {
        word.decode("utf-8") if isinstance(word, bytes) else word
        for word in DefaultDictionaryFactory().get_dictionary("de")
    }
