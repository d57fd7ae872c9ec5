import io

import openpyxl
import pytest

from fundingkit.assessment.history import Step
from fundingkit.drafting.application import Edition
from fundingkit.drafting.review_columns import REVIEW, REVIEW_COLUMNS, position
from fundingkit.drafting.review_sheet import write_review_sheet
from fundingkit.scale import Grade
from fundingkit.store.clock import utc_now
from tests.pages.workbench_ground import CALL, make_ground, words_of


@pytest.fixture
def ground(tmp_path, monkeypatch):
    made = make_ground(tmp_path, monkeypatch)
    yield made
    made.store.close()


def filled_in(ground, requirement, **cells):
    """The table as somebody sends it back, with these cells of a requirement changed."""
    data = write_review_sheet(
        ground.store.assessment(ground.dossier, CALL), Edition("1", utc_now().date(), "Anna")
    )
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book[REVIEW]
    row = next(row for row in sheet.iter_rows() if any(cell.value == requirement for cell in row))
    for title, value in cells.items():
        row[position(REVIEW_COLUMNS, title)].value = value
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def upload(at, data):
    at.file_uploader[0].upload("pruefung.xlsx", data)
    at.run()
    return at


def test_the_differences_come_first_and_only_what_is_confirmed_is_taken_over(ground):
    data = filled_in(ground, "R05", Urteil="erfüllt", Verbindlichkeit="umgesetzt", Begründung="Liegt vor.")
    at = upload(ground.page(script="pruefliste.py"), data)
    assert ground.standing("R05").verdict is None
    listed = at.checkbox[0].label.replace("\\", "")
    assert "R05 Vision und Zielbild" in listed
    assert "noch kein Urteil → **3 erfüllt, umgesetzt**" in listed
    next(found for found in at.button if found.label == "1 Änderung übernehmen").click().run()
    verdict = ground.standing("R05").verdict
    assert (verdict.grade, verdict.reason, verdict.person) == (Grade.FULFILLED, "Liegt vor.", "Anna")
    assert ground.store.verdicts.history(ground.dossier, CALL, "R05")[-1].step is Step.IMPORTED
    assert "1 Änderung aus der Tabelle übernommen" in words_of(at)


def test_what_is_not_ticked_stays_as_it_is(ground):
    data = filled_in(ground, "R05", Urteil="erfüllt", Verbindlichkeit="umgesetzt", Begründung="Liegt vor.")
    at = upload(ground.page(script="pruefliste.py"), data)
    at.checkbox[0].uncheck().run()
    assert next(found for found in at.button if found.label == "0 Änderungen übernehmen").disabled


def test_an_unchanged_table_says_nothing_new(ground):
    at = upload(ground.page(script="pruefliste.py"), filled_in(ground, "R05"))
    assert "sagt nichts anderes" in words_of(at)


def test_a_fault_names_its_cell(ground):
    at = upload(ground.page(script="pruefliste.py"), filled_in(ground, "R05", Urteil="vielleicht"))
    assert "Zelle" in words_of(at)
    assert ground.standing("R05").verdict is None


def test_a_file_that_is_no_table_is_refused_with_a_remedy(ground):
    at = upload(ground.page(script="pruefliste.py"), b"kein Excel")
    assert "keine lesbare Excel-Tabelle" in words_of(at)
