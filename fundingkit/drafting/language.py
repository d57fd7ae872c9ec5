"""Abstract language: text that names no measure, no place, no owner and no number."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from fundingkit.drafting.application import Application
from fundingkit.drafting.figures import stem

#: Shorter texts are answers, not prose, and are left alone; in characters.
SHORTEST = 120

_OWNERS = re.compile(
    r"\b(?:\w*[aä]mt(?:er|s)?|\w*dezernat\w*|\w*referat\w*|\w*fachbereich\w*|\w*abteilung\w*|\w*stabsstelle\w*|"
    r"\w*stadtwerke\w*|\w*eigenbetrieb\w*|\w*hochschule\w*|\w*universität\w*|\w*rat(?:es|s)?|\w*ausschuss\w*|"
    r"\w*verein\w*|\w*gesellschaft|\w*gmbh|\w*kammer|\w*bürgermeister\w*|\w*beauftragte\w*|CDO)\b",
    re.IGNORECASE,
)
_PLACES = re.compile(
    r"\b(?:\w*quartier\w*|\w*stadtteil\w*|\w*straße\w*|\w*platz(?:es)?|\w*viertel\w*|\w*altstadt\w*|\w*innenstadt\w*|"
    r"\w*bahnhof\w*|\w*ortsteil\w*|\w*gewerbegebiet\w*|\w*hafen\w*|\w*campus\w*|\w*park(?:s|es)?)\b",
    re.IGNORECASE,
)
_LOFTY = re.compile(
    r"\b(?:ganzheitlich|innovativ|nachhaltig|zukunftsfähig|zukunftsweisend|vernetzt|smart|intelligent|modern|"
    r"digital|synergie|potenzial|potential|mehrwert|chance|resilien|transform|wandel|attraktiv|lebenswert|"
    r"optimier|stärk|förder|ermöglich|verbesser|vielfältig|umfassend|kontinuierlich|bedarfsgerecht)\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Abstraction:
    """What a text lacks, in German words, and the lofty words found in it instead."""

    lacks: tuple[str, ...]
    lofty: tuple[str, ...]


def abstraction(text: str, application: Application) -> Abstraction | None:
    """What makes a text abstract; None where it is short or names any of the four things.

    Known are the measures and their places and owners, the municipality, and the usual words for
    offices and places. A heuristic: it asks a person to look, it does not judge.
    """
    if len(text) < SHORTEST:
        return None
    if re.search(r"\d", text) or _OWNERS.search(text) or _PLACES.search(text):
        return None
    words = {stem(word) for word in re.findall(r"[\wäöüß-]{3,}", text)}
    known: set[str] = set()
    for measure in application.measures:
        for name in (measure.title, measure.place, measure.responsible):
            known |= _stems(name)
    known |= _stems(application.municipality)
    if words & known:
        return None
    lofty = tuple(dict.fromkeys(match.group() for match in _LOFTY.finditer(text)))
    return Abstraction(("keine Maßnahme", "keinen Ort", "keine Zuständigen", "keine Zahl"), lofty)


_COMMON: Collection[str] = frozenset(
    stem(word) for word in ("Stadt", "Gemeinde", "Landkreis", "Kreis", "der", "die", "das")
)


def _stems(name: str) -> set[str]:
    """The telling words of a name; short and common ones would be found in any text."""
    found = {stem(word) for word in re.findall(r"[\wäöüß-]{4,}", name) if word[0].isupper()}
    return found - set(_COMMON)
