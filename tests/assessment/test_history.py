import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.assessment.history import Step, VerdictEntry, in_force, last_action, standing
from fundingkit.assessment.verdict import Judgement, PassageVerdict
from fundingkit.scale import Commitment, Grade

NOON = dt.datetime(2021, 3, 1, 12, tzinfo=dt.UTC)
STEPS = st.lists(
    st.tuples(
        st.sampled_from([Step.JUDGED, Step.MARKED, Step.TAKEN_BACK]),
        st.sampled_from(["Anna", "Bert"]),
        st.integers(0, 3),
    ),
    max_size=20,
)


def entries(steps):
    return [
        VerdictEntry(
            requirement="R1",
            track="main",
            revision=number,
            step=step,
            action=f"action {number}",
            person=person,
            time=NOON + dt.timedelta(minutes=number),
            judgement=Judgement(
                Grade(grade), Commitment.DECIDED, passages=(PassageVerdict("a" * 64, number, number + 1, "x", 1, "accepted"),)
            ),
        )
        for number, (step, person, grade) in enumerate(steps, start=1)
    ]  # fmt: skip


def test_without_rows_nothing_is_said():
    now = standing("R1", [])
    assert (now.revision, now.verdict, now.passages, now.newest) == (0, None, (), None)


@given(STEPS)
@settings(max_examples=60)
def test_taking_back_leaves_things_as_they_were_before_the_step(steps):
    history = entries([step for step in steps if step[0] is not Step.TAKEN_BACK])
    for length in range(1, len(history) + 1):
        undone = [*history[:length], *entries([(Step.TAKEN_BACK, "Anna", 0)])]
        before, after = standing("R1", history[: length - 1]), standing("R1", undone)
        assert (after.verdict, after.passages) == (before.verdict, before.passages)


@given(STEPS)
@settings(max_examples=60)
def test_the_revision_counts_every_row_and_what_counts_was_never_taken_back(steps):
    history = entries(steps)
    assert standing("R1", history).revision == len(history)
    left = in_force(history)
    assert len(left) <= len(history)
    assert all(entry.step is not Step.TAKEN_BACK for entry in left)
    assert list(left) == sorted(left, key=lambda entry: entry.revision)


@given(STEPS)
@settings(max_examples=60)
def test_a_word_on_passages_never_changes_grade_person_or_time(steps):
    history = entries(steps)
    marked = [*history, *entries([(Step.MARKED, "Carla", 3)])]
    before, after = standing("R1", history).verdict, standing("R1", marked).verdict
    if before is None:
        assert after is None
    else:
        assert (after.grade, after.person, after.time) == (before.grade, before.person, before.time)


def test_the_last_action_is_the_newest_one_of_that_person_still_in_force():
    history = entries([(Step.JUDGED, "Anna", 1), (Step.JUDGED, "Bert", 2), (Step.JUDGED, "Anna", 3)])
    assert last_action([history], "Anna") == "action 3"
    taken_back = [*history, *entries([(Step.TAKEN_BACK, "Anna", 0)])]
    assert last_action([taken_back], "Anna") == "action 1"
    assert last_action([history], "Carla") is None
