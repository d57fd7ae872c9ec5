"""Figures, amounts and dates in German text, as values that can be compared."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum


class FigureKind(StrEnum):
    """What a figure counts."""

    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    YEAR = "year"
    NUMBER = "number"

    @property
    def label(self) -> str:
        """The German word shown to people."""
        return {
            "money": "Betrag",
            "percent": "Anteil",
            "date": "Datum",
            "year": "Jahr",
            "number": "Zahl",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it stands in a text: `text` is literally there from `start` to `end`.

    `value` is in euros, in per cent or plain; of a date it is the ordinal of its first day, and
    `span` the days it covers (1, or a month's). `upper` is the other end of a range ("2-3 Monate"),
    None where it is none. `step` is the size of its last written digit, so that a rounded figure is
    known as such. `subject` is the word it is about, without ending and in lower case, empty where
    none was found; `nouns` are all of its sentence.
    """

    kind: FigureKind
    value: Decimal
    text: str
    start: int
    end: int
    step: Decimal = Decimal(1)
    span: int = 1
    upper: Decimal | None = None
    subject: str = ""
    nouns: frozenset[str] = frozenset()

    def same(self, other: Figure) -> bool:
        """Whether both say exactly the same."""
        mine = (self.kind, self.value, self.upper, self.span)
        return mine == (other.kind, other.value, other.upper, other.span)

    def rounds(self, other: Figure) -> bool:
        """Whether this is the other figure, rounded to fewer digits or to the month or year.

        A range stands for every figure within it.
        """
        if self.kind is FigureKind.YEAR and other.kind is FigureKind.DATE:
            return dt.date.fromordinal(int(other.value)).year == self.value
        if self.kind is not other.kind:
            return False
        if self.kind is FigureKind.DATE:
            return self.span > other.span and 0 <= other.value - self.value < self.span
        if self.upper is not None:
            return (
                not self.same(other)
                and self.value <= other.value <= (other.upper or other.value) <= self.upper
            )
        if other.upper is not None:
            return False
        # Halves are rounded up: 7 stands for 6.5 to just under 7.5.
        return self.step > other.step and -self.step <= 2 * (other.value - self.value) < self.step


_NUMBER = r"(?:\d{1,3}(?:[.\u00a0\u202f' ]\d{3})+|\d+)(?:,\d+)?"
_SCALES = {
    "tsd": 1_000, "tausend": 1_000, "mio": 1_000_000, "million": 1_000_000, "millionen": 1_000_000,
    "mrd": 1_000_000_000, "milliarde": 1_000_000_000, "milliarden": 1_000_000_000,
}  # fmt: skip
_SCALE = r"(?:Tsd\.?|Tausend|Mio\.?|Millionen|Million|Mrd\.?|Milliarden|Milliarde)"
_EURO = r"(?:€|Euro\b|EUR\b)"
_THOUSANDS = r"(?:T€|TEUR\b|Teuro\b)"
_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_WORDS = {
    word: number
    for number, word in enumerate(
        ("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"), start=2
    )
}

# Numbers of paragraphs, pages and tables are no figures about the matter.
_REFERENCE = re.compile(
    r"(?:§+|Art\.|Artikel|Abs\.|Absatz|Nr\.|Nummer|Kap\.|Kapitel|Ziff\.|Ziffer|Seite|S\.|Phase|Tabelle|Abb\."
    r"|Abbildung)\s?\d+(?:[.,]\d+)*[a-z]?\b"
)

