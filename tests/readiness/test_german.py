import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundingkit.readiness import german

shares = st.fractions(0, 1, max_denominator=1000)


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(2, 3), "66 %"),
        (Fraction(699, 1000), "69 %"),
        (Fraction(1), "100 %"),
        (Fraction(0), "0 %"),
        (Fraction(1, 999), "unter 1 %"),
    ],
)
def test_a_share_is_never_rounded_into_a_nicer_one(share, shown):
    assert german.percent(share).replace("\u00a0", " ") == shown


def test_percent_has_a_decimal_comma_and_a_no_break_space():
    assert german.percent(Fraction(7, 18), 1) == "38,8\u00a0%"
    assert german.decimal(Fraction(-1, 4), 2) == "−0,25"


@given(shares, shares)
def test_a_band_is_never_shown_narrower_than_it_is(one, other):
    low, high = sorted((one, other))
    assert german.whole(low) <= low * 100
    assert german.whole_up(high) >= high * 100


@given(st.lists(shares, min_size=1, max_size=6))
def test_parts_add_up_to_what_is_shown_of_their_sum(parts):
    total = sum(parts, Fraction(0))
    split = german.apportioned(parts)
    assert sum(split) == german.whole(total)
    assert all(abs(number - part * 100) < 1 for number, part in zip(split, parts, strict=True))


def test_words_agree_with_their_number():
    assert german.points(1) == "1\u00a0Prozentpunkt"
    assert german.points(26) == "26\u00a0Prozentpunkte"
    assert german.count(1, "Tag", "Tage") == "1\u00a0Tag"
    assert german.listed(["a"]) == "a"
    assert german.listed(["a", "b", "c"]) == "a, b und c"
    assert german.day(dt.date(2021, 3, 4)) == "04.03.2021"
    assert german.quoted("die „Stadt“") == "„die ‚Stadt‘“"
    assert german.span(Fraction(35, 100), Fraction(531, 1000)) == "35 bis 54\u00a0%"
