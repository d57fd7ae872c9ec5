import pytest
from small_call import case, proposal, verdict

from fundingkit.scale import Grade
from fundingkit.workbench.items import Certainty, Stage
from fundingkit.workbench.selection import NOT_APPLICABLE, Order, Selection, groups, persons, selected

ITEMS = case(
    [verdict("R2", Grade.FULFILLED, "Bert"), verdict("R3", None, "Anna", not_applicable=True, suspect=True)],
    R1=proposal("R1", Grade.NONE, 0.4),
    R4=proposal("R4", Grade.MENTIONED, 0.6),
)


def ids(selection, order=Order.CALL):
    return [item.id for item in selected(ITEMS, selection, order)]


def test_an_empty_selection_shows_everything_in_the_order_of_the_call():
    assert ids(Selection()) == ["R1", "R2", "R3", "R4"]
    assert Selection().count == 0


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(criteria=frozenset({"K2"})), ["R3", "R4"]),
        (Selection(grades=frozenset({0, 3})), ["R1", "R2"]),
        (Selection(grades=frozenset({NOT_APPLICABLE})), ["R3"]),
        (Selection(certainties=frozenset({Certainty.LOW, Certainty.MIDDLE})), ["R1", "R4"]),
        (Selection(stages=frozenset({Stage.SUSPECT})), ["R3"]),
        (Selection(persons=frozenset({"Bert"})), ["R2"]),
        (Selection(words="r4"), ["R4"]),
        (Selection(words="gibt  kosten"), ["R3"]),
        (Selection(criteria=frozenset({"K1"}), stages=frozenset({Stage.OPEN})), ["R1"]),
    ],
)
def test_each_part_of_a_selection_restricts(selection, expected):
    assert ids(selection) == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.GRADE, ["R1", "R4", "R2", "R3"]),
        (Order.UNSURE, ["R1", "R4", "R2", "R3"]),
        (Order.SURE, ["R2", "R3", "R4", "R1"]),
        (Order.STAGE, ["R1", "R4", "R3", "R2"]),
        (Order.PERSON, ["R3", "R2", "R1", "R4"]),
    ],
)
def test_items_are_sorted_and_ties_keep_the_order_of_the_call(order, expected):
    assert ids(Selection(), order) == expected


def test_groups_follow_the_criteria_and_count_what_is_left_to_look_at():
    assert [(group.criterion.id, len(group.items), group.open) for group in groups(ITEMS)] == [
        ("K1", 2, 1),
        ("K2", 2, 2),
    ]


def test_persons_are_those_who_judged():
    assert persons(ITEMS) == ("Anna", "Bert")
