"""Which municipality a paper is about, and which sentences tell of another one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_KIND = (
    r"(?:Stadt|Gemeinde|Samtgemeinde|Verbandsgemeinde|Landeshauptstadt|Hansestadt|Universitätsstadt|Kreisstadt"
    r"|Landkreis|Landkreises|Kreis|Kreises|Flecken|Markt|Kommune|Modellkommune|Großstadt)"
)
_NAME = r"[A-ZÄÖÜ][a-zäöüß]{2,}(?:-[A-ZÄÖÜ][a-zäöüß]+)*"
_NAMED = re.compile(rf"\b{_KIND}\s+(?P<name>{_NAME})")
#: Words that follow „Stadt“ or „Kreis“ in capitals and name no place.
_NO_NAME = frozenset(
    {"Und", "Der", "Die", "Das", "Den", "Dem", "Land", "Rat", "Für", "Mit", "Von", "Wird", "Ist", "Hat"}
    | {"Soll", "Sowie", "Oder", "Als", "Auf", "Aus", "Bei", "Nach", "Zur", "Zum"}
)
_VERB = (
    r"(?:hat|haben|ist|betreibt|verfügt|beschäftigt|erprobt|investiert|nutzt|setzt|plant|bietet|misst|macht|zeigt"
    r"|überprüft|verbindet|verfolgt|startete?|gründete|beschloss|veröffentlichte?|begleitet|besitzt|lässt|konnte"
    r"|erhielt|wurde|entwickelte?|führte?|organisiert|stellte?|unterhält|gewann|regelt|betreiben|baut)"
)
_CITIES = (
    r"(?:Berlin|Hamburg|Bremen|Köln|Frankfurt|Stuttgart|Düsseldorf|Dortmund|Essen|Leipzig|Dresden|Hannover|Nürnberg"
    r"|Duisburg|Bochum|Wuppertal|Bielefeld|Bonn|Münster|Mannheim|Augsburg|Wiesbaden|Mönchengladbach|Gelsenkirchen"
    r"|Aachen|Braunschweig|Kiel|Chemnitz|Magdeburg|Freiburg|Lübeck|Erfurt|Mainz|Rostock|Kassel|Potsdam|Ulm|Solingen"
    r"|Darmstadt|Heidelberg|Regensburg|Wolfsburg|Göttingen|Heilbronn|Jena|Kaiserslautern|Paderborn|Ludwigsburg)"
)
_TOLD = re.compile(
    rf"^(?:(?:Die|Der|Das|Den|Dem|In\s+der|Im|Bei\s+der)\s+(?:\w+\s+)?{_KIND}\s+(?P<name>{_NAME})"
    rf"|(?:In\s+)?(?P<city>{_CITIES}))\s+(?:\w+\s+){{0,2}}{_VERB}\b"
)
_LEAST, _SHARE = 3, 0.6


@dataclass(frozen=True, slots=True)
class Home:
    """The municipality that a paper is about, by its name."""

    name: str

    @classmethod
    def of(cls, texts: Iterable[str]) -> Home | None:
        """The municipality named again and again in the texts; None where none stands out."""
        names: Counter[str] = Counter()
        for text in texts:
            names.update(
                name for match in _NAMED.finditer(text) if (name := _base(match["name"])) not in _NO_NAME
            )
        if not names:
            return None
        name, count = min(names.items(), key=lambda entry: (-entry[1], entry[0]))
        if count < _LEAST or count < _SHARE * names.total():
            return None
        return cls(name)

    def tells_of_another(self, text: str) -> re.Match[str] | None:
        """Where a sentence tells a deed of another municipality, None where it names the own one."""
        match = _TOLD.match(text)
        if match is None or self.name in text:
            return None
        return match


def _base(name: str) -> str:
    """The name without the ending of a possessive („Lindenaus“)."""
    return name.removesuffix("s") if len(name) > 5 and not name.endswith(("ss", "us", "is")) else name
