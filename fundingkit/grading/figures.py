"""Figures in German text, normalised: money, shares, counts with their unit, dates, durations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from fundingkit.grading.dates import Bound, DateRange, find_dates
from fundingkit.grading.numerals import DIGITS, IN_WORDS, NUMBER, SPELLED, number
from fundingkit.matching.wording import composed

FigureKind = Literal["amount", "share", "count", "date", "duration"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its place; `wording` is literally the text from `start` to `end`.

    `value` is euros for an amount, a fraction (0.7 for 70 %) for a share, a number for counts and
    durations (their `unit` in the words of the text, in the plural for durations), days for a
    date; None where the words leave it open („31. Februar“, „im März“ without a year).
    `high` is the upper end where a range is given, `bound` what „ab“ or „bis“ says of a date.
    """

    kind: FigureKind
    value: Decimal | DateRange | None
    start: int
    end: int
    wording: str
    unit: str = ""
    high: Decimal | None = None
    bound: Bound = ""
    approximate: bool = False


_SCALES = {
    "tsd": 1_000, "tausend": 1_000, "t": 1_000, "k": 1_000, "mio": 1_000_000, "million": 1_000_000,
    "millionen": 1_000_000, "mrd": 1_000_000_000, "milliarde": 1_000_000_000, "milliarden": 1_000_000_000,
}  # fmt: skip
_SCALE = r"(?:Tsd\.?|[Tt]ausend|Mio\.?|Millionen|Million|Mrd\.?|Milliarden|Milliarde)"
_SPACED = r"(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:,[0-9]{2})?"
_SPACE = r"[ \t\n\u00a0\u202f\u2009]{0,3}"
_TO = rf"{_SPACE}(?:bis(?:{_SPACE}zu)?|[-–—]){_SPACE}"
_SIGN = r"(?:€|EUR\b|Euro\b|EURO\b|Teuro\b)"
_DASH = r"(?:,[-–—]{1,2})?"

