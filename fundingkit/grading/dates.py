"""Dates in German text: days, months, quarters, seasons, years and ranges of them.

A date is the span of days that the words leave open: „März 2022“ is the whole month, „Ende 2023“
the last third of the year. Where the year is not stated the span is unknown.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

Bound = Literal["", "from", "until"]


@dataclass(frozen=True, slots=True)
class DateRange:
    """All days from `first` to `last`, both included; a single day is its own first and last."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text. `days` is None where the year is missing or the day does not exist.

    `bound` says whether the words make it a beginning („ab“, „seit“) or an end („bis“).
    """

    days: DateRange | None
    start: int
    end: int
    bound: Bound = ""


_MONTH_NAMES = {
    "januar": 1, "jänner": 1, "jan": 1, "februar": 2, "feb": 2, "märz": 3, "mrz": 3, "mär": 3, "april": 4,
    "apr": 4, "mai": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "august": 8, "aug": 8, "september": 9,
    "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "november": 11, "nov": 11, "dezember": 12, "dez": 12,
}  # fmt: skip
_MONTH = (
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|(?:Jan|Feb|Mrz|Mär|Apr|Jun|Jul|Aug|Sept|Sep|Okt|Nov|Dez)\b\.?)"
)
_YEAR = r"(?:19[5-9][0-9]|20[0-9]{2})(?![0-9])"
_SHORT_YEAR = rf"(?:{_YEAR}|['’]?[0-9]{{2}}(?![0-9.,%]))"
_TO = r"\s*(?:bis(?:\s+(?:zum|einschließlich))?|[-–—]|und)\s*"
_NOT_IN_NUMBER = r"(?<![0-9])(?:(?=[A-Za-z])|(?<![0-9][.,:/-])(?<![A-Za-z][/_-]))"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
_QUARTER = r"(?:[1-4]\.|I{1,3}\.?|IV\.?|erste[nsmr]?|zweite[nsmr]?|dritte[nsmr]?|vierte[nsmr]?|letzte[nsmr]?)"
_ORDINALS = {"1": 1, "i": 1, "erste": 1, "2": 2, "ii": 2, "zweite": 2, "3": 3, "iii": 3, "dritte": 3,
             "4": 4, "iv": 4, "vierte": 4, "letzte": 0}  # fmt: skip
_SEASONS = {"frühjahr": (3, 5), "frühling": (3, 5), "sommer": (6, 8), "herbst": (9, 11), "winter": (12, 2)}
_PARTS = {"anfang": (1, 4), "beginn": (1, 4), "jahresanfang": (1, 4), "jahresbeginn": (1, 4),
          "mitte": (5, 8), "jahresmitte": (5, 8), "ende": (9, 12), "jahresende": (9, 12),
          "jahreswechsel": (12, 12)}  # fmt: skip
_OF_YEAR = r"(?:\s*/\s*|\s+(?:des\s+Jahres\s+|im\s+Jahr\s+)?)"


def _month(name: str) -> int:
    return _MONTH_NAMES[name.lower().rstrip(".")]


def _year(text: str) -> int:
    bare = int(text.lstrip("'’"))
    if bare >= 100:
        return bare
    return 2000 + bare if bare < 70 else 1900 + bare


def _span(year: int, first_month: int, last_month: int) -> DateRange:
    last_year = year + 1 if last_month < first_month else year
    last_day = calendar.monthrange(last_year, last_month)[1]
    return DateRange(dt.date(year, first_month, 1), dt.date(last_year, last_month, last_day))


def _day(year: int, month: int, day: int) -> DateRange | None:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    return DateRange(date, date)


def _joined(first: DateRange | None, last: DateRange | None) -> DateRange | None:
    if first is None or last is None or last.last < first.first:
        return None
    return DateRange(first.first, last.last)


def _ordinal(word: str) -> int:
    bare = word.lower().rstrip(".")
    return _ORDINALS.get(bare, _ORDINALS.get(bare[:-1], 0))


Match = re.Match[str]
Reader = Callable[[Match], DateRange | None]


def _iso(m: Match) -> DateRange | None:
    return _day(int(m["y"]), int(m["m"]), int(m["d"]))


def _numeric(m: Match) -> DateRange | None:
    return _day(_year(m["y"]), int(m["m"]), int(m["d"]))


def _numeric_range(m: Match) -> DateRange | None:
    last_year = _year(m["y"])
    first_year = _year(m["y1"]) if m["y1"] else last_year
    first_month = int(m["m1"] or m["m"])
    return _joined(_day(first_year, first_month, int(m["d1"])), _day(last_year, int(m["m"]), int(m["d"])))


def _named_range(m: Match) -> DateRange | None:
    year = _year(m["y"])
    first_month = _month(m["m1"] or m["m"])
    first_year = _year(m["y1"]) if m["y1"] else year
    return _joined(_day(first_year, first_month, int(m["d1"])), _day(year, _month(m["m"]), int(m["d"])))


def _named_day(m: Match) -> DateRange | None:
    return _day(_year(m["y"]), _month(m["m"]), int(m["d"]))


def _months_range(m: Match) -> DateRange | None:
    year = _year(m["y"])
    first_year = _year(m["y1"]) if m["y1"] else year
    first, last = _month(m["m1"]), _month(m["m"])
    return _joined(_span(first_year, first, first), _span(year, last, last))


def _month_of_year(m: Match) -> DateRange | None:
    month = _month(m["m"])
    return _span(_year(m["y"]), month, month)


def _month_number(m: Match) -> DateRange | None:
    return _span(int(m["y"]), int(m["m"]), int(m["m"]))


def _month_number_range(m: Match) -> DateRange | None:
    year = int(m["y"])
    first = _span(int(m["y1"] or year), int(m["m1"]), int(m["m1"]))
    return _joined(first, _span(year, int(m["m"]), int(m["m"])))


def _quarter(m: Match) -> DateRange | None:
    number = _ordinal(m["q"]) or 4
    year = _year(m["y"])
    last = _ordinal(m["q2"]) if m.groupdict().get("q2") else number
    if last < number:
        return None
    return _span(year, 3 * number - 2, 3 * (last or 4))


def _half(m: Match) -> DateRange | None:
    first = _ordinal(m["q"]) == 1
    return _span(_year(m["y"]), *((1, 6) if first else (7, 12)))


def _season(m: Match) -> DateRange | None:
    return _span(_year(m["y"]), *_SEASONS[m["s"].lower()])


def _part(m: Match) -> DateRange | None:
    return _span(_year(m["y"]), *_PARTS[m["p"].lower()])


def _week(m: Match) -> DateRange | None:
    try:
        first = dt.date.fromisocalendar(_year(m["y"]), int(m["w"]), 1)
    except ValueError:
        return None
    return DateRange(first, first + dt.timedelta(days=6))


def _years(m: Match) -> DateRange | None:
    first = _year(m["y1"])
    tail = m["y"]
    last = first // 100 * 100 + int(tail) if len(tail) == 2 else int(tail)
    return DateRange(dt.date(first, 1, 1), dt.date(last, 12, 31)) if first < last < first + 60 else None


def _one_year(m: Match) -> DateRange | None:
    return _span(int(m["y"]), 1, 12)


def _unknown(_: Match) -> DateRange | None:
    return None


def _p(pattern: str) -> re.Pattern[str]:
    return re.compile(_NOT_IN_NUMBER + pattern)


_YEARLY = r"(?:jahr|jahres|Jahr)"
#: Tried in this order; what an earlier form has taken is not read again by a later one.
_FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_p(r"(?P<y>(?:19|20)[0-9]{2})-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])(?![0-9-])"), _iso),
    (
        _p(
            rf"(?P<d1>{_DAY})\.\s?(?:(?P<m1>{_MONTH_NUMBER})\.\s?(?P<y1>{_SHORT_YEAR})?)?{_TO}"
            rf"(?P<d>{_DAY})\.\s?(?P<m>{_MONTH_NUMBER})\.\s?(?P<y>{_SHORT_YEAR})"
        ),
        _numeric_range,
    ),
    (_p(rf"(?P<d>{_DAY})\.\s?(?P<m>{_MONTH_NUMBER})\.\s?(?P<y>{_SHORT_YEAR})"), _numeric),
    (
        _p(
            rf"(?P<d1>{_DAY})\.\s*(?:(?P<m1>{_MONTH})\s*(?P<y1>{_YEAR})?)?{_TO}"
            rf"(?P<d>{_DAY})\.\s*(?P<m>{_MONTH})\s*(?P<y>{_YEAR})"
        ),
        _named_range,
    ),
    (_p(rf"(?P<d>{_DAY})\.\s*(?P<m>{_MONTH})\s*(?P<y>{_YEAR})"), _named_day),
    (_p(rf"\b(?P<m1>{_MONTH})\s*(?P<y1>{_YEAR})?{_TO}(?P<m>{_MONTH})\s*(?P<y>{_YEAR})"), _months_range),
    (_p(rf"\b(?P<m>{_MONTH})(?:\s+|\s*/\s*|\s+des\s+Jahres\s+)(?P<y>{_YEAR})"), _month_of_year),
    (
        _p(
            rf"(?P<m1>{_MONTH_NUMBER})(?:[/.](?P<y1>{_YEAR}))?\s*(?:bis|[-–])\s*"
            rf"(?P<m>{_MONTH_NUMBER})[/.](?P<y>{_YEAR})(?![/-])"
        ),
        _month_number_range,
    ),
    (
        _p(
            rf"\bQ(?:uartal)?\s?(?P<q>[1-4])(?:\s*(?:[-–+/]|bis"
            rf"|und)\s*Q?(?P<q2>[1-4]))?[\s/.-]*(?P<y>{_YEAR})"
        ),
        _quarter,
    ),
    (
        _p(
            rf"(?P<q>{_QUARTER})(?:\s*(?:[-–/]|bis|und)\s*(?P<q2>{_QUARTER}))?\s*(?:Jahresq|Q)uartal(?:e?s)?"
            rf"{_OF_YEAR}(?P<y>{_YEAR})"
        ),
        _quarter,
    ),
    (_p(rf"(?P<q>[1-4])\.?\s?(?:Qu?|Qrtl)\.?\s*/?\s*(?P<y>{_YEAR})"), _quarter),
    (_p(rf"\bKW\s?(?P<w>[0-5]?[0-9])(?:\s*/\s*|\s+)(?P<y>{_SHORT_YEAR})"), _week),
    (_p(rf"(?P<m>0[1-9]|1[0-2]|[1-9])\s?/\s?(?P<y>{_YEAR})(?![/-]?[0-9])"), _month_number),
    (_p(rf"(?P<m>0[1-9]|1[0-2])\.(?P<y>{_YEAR})(?![/-]?[0-9])"), _month_number),
    (_p(rf"\b(?P<q>I{{1,3}}|IV)\s?/\s?(?P<y>{_YEAR})(?![/-])"), _quarter),
    (
        _p(rf"(?P<q>{_QUARTER})\s*(?:Halbjahr(?:e?s)?|Jahreshälfte|HJ|Hj\.?){_OF_YEAR}(?P<y>{_YEAR})"),
        _half,
    ),
    (
        _p(rf"\b(?P<s>[Ff]rühjahr|[Ff]rühling|[Ss]ommer|[Hh]erbst|[Ww]inter)s?{_OF_YEAR}(?P<y>{_YEAR})"),
        _season,
    ),
    (
        _p(
            rf"\b(?P<p>[Aa]nfang|[Bb]eginn|[Mm]itte|[Ee]nde|Jahres(?:anfang|beginn|mitte|ende|wechsel))s?"
            rf"(?:\s+(?:des\s+)?Jahr(?:es)?)?\s+(?P<y>{_YEAR})"
        ),
        _part,
    ),
    (
        _p(
            rf"(?P<y1>{_YEAR})\s*(?:/|[-–—]|bis)\s*(?P<y>{_YEAR}"
            rf"|(?:[0-9]{{2}}(?![0-9])(?![.,][0-9]))(?!\s*%))(?![-/][0-9])"
        ),
        _years,
    ),
    (
        _p(
            rf"(?:{_QUARTER}\s*(?:Quartal(?:e?s)?|Halbjahr(?:e?s)?|Jahreshälfte)|Q[1-4]\b"
            rf"|{_DAY}\.\s*(?:{_TO}{_DAY}\.\s*)?{_MONTH}(?!\w)"
            rf"|{_DAY}\.\s?{_MONTH_NUMBER}?\.?{_TO}{_DAY}\.\s?{_MONTH_NUMBER}\."
            rf"|(?:0[1-9]|[12][0-9]|3[01])\.\s?(?:0[1-9]|1[0-2])\.(?![0-9])"
            rf"|(?<=\bam )[1-9]\.\s?[1-9]\.(?![0-9])"
            rf"|\bKW\s?[0-5]?[0-9]\b)"
        ),
        _unknown,
    ),
    (
        re.compile(
            rf"\b(?:(?<=[Ii]m )|(?<=[Aa]b )|(?<=[Bb]is )|(?<=[Ss]eit )|(?<=Ende )|(?<=Anfang )|(?<=Mitte )"
            rf"|(?<=nächsten )|(?<=kommenden )|(?<=vergangenen )|(?<=zum )|(?<=[Vv]on ))"
            rf"(?:{_MONTH}(?:{_TO}{_MONTH})?|Frühjahr|Frühling|Sommer|Herbst|Winter|Frühsommer|Spätsommer"
            r"|Spätherbst|Jahresende|Jahresbeginn|Jahreswechsel|Jahresmitte)(?!\w)"
        ),
        _unknown,
    ),
    (
        re.compile(
            r"(?<![0-9A-Za-z.,:/_-])(?<!Agenda )(?<!Horizont )(?<!Horizon )"
            r"(?<!Nr\. )(?<!EN )(?<!DIN )(?<!ISO )"
            rf"(?P<y>{_YEAR})(?![-/_][0-9A-Z])(?![.,:][0-9])(?!\s?(?:€|EUR|Euro|Teilnehm|Personen"
            rf"|Einwohn|Menschen"
            r"|m²|qm|Meter|km|kW|MWh|t\b|Tonnen|Stück|Haushalte|Besuch|Bürger))(?!-(?:er|fach))"
        ),
        _one_year,
    ),
)
_FROM = re.compile(
    r"(?:\b(?:ab|seit|von|vom|frühestens)|\bbeginnend)(?:\s+(?:dem|zum|am|im|etwa|ca\.|circa|mit))*\s*$",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:bis|spätestens|längstens|vor)(?:\s+(?:dem|zum|zur|am|im|etwa|ca\.|circa|einschließlich"
    r"|spätestens|Ende))*\s*$",
    re.IGNORECASE,
)
_LEAD = 40


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Every date of a text in order; spans do not overlap."""
    if not any(char.isdigit() for char in text) and not _NAMED.search(text):
        return ()
    taken: list[FoundDate] = []
    for pattern, reader in _FORMS:
        for match in pattern.finditer(text):
            start, end = match.span()
            days = reader(match)
            if days is None and reader is _years:
                continue  # „2021-12“ is a file number more often than a span of years
            if not any(start < other.end and other.start < end for other in taken):
                taken.append(FoundDate(days, start, end, _bound(text, start)))
    return tuple(sorted(taken, key=lambda found: found.start))


_NAMED = re.compile(
    rf"{_MONTH}|Frühjahr|Frühling|[Ss]ommer|Herbst|Winter|Jahres(?:ende|beginn|wechsel|mitte)|Quartal"
    rf"|Halbjahr"
)


def _bound(text: str, start: int) -> Bound:
    lead = text[max(0, start - _LEAD) : start]
    if _UNTIL.search(lead):
        return "until"
    return "from" if _FROM.search(lead) else ""


def days_of(found: tuple[FoundDate, ...]) -> Iterator[DateRange]:
    """The known spans of days among dates."""
    return (date.days for date in found if date.days is not None)
