import datetime as dt
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.measures import Measure, MeasureState
from fundingkit.readiness.gaps import Assignment, gaps
from fundingkit.readiness.readiness import readiness
from fundingkit.readiness.what_if import Scenario, Step, compare, play, step_for_gap, steps_for_measures
from fundingkit.scale import Commitment, Grade
from tests.readiness import example as ex

READY = readiness(ex.assessment())


def test_closing_a_gap_adds_exactly_its_gain():
    for gap in gaps(READY, ex.assessment()):
        outcome = play(READY, Scenario("eine", (step_for_gap(gap),)))
        assert outcome.gain == gap.gain


def test_closing_all_gaps_gives_everything():
    steps = tuple(step_for_gap(gap) for gap in gaps(READY, ex.assessment()))
    assert play(READY, Scenario("alle", steps)).after.figure == 1


def test_a_measure_lifts_what_it_serves_and_never_lowers():
    measure = Measure("m", "Plattform", state=MeasureState.DECIDED, requirements=("R1", "R3"), end_year=2022)
    dropped = Measure("d", "Alt", state=MeasureState.DROPPED, requirements=("R4",))
    (step,) = steps_for_measures([measure, dropped])
    after = play(READY, Scenario("m", (step,))).after
    assert after.requirement("R3").grade is Grade.PARTIAL
    assert after.requirement("R3").commitment is Commitment.DECIDED
    assert after.requirement("R1") == READY.requirement("R1")
    assert after.figure == Fraction(7, 18) + Fraction(2, 9)


def test_a_weaker_commitment_does_not_replace_a_stronger_one():
    step = Step("x", ("R4",), Grade.FULFILLED, Commitment.NONE)
    assert play(READY, Scenario("x", (step,))).after.requirement("R4").commitment is Commitment.VISION


def test_steps_that_come_too_late_are_named_and_left_out_of_what_is_in_time():
    early = Step("früh", ("R4",), ready_by=dt.date(2021, 3, 14))
    late = Step("spät", ("R3",), ready_by=dt.date(2021, 3, 15))
    open_end = Step("offen", ("R2",))
    outcome = play(READY, Scenario("drei", (early, late, open_end)), by=dt.date(2021, 3, 14))
    assert (outcome.late, outcome.undated) == ((late,), (open_end,))
    assert outcome.after.figure == 1
    assert outcome.in_time.figure == Fraction(2, 3)


def test_a_gap_brings_its_date_along():
    task = Assignment(due=dt.date(2021, 3, 1))
    gap = gaps(READY, ex.assessment(), assignments={"R3": task})[0]
    assert step_for_gap(gap).ready_by == task.due
    assert step_for_gap(gap).commitment is Commitment.PLANNED


def test_scenarios_are_compared_on_the_same_ground():
    outcomes = compare(READY, [Scenario("nichts", ()), Scenario("eins", (Step("x", ("R3",)),))])
    assert [outcome.gain for outcome in outcomes] == [0, Fraction(1, 3)]
    assert outcomes[0].after == READY


@settings(max_examples=40)
@given(
    st.lists(
        st.builds(
            Step,
            st.just("x"),
            st.lists(st.sampled_from(["R1", "R2", "R3", "R4", "R9"])).map(tuple),
            st.sampled_from(Grade),
        )
    )
)
def test_no_scenario_lowers_readiness(steps):
    assert play(READY, Scenario("s", tuple(steps))).gain >= 0