_AMOUNT = re.compile(
    rf"(?:(?P<low>{_SPACED}|{NUMBER}){_DASH}{_SPACE}(?P<lowscale>{_SCALE})?(?:{_SPACE}{_SIGN})?{_TO})?"
    rf"(?P<value>{_SPACED}|{NUMBER}|\b(?:eine|einer|einen|halbe|halben)(?={_SPACE}(?:Mill|Mrd"
    rf"|halb))){_DASH}{_SPACE}"
    rf"(?:(?P<half>halbe[nr]?){_SPACE})?(?:(?P<scale>{_SCALE}){_SPACE}{_SIGN}|(?P<thousand>T€|TEUR"
    rf"|TEuro|T-Euro|T\sEuro|k€|T\u20ac)|{_SIGN})"
)
_AMOUNT_BEFORE = re.compile(
    rf"(?:€|\bEUR|\bEuro){_SPACE}(?P<value>{_SPACED}|{DIGITS}){_DASH}(?:{_SPACE}(?P<scale>{_SCALE}))?"
    rf"(?!{_SPACE}(?:€|%|Prozent|EUR|Euro))"
)
_SHARE = re.compile(
    rf"(?:(?P<low>{NUMBER})(?:{_SPACE}%)?{_TO})?(?P<value>{NUMBER}){_SPACE}(?P<unit>%(?:ige[rnsm]?)?"
    rf"|Prozent\b|v\.{_SPACE}H\.|-?prozentige?[rnsm]?\b)"
    rf"(?!{_SPACE}-?(?:punkt|Punkt))"
)
_PARTS = {"drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "achtel": 8, "zehntel": 10}
_FRACTION = re.compile(
    rf"\b(?P<hälfte>(?:die|der|zur)\s+(?:gute\s+|knappe\s+)?Hälfte)\b"
    rf"|(?P<top>\b(?:ein(?:em|es)?)\b|{IN_WORDS}|(?<![0-9.,])[1-9])\s?(?P<part>[Dd]rittel|[Vv]iertel"
    rf"|[Ff]ünftel|[Ss]echstel|[Aa]chtel|[Zz]ehntel)n?\b"
    rf"(?!\s?(?:jahr|stunde|Jahr|Stunde))"
)
_DURATION_UNITS = {
    "jahr": "Jahre", "monat": "Monate", "woche": "Wochen", "tag": "Tage", "werktag": "Tage",
    "arbeitstag": "Tage", "stunde": "Stunden", "minute": "Minuten", "quartal": "Quartale",
    "kalenderwoche": "Wochen", "haushaltsjahr": "Jahre",
    "personenmonat": "Personenmonate", "personentag": "Personentage",
}  # fmt: skip
_DURATION = re.compile(
    rf"(?:(?P<low>{NUMBER}){_TO})?(?P<value>{NUMBER}|\b(?:ein|eine|einem|einen|einer|eines|halbe[smn]?"
    rf"|halbjähr))[ \u00a0\u202f-]{{0,2}}"
    r"(?:(?:volle|weitere|ganze|zusammenhängende)[nr]?\s)?"
    r"(?P<unit>Haushaltsjahr|Kalenderwoche|Personenmonat|Personentag|Werktag|Arbeitstag|Jahr|Monat"
    r"|Woche|Tag|Stunde|Minute|Quartal)(?:e[ns]?|s|n)?\b"
    rf"|(?P<value2>{NUMBER}|\b(?:{SPELLED}|ein))[ \u00a0-]?(?P<unit2>jährig|monatig|wöchig|tägig|stündig"
    rf"|minütig)(?:e[rnsm]?)?\b"
)
_ADJECTIVE_UNITS = {
    "jährig": "Jahre", "monatig": "Monate", "wöchig": "Wochen", "tägig": "Tage", "stündig": "Stunden",
    "minütig": "Minuten",
}  # fmt: skip
_MEASURE = (
    r"(?:VZÄ|VZK|VK|VbE|AK|km²|km|m²|m³|qm|ha|Hektar|Meter|Kilometer|kWp?|kWh(?:/a)?|MWh(?:/a)?"
    r"|GWh(?:/a)?|MW|GW|Mbit/s|Gbit/s|MBit/s|GBit/s"
    r"|TB|GB|t\sCO2?₂?(?:/a)?|t/a|Tonnen|TN|EW|WE|Std\.|h/Woche)(?!\w)"
)
_NOUN = r"[A-ZÄÖÜ][a-zäöüß]{2,40}(?:[-*:_/][A-Za-zäöüßÄÖÜ]{1,30}){0,3}"
_COUNT = re.compile(
    rf"(?:(?P<low>{NUMBER}){_TO})?(?P<value>{NUMBER}|\b(?:eine[rn]?\s(?:halbe[nr]?|volle[nr]?"
    rf"|weitere[nr]?|zusätzliche[nr]?|unbefristete[nr]?)(?=\s\w*[Ss]telle)"
    rf"|eine[rn]?(?=\s\w*[Ss]telle)))"
    rf"(?:{_SPACE}(?P<scale>Mio\.?|Millionen|Million|Tsd\.?))?[ \u00a0\u202f]{{1,2}}"
    rf"(?:(?:(?!(?:ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|das|der|die|den|dem|des|und"
    rf"|oder|für|mit|von|vom|aus|bei|beim|nach|auf|als|bis|zum|zur|durch|sowie|unter|über|gegen|ohne"
    rf"|statt|kann|soll|nicht)\b)[a-zäöüß]{{3,25}}(?:-[a-zäöüß]{{2,20}})?)[ \u00a0]){{0,2}}"
    rf"(?P<unit>{_MEASURE}|{_NOUN})"
)
#: Nouns after a number that count nothing: pages, paragraphs, hours of the day.
_NO_UNIT = re.compile(
    r"(?:Uhr|Seiten?|Absatz|Abs|Satz|Nr|Nummer|Ziffer|Artikel|Prozent\w*|Euro|EUR|Cent|Mio|Mrd|Tsd"
    r"|Millionen|Milliarden|Und|Der|Die|Das|Ein|Eine|Im|In"
    r"|Am|Auf|Mit|Für|Von|Bei|Zu|Zum|Zur|Es|Sie|Wir|Ihr|Dies\w*|Nach|Vor|Aus|Als|Auch|Bis|Ab|Drittel"
    r"|Viertel|GemO|BauGB|DSGVO|GO|Abschnitt"
    r"|Jahr\w*|Monat\w*|Woche\w*|Tage?n?|Stunden?|Minuten?|Quartal\w*|Januar|Februar|März|April|Mai"
    r"|Juni|Juli|August|September"
    r"|Oktober|November|Dezember|Halbjahr\w*|Staffel|Phase|Stufe|Grundgesetz)$"
)
#: Words behind which a number is a name, not a count: „Phase 2“, „§ 5“, „M 12“.
_LABELLED = re.compile(
    r"(?:§|\b(?:Phase|Anlage|Nr\.?|Nummer|Kriterium|Kapitel|Kap\.|Abs\.|Absatz|Satz|Tabelle|Tab\.|Abbildung"
    r"|Abb\.|TOP|Block|Artikel|Art\.|Punkt|Ziffer|Ziff\.|Seite|S\.|Stufe"
    r"|Paket|Baustein|Modul|Maßnahme|Projekt|Teil|Handlungsfeld|Ebene|Staffel|Version|Band|Schritt"
    r"|Leitlinie|Frage|FB|Fachbereich|Dezernat|Amt|Referat|Konto|Produkt|Platz|Linie|Haus|Raum"
    r"|Industrie|Web|[A-Z]))\s?$"
)
_ABOUT = re.compile(
    r"(?:\b(?:ca\.?|circa|zirka|rund|etwa|ungefähr|knapp|gut|fast|annähernd|über|mehr\s+als|mindestens"
    r"|bis\s+zu|maximal|höchstens|gut\s+und\s+gerne|nahezu"
    r"|voraussichtlich|geschätzt\w*|schätzungsweise)|[~≈><])\s*$",
    re.IGNORECASE,
)
_LEAD = 24
# Most passages have no such figure; a quick look saves the careful one.
_HAS_MONEY = re.compile(r"€|EUR|[Ee]uro")
_HAS_SHARE = re.compile(r"%|rozent|v\.|älfte|[dDvVfFsSaAzZ]\w{2,5}tel")
_HAS_DURATION = re.compile(r"[Jj][aä]hr|[Mm]onat|[Ww][oö]ch|[Tt][aä]g|[Ss]t[uü]nd|[Mm]in[uü]t|[Qq]uartal")


def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of a text in order; spans do not overlap."""
    wording = composed(text)
    taken: list[Figure] = []
    for reader in (_amounts, _shares, _dates, _durations, _counts):
        for found in reader(wording.text):
            if not any(found.start < other.end and other.start < found.end for other in taken):
                taken.append(found)
    result = []
    for found in sorted(taken, key=lambda figure: figure.start):
        start, end = wording.original(found.start, found.end)
        result.append(_placed(found, start, end, text))
    return tuple(result)


def _placed(found: Figure, start: int, end: int, text: str) -> Figure:
    return Figure(
        found.kind,
        found.value,
        start,
        end,
        text[start:end],
        found.unit,
        found.high,
        found.bound,
        found.approximate,
    )


def _figure(
    kind: FigureKind,
    text: str,
    match: re.Match[str],
    value: Decimal | None,
    unit: str,
    *,
    high: Decimal | None = None,
) -> Figure:
    start, end = match.span()
    about = bool(_ABOUT.search(text[max(0, start - _LEAD) : start]))
    return Figure(kind, value, start, end, text[start:end], unit, high, approximate=about)


def _amounts(text: str) -> Iterator[Figure]:
    if not _HAS_MONEY.search(text):
        return
    for match in _AMOUNT.finditer(text):
        scale = _scale(match["scale"], match["thousand"])
        word = match["value"]
        value = (
            Decimal(1)
            if word.startswith("ein")
            else Decimal("0.5")
            if word.startswith("halb")
            else number(word)
        )
        if match["half"]:
            value = Decimal("0.5")
        if value is None:
            continue
        low = number(match["low"]) if match["low"] else None
        if low is None:
            yield _figure("amount", text, match, value * scale, "EUR")
        else:
            low_scale = _scale(match["lowscale"], None) if match["lowscale"] else scale
            yield _figure("amount", text, match, low * low_scale, "EUR", high=value * scale)
    for match in _AMOUNT_BEFORE.finditer(text):
        value = number(match["value"])
        if value is not None:
            yield _figure("amount", text, match, value * _scale(match["scale"], None), "EUR")


def _scale(word: str | None, thousand: str | None) -> int:
    if thousand:
        return 1_000
    return _SCALES[word.lower().rstrip(".")] if word else 1


def _shares(text: str) -> Iterator[Figure]:
    if not _HAS_SHARE.search(text):
        return
    for match in _SHARE.finditer(text):
        value = number(match["value"])
        low = number(match["low"]) if match["low"] else None
        if value is None:
            continue
        if low is None:
            yield _figure("share", text, match, value / 100, "%")
        else:
            yield _figure("share", text, match, low / 100, "%", high=value / 100)
    for match in _FRACTION.finditer(text):
        if match["hälfte"]:
            yield _figure("share", text, match, Decimal("0.5"), "%")
            continue
        top = Decimal(1) if match["top"].lower().startswith("ein") else number(match["top"])
        parts = _PARTS[match["part"].lower()]
        if top is not None and top <= parts:
            yield _figure("share", text, match, (top / parts).quantize(Decimal("0.0001")).normalize(), "%")


def _dates(text: str) -> Iterator[Figure]:
    for date in find_dates(text):
        yield Figure("date", date.days, date.start, date.end, text[date.start : date.end], bound=date.bound)


def _durations(text: str) -> Iterator[Figure]:
    if not _HAS_DURATION.search(text):
        return
    for match in _DURATION.finditer(text):
        word = match["value"] or match["value2"]
        unit = _ADJECTIVE_UNITS[match["unit2"]] if match["unit2"] else _DURATION_UNITS[match["unit"].lower()]
        value = (
            Decimal(1)
            if word.lower().startswith("ein")
            else Decimal("0.5")
            if word.startswith("halb")
            else number(word)
        )
        low = number(match["low"]) if match["low"] else None
        if value is None or (value >= 1950 and unit == "Jahre"):
            continue
        if low is None:
            yield _figure("duration", text, match, value, unit)
        else:
            yield _figure("duration", text, match, low, unit, high=value)


def _counts(text: str) -> Iterator[Figure]:
    for match in _COUNT.finditer(text):
        unit = match["unit"]
        if _NO_UNIT.match(unit) or _LABELLED.search(text[max(0, match.start() - _LEAD) : match.start()]):
            continue
        word = match["value"]
        if word.startswith("eine"):
            value = Decimal("0.5") if "halb" in word else Decimal(1)
        else:
            read = number(word)
            if read is None or _no_count(word, read):
                continue
            value = read * _scale(match["scale"], None)
        low = number(match["low"]) if match["low"] else None
        if low is None:
            yield _figure("count", text, match, value, unit)
        else:
            yield _figure("count", text, match, low, unit, high=value)


def _no_count(word: str, value: Decimal) -> bool:
    """Whether a number is rather a year or the number of a chapter („3.5 Handlungsfeld“)."""
    whole = value == value.to_integral()
    return ("." in word and not whole) or (whole and 1950 <= value < 2100 and "." not in word)
