import datetime as dt
import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from fundingkit.attachments import Presence
from fundingkit.charts.pictures import Pictures
from fundingkit.drafting.application import Edition
from fundingkit.drafting.summary import GAPS, Summary, summary_plates, write_summary
from fundingkit.readiness.gaps import Assignment, gaps
from fundingkit.readiness.gates import duties_left, gates
from fundingkit.readiness.readiness import readiness
from fundingkit.readiness.robustness import weight_range
from fundingkit.readiness.sources import fragile_points
from tests.readiness import example as ex

DAY = dt.date(2021, 3, 1)
EDITION = Edition("2", DAY, "Frau Amt", "öffentlich")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c636000000002000148afa471"
    "0000000049454e44ae426082"
)


@pytest.fixture(scope="module")
def summary():
    assessment = ex.assessment(claims=(ex.CLAIM,))
    ready = readiness(assessment)
    known = {"beschluss": Presence.MISSING}
    return Summary(
        title="Digitale Stadt",
        municipality="Stadt Beispiel",
        assessment=assessment,
        ready=ready,
        gaps=gaps(
            ready,
            assessment,
            assignments={"R3": Assignment("Herr Bau", dt.date(2021, 3, 10))},
            presence=known,
        ),
        gates=gates(assessment.call, known, DAY),
        days=duties_left(assessment.call, DAY),
        over=weight_range(ready, draws=20),
        fragile=fragile_points(ready, assessment),
    )


def opened(data):
    return docx.Document(io.BytesIO(data))


def words(document):
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines.extend(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join(lines).replace("\u00a0", " ")


def test_it_says_the_answer_the_claim_the_gaps_and_the_caveats(summary):
    text = words(opened(write_summary(summary, EDITION)))
    for piece in (
        "Belegt sind 38 %",
        "sagt selbst „ca. 70%“",
        "Von den genannten 70 % sind 32 Prozentpunkte in den Dokumenten nicht belegt",
        "R3 Frage R3",
        "33,3",
        "Herr Bau, bis 10.03.2021",
        "fehlt: Beschluss des Rates (bis 14.04.2021)",
        "Antrag einreichen: 14.03.2021 (noch 13 Tage).",
        "Von den 38 Prozentpunkten gelten 16 als umgesetzt",
        "Allein auf „Strategie.pdf“ beruhen 2 Prüffragen; ohne dieses Dokument fielen mindestens 22 Prozentpunkte weg.",
        "keine Erfolgsaussicht",
        "Amtliche Gewichte der Kriterien sind nicht bekannt",
        "An 6 Dokumenten anderer Herkunft",
        "Förderaufruf klein-2021, Fassung 1",
        "aaaaaaaaaaaa",
        "Fassung 2 vom 01.03.2021, erstellt von Frau Amt",
    ):
        assert piece in text, piece


def test_without_pictures_there_are_tables_and_it_says_so(summary):
    document = opened(write_summary(summary, EDITION))
    assert len(document.inline_shapes) == 0
    assert len(document.tables) == 3
    assert "konnten keine Bilder gezeichnet werden" in words(document)


def test_with_pictures_each_has_an_alternative_text(summary):
    document = opened(write_summary(summary, EDITION, Pictures((PNG, PNG))))
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert described == [plate.alt_text for plate in summary_plates(summary)]
    assert "keine Bilder" not in words(document)


def test_it_is_german_has_real_headings_and_header_rows_that_repeat(summary):
    document = opened(write_summary(summary, EDITION))
    levels = [p.style.name for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert levels == ["Heading 1", *["Heading 2"] * 4]
    assert document.core_properties.language == "de-DE"
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_the_same_input_gives_the_same_bytes(summary):
    one, other = (write_summary(summary, EDITION, Pictures((PNG, PNG))) for _ in range(2))
    assert one == other
    assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(one)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_only_the_largest_gaps_are_listed_and_their_number_is_said(summary):
    many = replace(summary, gaps=summary.gaps * 5)
    text = words(opened(write_summary(many, EDITION)))
    assert f"Die {GAPS} größten von {len(many.gaps)} Lücken" in text


def test_what_is_not_given_is_left_out():
    assessment = ex.assessment()
    bare = Summary("Titel", "Ort", assessment, readiness(assessment))
    text = words(opened(write_summary(bare, EDITION)))
    assert "Was am meisten fehlt" not in text
    assert "Unterlagen und Fristen" not in text
    assert "keine eigene Angabe" in text


def test_characters_that_word_cannot_hold_break_nothing(summary):
    odd = replace(summary, title="Stadt\x00\x0b\ufffe", municipality="Ort\x1f")
    assert "Antragsreife: Stadt" in words(opened(write_summary(odd, EDITION)))
