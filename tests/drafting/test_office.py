import datetime as dt
import io
from pathlib import Path

import docx
import pypdfium2
import pytest

from fundingkit.drafting.application import Edition
from fundingkit.drafting.office import find_office, to_pdf
from fundingkit.drafting.word_file import WordFile


@pytest.fixture(scope="module")
def letter():
    document, buffer = docx.Document(), io.BytesIO()
    document.add_paragraph("Grüße aus dem Rathaus")
    document.save(buffer)
    return buffer.getvalue()


def test_without_libreoffice_there_is_a_finding_and_no_file(letter):
    conversion = to_pdf(letter, office=Path("/nowhere/soffice"))
    assert conversion.data is None
    assert [finding.code for finding in conversion.findings] == ["office.missing"]


def test_a_libreoffice_that_fails_stops_nothing(letter, tmp_path):
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 77\n")
    broken.chmod(0o755)
    assert [finding.code for finding in to_pdf(letter, office=broken).findings] == ["office.failed"]


def test_one_that_writes_nothing_is_a_finding_too(letter, tmp_path):
    silent = tmp_path / "soffice"
    silent.write_text("#!/bin/sh\nexit 0\n")
    silent.chmod(0o755)
    assert to_pdf(letter, office=silent).findings[0].code == "office.failed"


@pytest.mark.skipif(find_office() is None, reason="no LibreOffice on this machine")
def test_a_word_file_becomes_a_pdf(letter):
    conversion = to_pdf(letter)
    assert conversion.findings == ()
    assert conversion.data.startswith(b"%PDF")


@pytest.mark.skipif(find_office() is None, reason="no LibreOffice on this machine")
def test_no_row_of_a_table_is_lost_where_a_page_ends():
    file = WordFile(Edition("1", dt.date(2021, 2, 1)), None)
    tables = range(44, 52)
    for lines in tables:
        file.paragraph("Anfang").paragraph_format.page_break_before = True
        for _ in range(lines):
            file.paragraph("Zeile").paragraph_format.space_after = 0
        file.heading(f"Teil {lines}", 1)
        file.table("Tabelle", ("A", "B"), [(f"Reihe-{lines}-{row}", "x") for row in range(5)], (5, 11))
    made = to_pdf(file.save("Tabellen", "Tabellen"))
    assert made.findings == ()
    document = pypdfium2.PdfDocument(made.data)
    words = "".join(page.get_textpage().get_text_range() for page in document)
    assert [
        name for name in (f"Reihe-{n}-{row}" for n in tables for row in range(5)) if name not in words
    ] == []