# In this order: what an earlier pattern takes is not looked at again.
_PATTERNS = (
    ("date", re.compile(r"(?<![\d.,])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?![\d])")),
    ("day", re.compile(rf"(?<![\d.,])(\d{{1,2}})\.\s?({_MONTH})\s(\d{{4}})\b")),
    ("month", re.compile(rf"\b({_MONTH})\s(\d{{4}})\b")),
    ("reference", _REFERENCE),
    ("money", re.compile(rf"(?<![\d.,])({_NUMBER})\s*({_SCALE})?\s*{_EURO}", re.IGNORECASE)),
    ("thousands", re.compile(rf"(?<![\d.,])({_NUMBER})\s*{_THOUSANDS}")),
    ("before", re.compile(rf"(?:€|EUR)\s?({_NUMBER})(?:\s*({_SCALE}))?")),
    ("percent", re.compile(rf"(?<![\d.,])({_NUMBER})\s*(?:%|Prozentpunkte?n?\b|Prozent\b|v\.\s?H\.)")),
    ("scaled", re.compile(rf"(?<![\d.,])({_NUMBER})\s*({_SCALE})(?=\W)", re.IGNORECASE)),
    ("year", re.compile(r"(?<![\d.,\w-])((?:19|20)\d\d)(?![\d\w])(?!,\d)(?!\.\d)")),
    ("year", re.compile(r"(?<=\d[-–/])((?:19|20)\d\d)(?![\d\w])")),
    ("ordinal", re.compile(r"(?<![\d.,])\d{1,3}\.\s(?=[A-ZÄÖÜa-zäöü])")),
    ("number", re.compile(rf"(?<![\d.,\w])({_NUMBER})(?![\d\w]|,\d|\.\d)")),
    ("word", re.compile(rf"\b({'|'.join(_WORDS)})\b(?=\s[\wäöüÄÖÜß-]*\s?[A-ZÄÖÜ])", re.IGNORECASE)),
)  # fmt: skip

# Between the ends of a range; a line break is none.
_BETWEEN = re.compile(r"[ \t\u00a0]?[-–—][ \t\u00a0]?|\sbis\s(?:zu\s)?")
_AND = re.compile(r"\sund\s")
_BETWIXT = re.compile(r"\b[Zz]wischen\s(?:rund\s|etwa\s|ca\.\s)?$")
_RANGING = frozenset({FigureKind.NUMBER, FigureKind.MONEY, FigureKind.PERCENT})

_NOUN = re.compile(r"\b[A-ZÄÖÜ][\wäöüß-]{2,}")
_SENTENCE_END = re.compile(
    r"(?:(?<!\d)(?<!Mio)(?<!Mrd)(?<!Tsd)(?<!ca)[.!?]|(?<=\d{4})[.!?])(?=\s+[A-ZÄÖÜ„])|\n"
)
_IDLE = frozenset(
    re.findall(
        r"\w+",
        "euro eur mio mrd prozent million jahr die der das den dem des ein für mit von zum zur bis dazu "
        "davon dies rund etwa insgesamt sie wir und stadt tsd tausend milliard tag tage woch monat quartal "
        "stund minut uhr",
    )
) | {month.casefold() for month in _MONTHS}


