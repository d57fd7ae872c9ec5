"""From a dossier to a draft with the real figures of Konstanz, in a real browser."""

import io
import shutil

import docx
import openpyxl
import pytest

from fundingkit.drafting.bundle import read_bundle
from tests.browser.served import App

COSTS = (
    ("Strategie", "", "Phase A, Strategie", "2022", "Personal", "1.500.000,00"),
    ("Erste Maßnahmen", "", "Phase A, Strategie", "2022", "Investitionen", "1.000.000,00"),
    ("Umsetzung", "", "Phase B, Umsetzung", "2023", "Investitionen", "9.000.000"),
    ("Umsetzung", "", "Phase B, Umsetzung", "2024", "Personal", "6.000.000,00 €"),
)
TEXT = "Konstanz wächst, und der Wohnraum ist knapp. Die Stadt setzt auf offene Daten."


@pytest.fixture(scope="module")
def own_app(tmp_path_factory, sample_data):
    """An app whose sample may be changed."""
    served = App(shutil.copytree(sample_data, tmp_path_factory.mktemp("antrag") / "data"), worker="false")
    yield served.start()
    served.stop()


def fetched(visit, label):
    with visit.page.expect_download() as coming:
        visit.page.get_by_role("button", name=label).click()
    return coming.value.suggested_filename, coming.value.path().read_bytes()


def look_into_draft(data):
    document = docx.Document(io.BytesIO(data))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert TEXT in words
    assert f"{len(TEXT)} von 600 Zeichen" in words
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {"17.500.000,00", "11.375.000,00", "6.125.000,00"} <= cells
    assert "ENTWURF" in document.sections[0].header.paragraphs[0].text


def read_in(visit, name, archive):
    """The archive makes a dossier of its own; a damaged one makes none and says so."""
    page = visit.go("vorhaben")
    page.get_by_text("Aus einem Archiv einlesen").click()
    upload = page.locator("input[type=file][accept*=zip]")
    upload.set_input_files({"name": "kaputt.zip", "mimeType": "application/zip", "buffer": archive[:5000]})
    page.get_by_text("Die Datei ist kein lesbares Archiv.").wait_for()
    upload.set_input_files({"name": name, "mimeType": "application/zip", "buffer": archive})
    page.get_by_text("Byte für Byte gleich").wait_for()
    page.get_by_role("button", name="Als neues Vorhaben einlesen").click()
    page.get_by_text("ist eingelesen. Die Dokumente selbst sind nicht im Archiv").wait_for()
    page.get_by_role("heading", name="Smart Green City Konstanz (Beispiel) (eingelesen)").wait_for()


def test_from_the_dossier_to_a_draft_with_the_figures_of_konstanz(visiting, own_app):
    with visiting(own_app) as visit:
        visit.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=own_app.url)
        page = visit.go()
        page.get_by_role("link", name="Antrag schreiben").first.click()
        visit.settled()
        page.get_by_role("heading", name="Antrag", level=1).wait_for()

        page.get_by_role("link", name="Kosten", exact=True).click()
        visit.settled()
        page.get_by_role("radio", name="65 % · Regelfall").or_(
            page.get_by_role("button", name="65 % · Regelfall")
        ).first.click()
        page.get_by_text("Fördersatz gespeichert.").wait_for()
        lines = "\n".join("\t".join(cells) for cells in COSTS)
        page.evaluate("words => navigator.clipboard.writeText(words)", lines)
        grid = page.get_by_test_id("stDataFrame").first
        box = grid.bounding_box()
        page.mouse.click(box["x"] + 100, box["y"] + box["height"] - 18)
        page.get_by_text("nicht gespeichert").first.wait_for()
        page.wait_for_timeout(400)
        page.keyboard.press("Escape")
        page.wait_for_timeout(250)
        page.keyboard.press("Control+v")
        page.wait_for_timeout(1500)
        page.get_by_role("button", name="Kosten speichern").click()
        page.get_by_text("Kosten gespeichert.").wait_for()
        page.get_by_role("button", name="Zuschuss und Eigenmittel je Jahr vorschlagen").click()
        page.get_by_text("Finanzierung eingesetzt.").wait_for()
        for amount in ("17.500.000 €", "11.375.000 €", "6.125.000 €"):
            page.get_by_test_id("stMetricValue").get_by_text(amount, exact=True).first.wait_for()
        page.get_by_text("Der Plan hält alle bekannten Regeln ein.").wait_for()

        page.get_by_role("link", name="Formular", exact=True).click()
        visit.settled()
        page.get_by_text("I · 0/19").click()
        # Before that stands another field, which would take the words and be gone.
        page.get_by_role("heading", name="I.1: ").wait_for()
        visit.settled()
        page.get_by_role("textbox", name="Text für das Formular").fill(TEXT)
        page.keyboard.press("Control+Enter")
        page.get_by_text(f"{len(TEXT)} von 600 Zeichen").first.wait_for()
        page.get_by_role("button", name="Speichern").click()
        page.get_by_text("I.1 gespeichert.").wait_for()

        page.get_by_role("link", name="Überblick").click()
        visit.settled()
        name, archive = fetched(visit, "Alles (ZIP)")
        assert name.startswith("Antrag_Konstanz_")
        look_into_draft(read_bundle(name, archive).bundle.exports["antrag.docx"])
        _, workbook = fetched(visit, "Kostenplan (Excel)")
        costs = openpyxl.load_workbook(io.BytesIO(workbook))["Kosten"]
        assert sum(row[5] or 0 for row in costs.iter_rows(min_row=2, values_only=True)) == 17_500_000
        read_in(visit, name, archive)


def test_what_is_written_is_still_there_after_a_look_at_another_page(visiting, own_app):
    with visiting(own_app) as visit:
        page = visit.go("formular?vorhaben=1&feld=II.1")
        page.get_by_role("textbox", name="Text für das Formular").fill("Noch nicht fertig")
        page.keyboard.press("Control+Enter")
        page.get_by_text("nicht gespeichert").wait_for()
        page.get_by_role("link", name="Zeitplan", exact=True).click()
        page.get_by_role("heading", name="Zeitplan", level=1).wait_for()
        page.get_by_role("link", name="Formular", exact=True).click()
        page.get_by_role("heading", name="Formular", level=1).wait_for()
        visit.settled()
        page.get_by_text("II · 0/10").click()
        page.get_by_role("heading", name="II.1: ").wait_for()
        visit.settled()
        assert page.get_by_role("textbox", name="Text für das Formular").input_value() == "Noch nicht fertig"
