import dataclasses
import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from fundingkit.drafting import review_columns as columns
from fundingkit.drafting.review_import import read_review_sheet
from fundingkit.drafting.review_sheet import write_review_sheet
from fundingkit.findings import Severity
from fundingkit.scale import Commitment, Grade


@pytest.fixture(scope="module")
def table(assessment, edition, application):
    return write_review_sheet(assessment, edition, application.tasks)


@pytest.fixture
def filled(table):
    """Fill cells of the table: (sheet, requirement or row, heading, value)."""

    def fill(*entries):
        book = openpyxl.load_workbook(io.BytesIO(table))
        for sheet, row, title, value in entries:
            page = book[sheet]
            titles = [cell.value for cell in page[1]]
            numbers = [cell.value for cell in page[get_column_letter(_number(titles))]]
            line = numbers.index(row) + 1 if isinstance(row, str) else row
            page.cell(line, titles.index(title) + 1).value = value
        buffer = io.BytesIO()
        book.save(buffer)
        return buffer.getvalue()

    return fill


def _number(titles):
    return titles.index("Nr.") + 1 if "Nr." in titles else 1


def changed(data, assessment):
    return read_review_sheet("pruefung.xlsx", data, assessment)


def test_the_table_holds_every_requirement_quote_and_task(table, assessment):
    book = openpyxl.load_workbook(io.BytesIO(table))
    assert book.sheetnames == ["Prüfung", "Belege", "Aufgaben", "Angaben"]
    rows = list(book["Prüfung"].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in rows] == [requirement.id for _, requirement in assessment.call.requirements()]
    first = next(row for row in rows if row[1] == "R14")
    assert first[4] == "nichts gefunden, bitte prüfen"
    assert first[14] == "Risiken mit dem Umweltamt klären (Ali Öz, bis 01.03.2021)"
    judged = next(row for row in rows if row[1] == "R25")
    assert judged[7:13] == ("erfüllt", "beschlossen", "Das Amt ist benannt.", None, "geprüft", "Ute Weiß")
    assert "Das Amt für Digitalisierung steuert die Umsetzung.“ (strategie.txt)" in judged[13]
    assert book["Belege"].max_row == 8


def test_ids_are_locked_and_verdicts_are_chosen_from_lists(table):
    sheet = openpyxl.load_workbook(io.BytesIO(table))["Prüfung"]
    assert sheet.protection.sheet
    assert sheet["B2"].protection.locked
    assert not sheet["H2"].protection.locked
    lists = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert lists["H2:H49"] == '"kein Beleg,erwähnt,teilweise,erfüllt,nicht zutreffend"'
    assert sheet.auto_filter.ref == "A1:P49"
    assert sheet.column_dimensions["P"].hidden


def test_the_same_assessment_gives_the_same_bytes(table, assessment, edition, application):
    assert write_review_sheet(assessment, edition, application.tasks) == table


def test_no_cell_is_ever_a_formula(assessment, edition, application):
    evil = '=HYPERLINK("http://x.example","a")'
    verdict = dataclasses.replace(assessment.verdicts["R25"], reason=evil, note="+1+1\x00", person="@a")
    tasks = (dataclasses.replace(application.tasks[0], title="-1"),)
    data = write_review_sheet(dataclasses.replace(assessment, verdicts={"R25": verdict}), edition, tasks)
    parts = zipfile.ZipFile(io.BytesIO(data))
    sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sheets
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)
    assert b'quotePrefix="1"' in parts.read("xl/styles.xml")
    back = changed(data, dataclasses.replace(assessment, verdicts={"R25": verdict}))
    assert (back.changes, back.findings) == ((), ())


def test_an_untouched_table_changes_nothing(table, assessment):
    assert changed(table, assessment) == read_review_sheet("x.xlsx", table, assessment)
    assert changed(table, assessment).changes == ()


