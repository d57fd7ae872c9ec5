import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.assessment.agreement import agreement, quadratic_kappa
from fundingkit.assessment.verdict import Verdict
from fundingkit.scale import Commitment, Grade

NOON = dt.datetime(2021, 3, 1, 12, tzinfo=dt.UTC)
GRADES = st.lists(st.tuples(st.sampled_from(Grade), st.sampled_from(Grade)), min_size=1, max_size=30)


def verdicts(person, grades):
    return {
        f"R{number}": Verdict(
            f"R{number}",
            None if grade is None else Grade(grade),
            Commitment.DECIDED,
            person,
            NOON,
            not_applicable=grade is None,
        )
        for number, grade in enumerate(grades, start=1)
    }


def test_the_figures_of_a_small_example_worked_out_by_hand():
    figures = agreement(verdicts("Anna", [0, 1, 2, 3]), verdicts("Bert", [0, 2, 2, 1]))
    assert (figures.both, figures.compared) == (4, 4)
    assert figures.equal == Fraction(1, 2)
    assert figures.within_one == Fraction(3, 4)
    # Squared distances: seen 0 + 1 + 0 + 4 over 4 pairs; by chance 9 + 3 + 5 + 15 over 16.
    assert figures.kappa == pytest.approx(1 - (5 / 4) / (32 / 16))
    assert [(item.requirement, item.distance) for item in figures.disagreements] == [("R4", 2), ("R2", 1)]


def test_not_applicable_is_compared_apart_and_the_widest_disagreement():
    figures = agreement(verdicts("Anna", [None, None, 1]), verdicts("Bert", [None, 2, 2]))
    assert (figures.both, figures.compared, figures.equal) == (3, 1, 0)
    assert [(item.requirement, item.distance) for item in figures.disagreements] == [("R2", None), ("R3", 1)]


def test_what_only_one_judged_is_left_out_and_nothing_in_common_gives_no_figures():
    figures = agreement(verdicts("Anna", [1]), {})
    assert (figures.both, figures.equal, figures.within_one, figures.kappa) == (0, None, None, None)


@given(GRADES)
@settings(max_examples=60)
def test_kappa_is_symmetric_bounded_and_one_only_for_full_agreement(pairs):
    kappa = quadratic_kappa(pairs)
    assert kappa == quadratic_kappa([(other, one) for one, other in pairs])
    if kappa is not None:
        assert -1 <= kappa <= 1
        assert (kappa == 1) == all(one == other for one, other in pairs)
