import io
from pathlib import Path

import docx
import pytest

from fundingkit.drafting.office import find_office, to_pdf


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
