from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.readiness.readiness import readiness, with_weights
from fundingkit.readiness.robustness import robustness_sentence, weight_range
from tests.readiness import example as ex

READY = readiness(ex.assessment())


def test_the_ends_are_the_ones_worked_out_by_hand():
    # coverages 5/6, 1/3, 0. Highest: 5/6 double, the others half: (5/3 + 1/6) / 3 = 11/18
    # Lowest: 0 double, others half: (5/12 + 1/6) / 3 = 7/36
    over = weight_range(READY)
    assert (over.low, over.high) == (Fraction(7, 36), Fraction(11, 18))


def test_each_lever_is_one_criterion_counting_more_or_less():
    levers = {lever.criterion: lever for lever in weight_range(READY).levers}
    # K1 double: (5/3 + 1/3) / 4 = 1/2; half: (5/12 + 1/3) / 2.5 = 3/10; left out: 1/6
    assert (levers["K1"].low, levers["K1"].high, levers["K1"].without) == (
        Fraction(3, 10),
        Fraction(1, 2),
        Fraction(1, 6),
    )
    assert weight_range(READY).levers[0].criterion == "K1"


def test_the_draws_stay_within_the_ends_and_come_out_the_same_each_time():
    over = weight_range(READY, draws=200)
    assert float(over.low) <= over.sample[0] <= over.sample[-1] <= float(over.high)
    assert list(over.quantiles) == sorted(over.quantiles)
    assert over == weight_range(READY, draws=200)


def test_equal_coverage_does_not_depend_on_weights():
    flat = readiness(
        ex.assessment({rid: ex.proposal(rid, ex.Grade.PARTIAL) for rid in ("R1", "R2", "R3", "R4")})
    )
    over = weight_range(flat, draws=20)
    assert over.low == over.high == Fraction(2, 3)


def test_a_factor_below_one_is_refused():
    with pytest.raises(ValueError, match="factor"):
        weight_range(READY, Fraction(1, 2))


@settings(max_examples=40)
@given(st.tuples(*[st.fractions(Fraction(1, 2), 2, max_denominator=50)] * 3))
def test_no_weights_within_the_factor_leave_the_ends(drawn):
    over = weight_range(READY, draws=20)
    figure = with_weights(READY, dict(zip(("K1", "K2", "K3"), drawn, strict=True))).figure
    assert over.low <= figure <= over.high


def test_the_range_is_said_in_german():
    text = robustness_sentence(weight_range(READY)).replace("\u00a0", " ")
    assert text.startswith(
        "Dürfte jedes Kriterium bis zu doppelt so viel oder so wenig zählen wie jetzt, läge der Wert zwischen 19 und 62 %, "
    )
    assert text.endswith("Am stärksten wirkt das Gewicht von „Kriterium K1“.")