def test_a_filled_row_becomes_a_proposed_change_with_its_cell(filled, assessment):
    data = filled(
        ("Prüfung", "R14", "Urteil", "Teilweise"),
        ("Prüfung", "R14", "Verbindlichkeit", "geplant"),
        ("Prüfung", "R14", "Begründung", "Steht im Klimakonzept."),
        ("Belege", 3, "Urteil zur Stelle", "abgelehnt"),
    )
    back = changed(data, assessment)
    assert back.findings == ()
    (change,) = back.changes
    assert (change.requirement, change.before, change.conflict) == ("R14", None, False)
    assert change.cell.startswith("H")
    assert (change.judgement.grade, change.judgement.commitment) == (Grade.PARTIAL, Commitment.PLANNED)
    (mark,) = back.passages
    assert (mark.mark.state, mark.cell) == ("rejected", "G3")


def test_marks_of_the_table_go_into_the_changed_verdict(filled, assessment):
    data = filled(
        ("Prüfung", "R38", "Urteil", "erfüllt"),
        ("Prüfung", "R38", "Verbindlichkeit", "beschlossen"),
        ("Belege", "R38", "Urteil zur Stelle", "angenommen"),
    )
    (change,) = changed(data, assessment).changes
    assert [mark.state for mark in change.judgement.passages] == ["accepted"]


def test_a_verdict_given_meanwhile_is_shown_as_a_conflict(filled, assessment):
    data = filled(("Prüfung", "R25", "Begründung", "Anderer Grund."))
    newer = dataclasses.replace(
        assessment.verdicts["R25"],
        grade=Grade.PARTIAL,
        time=dt.datetime(2021, 3, 9, tzinfo=dt.UTC),
        reason="Neu.",
    )
    back = changed(data, dataclasses.replace(assessment, verdicts={"R25": newer}))
    assert [change.conflict for change in back.changes] == [True]
    assert [finding.code for finding in back.findings] == ["review.changed_since"]


@pytest.mark.parametrize(
    ("entry", "code", "column"),
    [
        (("Prüfung", "R14", "Urteil", "sehr gut"), "review.grade", "H"),
        (("Prüfung", "R14", "Verbindlichkeit", "bald"), "review.grade_missing", "H"),
        (("Prüfung", "R14", "Urteil", "erfüllt"), "verdict.commitment_missing", "I"),
        (("Prüfung", "R14", "Urteil", "nicht zutreffend"), "verdict.reason_missing", "J"),
        (("Prüfung", "R14", "Urteil", "=1+1"), "review.formula", "H"),
        (("Prüfung", "R14", "Nr.", "R99"), "review.requirement", "B"),
        (("Prüfung", "R14", "Nr.", "R03"), "review.twice", "B"),
        (("Prüfung", 1, "Urteil", "Note"), "review.column", "A"),
        (("Prüfung", "R25", "Urteil", None), "review.emptied", "H"),
        (("Belege", 2, "Urteil zur Stelle", "ja"), "review.passage_state", "G"),
        (("Belege", 2, "Kennung", "x:1-2"), "review.passage", "H"),
        (("Angaben", 3, "Wert", "anderer-aufruf"), "review.other_call", "B"),
        (("Angaben", 5, "Wert", "0.9"), "review.other_version", "B"),
    ],
)
def test_every_fault_names_its_cell_and_hides_nothing_else(filled, assessment, entry, code, column):
    good = (
        ("Prüfung", "R41", "Urteil", "erwähnt"),
        ("Prüfung", "R41", "Verbindlichkeit", "Leitbild"),
        ("Prüfung", "R41", "Begründung", "Nur ein Satz."),
    )
    back = changed(filled(*good, entry), assessment)
    finding = next(finding for finding in back.findings if finding.code == code)
    assert finding.place.cell.startswith(column)
    if code not in {"review.column", "review.other_call"}:
        assert [change.requirement for change in back.changes] == ["R41"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"Nr.;Urteil"])
def test_a_file_that_is_no_table_is_refused_with_a_remedy(assessment, data):
    (finding,) = changed(data, assessment).findings
    assert (finding.code, finding.severity) == ("table.damaged", Severity.ERROR)


def test_words_of_the_scales_lead_back_to_the_scales():
    assert set(columns.GRADES.values()) == {*Grade, None}
    assert set(columns.COMMITMENTS.values()) == set(Commitment)
