import pytest
from playwright.sync_api import expect

from tests.browser.served import App


@pytest.fixture
def fresh(tmp_path):
    made = App(tmp_path / "data").start()
    yield made
    made.stop()


def test_from_the_name_over_the_sample_to_a_figure_that_outlives_a_restart(visiting, fresh):
    with visiting(fresh) as visit:
        page = visit.named()
        page.get_by_role("button", name="Beispiel Konstanz anlegen").click()
        expect(page.get_by_role("heading", name="Smart Green City Konstanz (Beispiel)")).to_be_visible()
        expect(page.get_by_text("0 von 48")).to_be_visible()
        expect(page.get_by_text("Spanne")).to_be_visible()
        link = page.url
        assert "vorhaben=" in link
    fresh.stop()
    fresh.start()
    with visiting(fresh) as visit:
        page = visit.go(link.split("/", 3)[3])
        expect(page.get_by_text("0 von 48")).to_be_visible()
        expect(page.get_by_role("button", name="Anna Beispiel")).to_be_visible()


def test_papers_are_uploaded_named_when_unreadable_removed_and_brought_back(visit):
    # An open list closes when the page scrolls; here it need not.
    visit.page.set_viewport_size({"width": 1360, "height": 1800})
    page = visit.go()
    page.get_by_text("Neues Vorhaben", exact=True).click()
    visit.still()
    page.get_by_label("Kommune").last.fill("Musterstadt")
    page.get_by_label("Titel des Vorhabens").fill("Smart Musterstadt")
    page.get_by_role("combobox", name="Förderaufrufe").last.click()
    page.get_by_role("option").filter(has_text="Gemeinden").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Anlegen", exact=True).click()
    expect(page.get_by_role("heading", name="Smart Musterstadt")).to_be_visible()
    page.locator("input[type=file]").first.set_input_files(
        [
            {"name": "leitbild.txt", "mimeType": "text/plain", "buffer": b"Der Rat hat beschlossen."},
            {"name": "kaputt.pdf", "mimeType": "application/pdf", "buffer": b"MZ"},
        ]
    )
    expect(page.get_by_text("kaputt.pdf")).to_be_visible()
    page.get_by_role("button", name="Hochladen und auswerten").click()
    expect(page.get_by_text("nicht lesbar")).to_be_visible()
    expect(page.get_by_text("1 Dokument ist ausgewertet")).to_be_visible()
    page.get_by_role("button", name="Mehr").first.click()
    page.get_by_role("button", name="Entfernen", exact=True).click()
    expect(page.get_by_text("ist entfernt")).to_be_visible()
    page.get_by_role("button", name="Rückgängig").click()
    expect(page.get_by_text("ist entfernt")).to_have_count(0)
    expect(page.get_by_text("leitbild.txt").first).to_be_visible()


def test_the_dossier_goes_along_from_page_to_page_and_one_step_back_leads_back(visit):
    page = visit.go("?vorhaben=1")
    page.get_by_role("link", name="Antragsreife", exact=True).click()
    page.get_by_role("heading", name="Antragsreife", level=1).wait_for()
    visit.settled()
    assert "vorhaben=1" in page.url
    page.go_back()
    page.get_by_role("heading", name="Vorhaben", level=1).wait_for()
    visit.settled()
    expect(page.get_by_role("heading", name="Smart Green City Konstanz (Beispiel)")).to_be_visible()