def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of a text in order. Ordinals and references to paragraphs are left out.

    >>> [(f.kind.value, f.value) for f in figures("rund 17,5 Mio. Euro, davon 65 %")]
    [('money', Decimal('17500000.0')), ('percent', Decimal('65'))]
    """
    taken: list[tuple[int, int]] = []
    found: list[Figure] = []
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            figure = _figure(name, match)
            if figure is not None:
                found.append(figure)
    found.sort(key=lambda figure: figure.start)
    return tuple(_about(figure, text) for figure in _ranges(found, text))


def stem(word: str) -> str:
    """A German noun in lower case without endings of case and number, so that its forms are alike."""
    word = word.casefold().removesuffix("innen")
    for ending in ("ungen", "en", "ern", "er", "es", "s", "e", "n"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            return f"{word}ung" if ending == "ungen" else word
    return word


def _figure(name: str, match: re.Match[str]) -> Figure | None:
    place = (match.group(), match.start(), match.end())
    if name in {"date", "day", "month"}:
        return _date(name, match)
    if name in {"reference", "ordinal"}:
        return None
    if name == "word":
        return Figure(FigureKind.NUMBER, Decimal(_WORDS[match.group(1).casefold()]), *place)
    value, step = _parsed(match.group(1))
    scale = match.group(2) if match.re.groups > 1 else None
    factor = Decimal(1_000 if name == "thousands" else _SCALES[scale.rstrip(".").casefold()] if scale else 1)
    kind = {"percent": FigureKind.PERCENT, "year": FigureKind.YEAR, "number": FigureKind.NUMBER}.get(name)
    if kind is None:
        kind = FigureKind.NUMBER if name == "scaled" else FigureKind.MONEY
    return Figure(kind, value * factor, *place, step=step * factor)


def _parsed(digits: str) -> tuple[Decimal, Decimal]:
    """Value and size of the last digit; whole thousands may be rounded."""
    whole, _, decimals = re.sub(r"[.\u00a0\u202f' ]", "", digits).partition(",")
    value = Decimal(f"{whole}.{decimals}" if decimals else whole)
    if decimals:
        return value, Decimal(1).scaleb(-len(decimals))
    zeros = len(whole) - len(whole.rstrip("0")) if value else 0
    # 70 is meant as 70; a number of thousands may well be rounded.
    return value, Decimal(10) ** (zeros if zeros >= 3 else 0)


def _date(name: str, match: re.Match[str]) -> Figure | None:
    parts = match.groups()
    place = (match.group(), match.start(), match.end())
    try:
        if name == "month":
            first = dt.date(int(parts[1]), _MONTHS.index(parts[0]) + 1, 1)
            after = dt.date(first.year + first.month // 12, first.month % 12 + 1, 1)
            return Figure(FigureKind.DATE, Decimal(first.toordinal()), *place, span=(after - first).days)
        month = _MONTHS.index(parts[1]) + 1 if name == "day" else int(parts[1])
        year = int(parts[2]) + (2000 if len(parts[2]) == 2 else 0)
        return Figure(FigureKind.DATE, Decimal(dt.date(year, month, int(parts[0])).toordinal()), *place)
    except ValueError:
        return None


def _ranges(found: Iterable[Figure], text: str) -> Iterator[Figure]:
    """The figures, with both ends of a range made one."""
    waiting: Figure | None = None
    for figure in found:
        joined = None if waiting is None else _joined(waiting, figure, text)
        if waiting is not None and joined is None:
            yield waiting
        waiting = joined or figure
    if waiting is not None:
        yield waiting


def _joined(low: Figure, high: Figure, text: str) -> Figure | None:
    """The range from one figure to the next, None where they are two: "2-3 Mio. Euro" is one."""
    between = _BETWEEN.fullmatch(text, low.end, high.start)
    betwixt = _AND.fullmatch(text, low.end, high.start) and _BETWIXT.search(text[: low.start])
    if not (between or betwixt) or low.upper is not None or not {low.kind, high.kind} <= _RANGING:
        return None
    if low.kind not in {FigureKind.NUMBER, high.kind}:
        return None
    scale = re.search(rf"{_SCALE}|{_THOUSANDS}", high.text, re.IGNORECASE)
    value = low.value
    if scale and re.fullmatch(_NUMBER, low.text):
        # The unit is said once for both ends, unless the lower one is written out.
        scaled = value * _SCALES.get(scale.group().rstrip(".").casefold(), 1_000)
        value = scaled if scaled < high.value else value
    if value >= high.value:
        return None
    return replace(high, value=value, upper=high.value, text=text[low.start : high.end], start=low.start)


def _about(figure: Figure, text: str) -> Figure:
    """The figure with the word it is about: the noun right after it, else the nearest before it."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    start = max((end for end in ends if end <= figure.start), default=0)
    end = min((end for end in ends if end >= figure.end), default=len(text))
    nouns = [(match.start(), stem(match.group())) for match in _NOUN.finditer(text, start, end)]
    nouns = [(at, word) for at, word in nouns if word not in _IDLE and not figure.start <= at < figure.end]
    after = [(at, word) for at, word in nouns if at >= figure.end]
    before = [(at, word) for at, word in nouns if at < figure.start]
    gap = text[figure.end : after[0][0]] if after else ""
    follows = (
        bool(after)
        and len(gap) <= 25
        and not re.search(r"[,;:.(]|\b(?:und|oder|bis|aus|im|in|am|für|vom)\b", gap)
    )
    subject = after[0][1] if follows else (before[-1][1] if before else "")
    return replace(figure, subject=subject, nouns=frozenset(word for _, word in nouns))
