"""Leadership's way through the page in a real browser: what-if, snapshot, summary, one click to the passage."""

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from fundingkit.assessment.verdict import Judgement
from fundingkit.scale import Commitment, Grade
from fundingkit.settings import load_settings
from fundingkit.store.store import open_store
from tests.browser.barriers import barriers
from tests.browser.served import App

CALL = "mpsc-2021"
PAPER = """Sitzungsvorlage

Der Rat hat am 4. Mai 2020 die Digitalisierungsstrategie beschlossen. Sie nennt die Vision einer Stadt, in der alle teilhaben.

Die Handlungsfelder sind „Smarte Mobilität“, „Smarte Verwaltung“ und „Smart Leben“.

Mit der Strategie sind die Voraussetzungen für einen Antrag zu ca. 70 % geschaffen.

Die Stabsstelle Digitalisierung ist seit 2019 eingerichtet und steuert das Vorhaben ämterübergreifend.
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The app on a free port, with one dossier whose paper has been worked out."""
    data = tmp_path_factory.mktemp("data")
    store = open_store(load_settings(data=data, worker=False))
    store.people.signed_on("local", "Anna", "")
    dossier = store.dossiers.create("Smart Musterstadt", "Musterstadt", [CALL], by="Anna")
    store.upload(dossier.id, [("vorlage.txt", PAPER.encode())], by="Anna")
    assert store.worker("here", alone=True).work()
    judgement = Judgement(Grade.FULFILLED, Commitment.DECIDED, reason="Der Beschluss liegt vor.")
    assert store.verdicts.give(dossier.id, CALL, "R05", judgement, by="Anna", based_on=0).accepted
    store.close()
    app = App(data, worker="false").start()
    yield app
    app.stop()


@pytest.fixture
def theme():
    return "light"


@pytest.fixture
def visit(visiting, server, theme):
    with visiting(server, color_scheme=theme) as made:
        yield made


def look_at(visit, part="Was fehlt"):
    page = visit.go(f"antragsreife?teil={part}")
    page.get_by_text("Was der Wert sagt und was nicht").wait_for()
    return page


def click(page, mark):
    """Marks of a chart lie under a layer that takes the mouse."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_the_answer_fits_on_the_first_screen(visit):
    page = look_at(visit)
    for words in ("Belegt sind", "Stimmt die eigene Angabe?", "Unterlagen.", "Fristen.", "Am meisten fehlt."):
        box = page.get_by_text(words).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 900, words


def test_a_what_if_a_snapshot_and_the_summary_are_made(visit):
    page = look_at(visit, "Was wäre, wenn")
    page.get_by_text("wie heute", exact=True).wait_for()
    # Streamlit's checkbox is hidden behind its label.
    page.locator("label").filter(has_text="R40").click()
    page.get_by_text("mehr als heute").wait_for()
    page.get_by_label("Diese Annahme festhalten als").fill("Skalierung geklärt")
    page.get_by_role("button", name="Festhalten").click()
    page.get_by_text("Festgehaltene Annahmen im Vergleich").wait_for()
    visit.settled()
    page.locator("label").filter(has_text="R40").click()
    page.get_by_text("wie heute", exact=True).wait_for()
    click(page, page.locator(".js-plotly-plot").last.locator(".barlayer .point path").nth(1))
    page.get_by_text("mehr als heute").wait_for()

    look_at(visit, "Verlauf")
    for name in ("Ratssitzung", "Ausschuss"):
        page.get_by_label("Heutigen Stand festhalten als").fill(name)
        page.get_by_role("button", name="Stand festhalten").click()
        page.get_by_role("combobox", name="Von").and_(page.locator(f"[value*={name}]")).wait_for()
        visit.settled()
    page.get_by_text("Keine Prüffrage steht anders.").wait_for()
    click(page, page.locator(".js-plotly-plot").last.locator(".points path.point").first)
    page.get_by_role("combobox", name="Von").and_(page.locator("[value*=Ratssitzung]")).wait_for()

    look_at(visit, "Mitnehmen")
    with page.expect_download(timeout=120_000) as waiting:
        page.get_by_role("button", name="Zusammenfassung als Word").click()
    assert waiting.value.suggested_filename == "musterstadt-antragsreife.docx"
    with zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes())) as file:
        words = file.read("word/document.xml").decode()
        pictures = [name for name in file.namelist() if name.startswith("word/media/")]
    assert "Antragsreife: Smart Musterstadt" in words
    assert "nicht belegt" in words
    assert len(pictures) == 2


def test_one_click_leads_from_a_gap_to_the_requirement_in_the_workbench(visit):
    page = look_at(visit)
    page.get_by_role("link", name="R40").first.click()
    page.wait_for_url("**/pruefung?*frage=R40*")
    page.get_by_role("heading", name="R40").wait_for()


def test_one_click_leads_from_a_bar_to_the_requirement_in_the_workbench(visit):
    page = look_at(visit, "Woher es kommt")
    bars = page.locator(".js-plotly-plot").nth(2).locator(".barlayer .point path")
    bars.first.wait_for(state="attached")
    widest = max(bars.all(), key=lambda bar: (bar.bounding_box() or {"width": 0})["width"])
    click(page, widest)
    page.wait_for_url("**/pruefung?*frage=R*")


def test_the_papers_own_claim_leads_to_its_passage(visit):
    page = look_at(visit)
    page.get_by_role("button", name="Textstelle im Dokument").click()
    expect(page.locator("mark")).to_contain_text("zu ca. 70 % geschaffen")
    expect(page.get_by_text("Die Stabsstelle Digitalisierung")).to_be_visible()


@pytest.mark.parametrize(
    ("part", "theme"),
    [
        ("Was fehlt", "light"),
        ("Woher es kommt", "light"),
        ("Woher es kommt", "dark"),
        ("Was wäre, wenn", "light"),
        ("Verlauf", "dark"),
        ("Wie robust", "light"),
        ("Mitnehmen", "light"),
    ],
)
def test_no_part_has_a_barrier_that_a_program_can_find(visit, part, theme):
    page = look_at(visit, part)
    assert barriers(page, theme) == []
