"""German numbers in digits and words: „1.250,50“, „zweieinhalb“, „fünfundzwanzig“, „drei Viertel“."""

from __future__ import annotations

import re
from decimal import Decimal

_ONES = {
    "ein": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8,
    "neun": 9,
}  # fmt: skip
_TEENS = {
    "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16,
    "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60,
    "siebzig": 70, "achtzig": 80, "neunzig": 90,
}  # fmt: skip

_ONE = "|".join(_ONES)
_BELOW_100 = f"(?:(?:{_ONE})und)?(?:{'|'.join(_TENS)})|{'|'.join(_TEENS)}|(?:{_ONE})"
_BELOW_1000 = f"(?:(?:{_ONE})?hundert(?:und)?(?:{_BELOW_100})?|{_BELOW_100})"
_WHOLE = f"(?:{_BELOW_1000})?tausend(?:und)?(?:{_BELOW_1000})?|{_BELOW_1000}"

#: Digits with or without thousands marks and decimals, not part of a longer chain of digits.
DIGITS = (
    r"(?<![0-9])(?<![0-9][.,:/])"
    r"(?:[0-9]{1,3}(?:[.\u00a0\u202f'’][0-9]{3})+(?![0-9])(?:,[0-9]{1,4})?|[0-9]{1,12}(?:[.,][0-9]{1,4})?)"
    r"(?![0-9])"
)
#: A number in words, from zwei upwards; „ein“ is an article far more often than a number.
SPELLED = rf"(?!(?:ein|tausend|hundert)\b)(?:anderthalb|(?:{_WHOLE})(?:einhalb)?)"
IN_WORDS = rf"\b{SPELLED}\b"
NUMBER = f"(?:{DIGITS}|{IN_WORDS})"

_GROUPED = re.compile(r"[0-9]{1,3}(?:[.\u00a0\u202f '’][0-9]{3})+(?:,[0-9]+)?$")
_PARTS = re.compile(rf"(?:(?P<front>{_BELOW_1000})?(?P<thousand>tausend)(?:und)?)?(?P<rest>{_BELOW_1000})?$")


def number(wording: str) -> Decimal | None:
    """The value of a number in digits or words, None where it is none."""
    bare = wording.strip().lower()
    if (bare[:1].isdigit() and bare.isascii()) or _GROUPED.match(bare):
        return _from_digits(bare)
    if bare == "anderthalb":
        return Decimal("1.5")
    half = bare.endswith("einhalb")
    whole = _from_words(bare.removesuffix("einhalb"))
    if whole is None:
        return None
    return Decimal(whole) + (Decimal("0.5") if half else 0)


def _from_digits(bare: str) -> Decimal | None:
    if _GROUPED.match(bare):
        bare = re.sub(r"[.\u00a0\u202f '’]", "", bare)
    plain = bare.replace(",", ".")
    return Decimal(plain) if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", plain) else None


def _from_words(word: str) -> int | None:
    match = _PARTS.match(word) if word else None
    if match is None:
        return None
    front = match.group("front")
    total = (_below_1000(front) if front else 1) * 1000 if match.group("thousand") else 0
    return total + (_below_1000(match.group("rest")) if match.group("rest") else 0)


def _below_1000(word: str) -> int:
    total = 0
    if "hundert" in word:
        hundreds, _, word = word.partition("hundert")
        total = 100 * _ONES.get(hundreds, 1)
        word = word.removeprefix("und")
    for table in (_TEENS, _ONES):
        if word in table:
            return total + table[word]
    for ten, value in _TENS.items():
        if word.endswith(ten):
            return total + value + _ONES.get(word.removesuffix(ten).removesuffix("und"), 0)
    return total
