"""Figures in German words, at the edge only.

Shares are rounded down and upper ends up: nothing is rounded into a nicer class, and a band is
never shown narrower than it is.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from fractions import Fraction

#: No-break space, before units.
NBSP = "\u00a0"


def percent(share: Fraction, places: int = 0) -> str:
    """A share from 0 to 1 as percent, rounded down: `Fraction(2, 3)` is "66 %"."""
    if 0 < share < Fraction(1, 100) and not places:
        return f"unter{NBSP}1{NBSP}%"
    return f"{_down(share * 100, places)}{NBSP}%"


def percent_up(share: Fraction) -> str:
    """A share from 0 to 1 as percent, rounded up: for upper ends of bands."""
    return f"{whole_up(share)}{NBSP}%"


def whole(share: Fraction) -> int:
    """Percent as a whole number, rounded down."""
    return math.floor(share * 100)


def whole_up(share: Fraction) -> int:
    """Percent as a whole number, rounded up."""
    return math.ceil(share * 100)


def span(low: Fraction, high: Fraction, joint: str = "bis") -> str:
    """A band: "36 bis 53 %", or a single figure where both ends are shown alike."""
    if whole(low) == whole_up(high):
        return percent_up(high)
    return f"{whole(low)} {joint} {whole_up(high)}{NBSP}%"


def decimal(value: Fraction | float, places: int = 1) -> str:
    """A number with decimal comma, rounded down towards minus infinity."""
    return _down(Fraction(value), places)


def points(number: int) -> str:
    """So many percentage points, in the right number."""
    return f"{number}{NBSP}Prozentpunkt" if abs(number) == 1 else f"{number}{NBSP}Prozentpunkte"


def points_of(share: Fraction) -> str:
    """A share of the figure in percentage points, rounded down."""
    if 0 < share < Fraction(1, 100):
        return f"weniger als 1{NBSP}Prozentpunkt"
    return points(whole(share))


def count(number: int, one: str, many: str) -> str:
    """A count with its noun in the right number: "1 Prüffrage", "3 Prüffragen"."""
    return f"{number}{NBSP}{one if number == 1 else many}"


def be(number: int) -> str:
    """The verb that agrees with a count: ist, sind."""
    return "ist" if number == 1 else "sind"


def day(date: dt.date) -> str:
    """A date as it is written in German papers: 14.03.2021."""
    return f"{date.day:02}.{date.month:02}.{date.year}"


def quoted(text: str) -> str:
    """A text in German quotation marks; marks inside become single ones."""
    inner = text.replace("„", "‚").replace("“", "‘").replace("”", "‘").replace('"', "‘")
    return f"„{inner}“"


def tidy(text: str) -> str:
    """The text on one line, with single blanks."""
    return " ".join(text.split())


def shortened(text: str, longest: int = 160) -> str:
    """The beginning of a text on one line, cut after a word and marked where it was cut."""
    line = tidy(text)
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]} …"


def listed(parts: Sequence[str]) -> str:
    """An enumeration: "a", "a und b", "a, b und c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} und {parts[-1]}"


def apportioned(parts: Sequence[Fraction], total: int | None = None) -> list[int]:
    """Whole percents for parts of 1 that together give `total`, by largest remainder.

    Without `total` they give the rounded-down sum of the parts. For sentences in which the parts
    must add up to the figure that stands beside them.
    """
    floors = [whole(part) for part in parts]
    left = (whole(sum(parts, Fraction(0))) if total is None else total) - sum(floors)
    order = sorted(range(len(parts)), key=lambda index: (floors[index] - parts[index] * 100, index))
    for index in order[: max(0, left)]:
        floors[index] += 1
    return floors


def _down(value: Fraction, places: int) -> str:
    scaled = math.floor(value * 10**places)
    if not places:
        return str(scaled)
    sign = "−" if scaled < 0 else ""
    before, after = divmod(abs(scaled), 10**places)
    return f"{sign}{before},{after:0{places}}"
