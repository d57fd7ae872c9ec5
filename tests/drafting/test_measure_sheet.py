import io

import openpyxl
import pytest

from fundingkit.drafting.measure_sheet import read_measure_sheet, write_measure_sheet
from fundingkit.measures import MeasureState


@pytest.fixture(scope="module")
def table(measures, call, edition):
    return write_measure_sheet(measures, call, edition)


def edited(table, *entries):
    book = openpyxl.load_workbook(io.BytesIO(table))
    sheet = book["Maßnahmen"]
    titles = [cell.value for cell in sheet[1]]
    for row, title, value in entries:
        sheet.cell(row, titles.index(title) + 1).value = value
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_an_untouched_table_changes_nothing_and_is_the_same_every_time(table, measures, call, edition):
    back = read_measure_sheet("m.xlsx", table, measures, call)
    assert (back.changes, back.missing, back.findings) == ((), (), ())
    assert write_measure_sheet(measures, call, edition) == table


def test_changes_new_rows_and_missing_ones_are_told_apart(table, measures, call):
    # Rows in the order of the register: m3 (0), m2 (1), m1 (2).
    data = edited(
        table,
        (4, "Kosten in €", "1.250.000,50"),
        (4, "Stand", "umgesetzt"),
        (2, "Kennung", None),
        (2, "Maßnahme", "Neue Bank"),
    )
    back = read_measure_sheet("m.xlsx", data, measures, call)
    assert back.findings == ()
    new, changed = back.changes
    assert (new.before, new.after.title, new.cell) == (None, "Neue Bank", "C2")
    assert str(changed.after.cost) == "1250000.50"
    assert changed.after.state is MeasureState.DONE
    assert changed.after.evidence == changed.before.evidence, "linked passages are not in the table and stay"
    assert [measure.id for measure in back.missing] == ["m3"]


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (("Maßnahme", None), ("measures.title", "C4")),
        (("Maßnahme", "=1+1"), ("measures.formula", "C4")),
        (("Stand", "bald"), ("measures.state", "F4")),
        (("Phase", "Z"), ("measures.phase", "I4")),
        (("Kosten in €", "viel"), ("measures.cost", "J4")),
        (("Kosten in €", -5), ("measures.cost", "J4")),
        (("von", "früh"), ("measures.number", "K4")),
        (("bis", 2001), ("measures.years", "L4")),
        (("Prüffragen", "R07, R99"), ("measures.reference", "M4")),
        (("im Formular", "X.1"), ("measures.reference", "N4")),
        (("Kennung", "m9"), ("measures.id", "A4")),
        (("Kennung", "m2"), ("measures.twice", "A4")),
    ],
)
def test_every_fault_names_its_cell(table, measures, call, entry, fault):
    back = read_measure_sheet("m.xlsx", edited(table, (4, *entry)), measures, call)
    assert fault in [(finding.code, finding.place.cell) for finding in back.findings]
    assert all(change.after.id != "m1" for change in back.changes)


def test_a_file_without_the_sheet_or_a_column_is_refused(table, measures, call):
    assert read_measure_sheet("m.xlsx", b"x", measures, call).findings[0].code == "table.damaged"
    renamed = edited(table, (1, "Stand", "Status"))
    assert read_measure_sheet("m.xlsx", renamed, measures, call).findings[0].code == "measures.column"
