import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit import rows
from fundingkit.costs.money import number
from fundingkit.costs.plan import CostKind, CostLine, FinancingLine, MoneySource
from fundingkit.costs.rows import cost_line, cost_row, money_line, money_row
from fundingkit.rows import (
    Edits,
    Unreadable,
    caught_up,
    edits_of,
    meant,
    read_edits,
    replaced,
    shown,
    told_apart,
)
from fundingkit.schedule.plan import CouncilDate, Milestone, PhasePeriod
from fundingkit.schedule.rows import milestone, milestone_row, period, period_row, sitting, sitting_row

LINE = CostLine("k1", Decimal("1500000.50"), 2022, "A", "m1", CostKind.STAFF, title="Personal")


@dataclass
class Kept:
    key: str
    revision: int
    value: Any


@given(st.decimals(min_value=0, max_value=10**12, places=2))
@settings(max_examples=60)
def test_an_amount_written_in_german_is_read_back_to_the_cent(value):
    assert rows.amount(number(value, 2)) == value


@pytest.mark.parametrize("cell", ["1.23,4", "1,234.50", "zwei", "1.5", "-3", "", None, "1,005"])
def test_an_amount_that_can_be_misread_is_refused(cell):
    with pytest.raises(Unreadable):
        rows.amount(cell)


@pytest.mark.parametrize("cell", ["1.250.000,50 €", "1250000,50", "1.250.000,50\u00a0EUR"])
def test_the_usual_ways_to_write_an_amount_are_read(cell):
    assert rows.amount(cell) == Decimal("1250000.50")


@pytest.mark.parametrize(
    ("value", "there", "back"),
    [
        (LINE, cost_row, cost_line),
        (FinancingLine("f", MoneySource.STATE, Decimal(3), 2023, "B", "Land"), money_row, money_line),
        (PhasePeriod("A", dt.date(2022, 1, 1), dt.date(2022, 12, 31)), period_row, period),
        (CouncilDate("r", "Rat", dt.date(2021, 3, 25), None, decides=False), sitting_row, sitting),
        (
            Milestone("m", "Entwurf", dt.date(2021, 3, 1), None, "A", after=("x", "y")),
            milestone_row,
            milestone,
        ),
    ],
)
def test_a_value_goes_into_a_row_and_comes_back_the_same(value, there, back):
    key = getattr(value, "id", "A")
    assert back(key, there(value), value) == value


def test_changed_added_and_removed_rows_become_one_set_of_changes():
    base = [Kept("k1", 3, LINE), Kept("k2", 1, LINE)]
    state = {
        "edited_rows": {0: {"Jahr": 2023}},
        "added_rows": [
            {"Betrag in €": "100", "Jahr": 2024, "förderfähig": False},
            {"Kostenart": "other", "förderfähig": True},
        ],
        "deleted_rows": [1],
    }
    read = read_edits(
        edits_of(state),
        base,
        cost_row,
        cost_line,
        table="Kosten",
        new_key=lambda: "neu",
        preset=("Kostenart",),
    )
    assert read.findings == ()
    assert read.changes["k1"][0].year == 2023
    assert (read.changes["k1"][1], read.changes["k2"]) == (3, (None, 1))
    assert read.changes["neu"] == (CostLine("neu", Decimal(100), 2024, eligible=False), 0)


def test_one_cell_that_cannot_be_read_changes_nothing_and_names_its_row():
    base = [Kept("k1", 3, LINE), Kept("k2", 1, LINE)]
    edits = Edits({0: {"Jahr": 2023}, 1: {"Betrag in €": "viel"}})
    read = read_edits(edits, base, cost_row, cost_line, table="Kosten")
    assert not read.changes
    assert [str(finding.place) for finding in read.findings] == ["Kosten, Zeile 2"]


def test_a_row_whose_key_is_there_already_is_refused():
    kept = PhasePeriod("A", dt.date(2022, 1, 1), dt.date(2022, 12, 31))
    edits = Edits(added=[{"Phase": "A", "Beginn": "2023-01-01", "Ende": "2023-12-31"}])
    read = read_edits(
        edits, [Kept("A", 1, kept)], period_row, period, table="Phasen", key_of=lambda made: made.phase
    )
    assert [finding.code for finding in read.findings] == ["table.cell"]


def test_catching_up_changes_only_the_cells_that_were_touched():
    shown = [Kept("k1", 1, LINE)]
    theirs = cost_line("k1", {**cost_row(LINE), "Notiz": "von Bert"})
    base = caught_up(shown, [Kept("k1", 2, theirs), Kept("k9", 1, LINE)])
    read = read_edits(Edits({0: {"Jahr": 2025}}), base, cost_row, cost_line, table="Kosten")
    value, revision = read.changes["k1"]
    assert (value.note, value.year, revision) == ("von Bert", 2025, 2)


def test_putting_values_in_the_place_of_others_takes_the_others_out():
    changes = replaced([Kept("a", 2, "x"), Kept("b", 5, "y")], {"b": "z", "c": "w"}, lambda _key: 4)
    assert changes == {"a": (None, 2), "b": ("z", 5), "c": ("w", 4)}


def test_values_are_shown_by_name_and_meant_by_value_even_where_two_have_one_name():
    labels = {"Maßnahme": told_apart({"m1": "Netz", "m2": "Netz", "m3": "Zwilling"})}
    for value in ("m1", "m2", "m3", None):
        row = {"Maßnahme": value, "Jahr": 2022}
        assert meant(shown(row, labels), labels) == row
    assert len(set(labels["Maßnahme"].values())) == 3
