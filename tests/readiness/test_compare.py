import datetime as dt
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.readiness.compare import Cause, Point, compare, timeline
from fundingkit.readiness.readiness import readiness
from fundingkit.scale import Commitment, Grade
from tests.readiness import example as ex

BEFORE = readiness(ex.assessment())


def moved(assessment):
    return {move.requirement: move for move in compare(BEFORE, readiness(assessment)).moves}


def test_nothing_moved_between_the_same():
    assert compare(BEFORE, BEFORE).moves == ()


def test_a_verdict_moves_its_requirement_and_names_who_gave_it():
    moves = moved(ex.assessment(verdicts={"R4": ex.verdict("R4", Grade.FULFILLED, Commitment.DECIDED)}))
    assert list(moves) == ["R4"]
    assert moves["R4"].change == Fraction(2, 9)
    assert (moves["R4"].cause, moves["R4"].person) == (Cause.JUDGED, "Frau Amt")


def test_a_confirmation_moves_no_figure_but_is_shown():
    moves = moved(ex.assessment(verdicts={"R1": ex.verdict("R1", Grade.FULFILLED, Commitment.DONE)}))
    assert (moves["R1"].change, moves["R1"].cause) == (0, Cause.JUDGED)


def test_another_version_of_a_paper_shows_as_another_proposal():
    assert (
        moved(ex.assessment(R3=ex.proposal("R3", Grade.PARTIAL, Commitment.PLANNED)))["R3"].cause
        is Cause.PROPOSAL
    )


def test_a_verdict_in_doubt_or_taken_back_says_so():
    judged = readiness(ex.assessment(verdicts={"R4": ex.verdict("R4", Grade.FULFILLED, Commitment.DECIDED)}))
    doubt = readiness(
        ex.assessment(verdicts={"R4": ex.verdict("R4", Grade.FULFILLED, Commitment.DECIDED, suspect=True)})
    )
    assert compare(judged, doubt).moves[0].cause is Cause.SUSPECT
    back = compare(judged, BEFORE)
    assert (back.moves[0].cause, back.change) == (Cause.TAKEN_BACK, Fraction(-2, 9))
    assert back.down == back.moves


def test_requirements_that_only_one_call_has_are_shown():
    smaller = ex.call(blocks=(ex.call().blocks[0],), attachments=())
    moves = moved(ex.assessment(of=smaller))
    assert (moves["R4"].after, moves["R4"].cause) == (None, Cause.CALL)


def test_points_are_put_in_order_of_date():
    days = [dt.date(2021, 3, 1), dt.date(2021, 1, 28)]
    assert [point.date for point in timeline(Point("x", day, BEFORE) for day in days)] == sorted(days)


@settings(max_examples=40)
@given(
    st.dictionaries(st.sampled_from(["R1", "R2", "R3", "R4"]), st.sampled_from([None, *Grade]), max_size=3)
)
def test_the_changes_of_all_moves_sum_to_the_change_of_the_figure(judged):
    after = readiness(ex.assessment(verdicts={rid: ex.verdict(rid, grade) for rid, grade in judged.items()}))
    comparison = compare(BEFORE, after)
    assert sum(move.change for move in comparison.moves) == comparison.change
