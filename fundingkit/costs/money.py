"""Amounts in euros: exact to the cent, and written as Germans write them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
ZERO = Decimal(0)

#: Between a figure and its unit, so that no line breaks there.
NO_BREAK = "\u00a0"


def cents(value: Decimal) -> Decimal:
    """The amount rounded to whole cents, halves away from zero."""
    return value.quantize(CENT, rounding=ROUND_HALF_UP)


def number(value: Decimal | int, places: int | None = None) -> str:
    """A number with point for thousands and decimal comma; `places` fixes the decimals.

    >>> number(Decimal("1234567.5"), 2)
    '1.234.567,50'
    """
    plain = f"{value:,}" if places is None else f"{value:,.{places}f}"
    return plain.translate(str.maketrans(",.", ".,")).replace("-", "\u2212")


def euros(value: Decimal) -> str:
    """The amount in euros; cents are shown only where there are any."""
    whole = value == value.to_integral_value()
    return f"{number(value, 0 if whole else 2)}{NO_BREAK}€"


def percent(share: Decimal) -> str:
    """A share (0 to 1) in per cent, with as many decimals as it has, at most two."""
    value = (share * 100).quantize(CENT, rounding=ROUND_HALF_UP)
    text = number(value, 2).rstrip("0").rstrip(",")
    return f"{text}{NO_BREAK}%"
