from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.measure_list import grouped, imported, moved, new_measure
from fundingkit.measures import Measure


def listed(*groups):
    return tuple(
        Measure(f"m{index}", f"M{index}", groups=known, position=index) for index, known in enumerate(groups)
    )


def order(measures, changed):
    now = {measure.id: measure for measure in measures} | {measure.id: measure for measure in changed}
    return [item.id for item in sorted(now.values(), key=lambda item: (item.position, item.id))]


@given(st.integers(1, 7), st.integers(0, 6), st.sampled_from([-1, 1]))
@settings(max_examples=60)
def test_moving_there_and_back_gives_the_same_order_and_loses_no_measure(size, index, steps):
    measures = listed(*[()] * size)
    after = order(measures, moved(measures, f"m{index}", steps))
    assert sorted(after) == [measure.id for measure in measures]
    if after != order(measures, ()):
        now = tuple(Measure(name, name, position=place) for place, name in enumerate(after))
        assert order(now, moved(now, f"m{index}", -steps)) == order(measures, ())


def test_within_a_group_a_measure_moves_past_its_neighbour_in_the_group():
    measures = listed(("IV.1",), (), ("IV.1",))
    assert order(measures, moved(measures, "m2", -1, "IV.1")) == ["m2", "m0", "m1"]
    assert moved(measures, "m0", -1, "IV.1") == ()


def test_a_measure_stands_in_a_group_once():
    measure = Measure("m", "M", groups=("I.6",))
    inside = grouped(grouped(measure, "IV.1", inside=True), "IV.1", inside=True)
    assert inside.groups == ("I.6", "IV.1")
    assert grouped(inside, "I.6", inside=False).groups == ("IV.1",)


def test_new_measures_come_last_with_ids_of_their_own():
    measures = listed((), ())
    made = new_measure("Neu", measures)
    assert made.position == 2
    taken = imported([Measure("neu-5", "X"), Measure("m0", "Y", position=7)], measures)
    assert taken[0].id not in {"neu-5", "m0", "m1"}
    assert taken[1] == Measure("m0", "Y", position=7)
