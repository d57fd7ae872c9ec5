"""The officer's afternoon in a real browser: by keyboard, with search, a second opinion and a new version."""

import io

import openpyxl
import pytest
from playwright.sync_api import expect

from fundingkit.drafting.review_columns import REVIEW, REVIEW_COLUMNS, position
from fundingkit.scale import Commitment, Grade
from fundingkit.settings import Settings
from fundingkit.store.store import open_store
from fundingkit.store.verdicts import BASIS
from tests.browser.barriers import barriers
from tests.browser.served import App
from tests.documents.made_pdf import Sheet, pdf

CALL = "mpsc-2021"
PAPER = """# Digitalstrategie der Stadt Lindenau

## Beschluss

Der Rat der Stadt Lindenau hat die Digitalstrategie am 4. Mai 2021 einstimmig beschlossen.
Die Digitalstrategie liegt vor und umfasst sechs Handlungsfelder.
Für die Umsetzung stehen 450.000 Euro im Haushalt bereit.

## Beteiligung

In drei Werkstätten haben 120 Bürgerinnen und Bürger an der Strategie mitgearbeitet.
Die Ergebnisse der Beteiligung sind in die Strategie eingeflossen.

## Netz

Die Stadtwerke betreiben ein LoRaWAN-Netz mit 40 Sensoren.
"""
SLIDE = pdf(
    Sheet().lines(
        72,
        100,
        [
            "Die Stadt Lindenau verfügt über eine Smart-City-Strategie mit sechs Handlungsfeldern.",
            "Der Rat hat sie am 4. Mai 2021 beschlossen.",
        ],
    )
)

#: Pages of the review, and which part of them is open.
PARTS = (
    ("pruefung", "Belege"),
    ("pruefung", "Suche&suche=stadt"),
    ("pruefung", "Verlauf"),
    ("pruefung", "Aufgaben"),
    ("fassungen", ""),
    ("zweitmeinung", ""),
    ("aufgaben", ""),
    ("pruefliste", ""),
)


class Desk:
    """An installation with two papers worked out, and the app in front of it."""

    def __init__(self, folder):
        self.store = open_store(Settings(data=folder))
        self.store.people.signed_on("local", "Anna Beispiel", "")
        made = self.store.dossiers.create("Smart Lindenau", "Lindenau", [CALL], by="Anna Beispiel")
        self.dossier = made.id
        self.upload(("strategie.md", PAPER.encode()), ("bericht.pdf", SLIDE))
        self.app = App(folder, worker="false")

    def upload(self, *files):
        self.store.upload(self.dossier, files, by="Anna Beispiel")
        while self.store.worker("here", alone=True).work():
            pass

    def proposals(self):
        return self.store.review(self.dossier, CALL).assessment.proposals

    def offered(self, word=""):
        """An open requirement with several passages, one of them with that word: the most sure one."""
        several = [
            one
            for one in self.proposals().values()
            if self.standing(one.requirement).verdict is None
            and one.grade
            and one.commitment is not Commitment.NONE
            and len(one.evidence) > 1
            and any(word in evidence.passage.quote for evidence in one.evidence[:BASIS])
        ]
        return max(several, key=lambda one: one.confidence)

    def standing(self, requirement, track="main"):
        return self.store.verdicts.standing(self.dossier, CALL, requirement, track=track)

    def address(self, requirement="", page="pruefung", **more):
        parts = {"vorhaben": self.dossier, **({"frage": requirement} if requirement else {}), **more}
        return f"{page}?" + "&".join(f"{name}={value}" for name, value in parts.items())


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    made = Desk(tmp_path_factory.mktemp("pruefung"))
    made.app.start()
    yield made
    made.app.stop()
    made.store.close()


@pytest.fixture
def visit(visiting, desk):
    with visiting(desk.app) as made:
        yield made


def look_at(visit, desk, requirement, **more):
    """The workbench with this requirement in front; keys are listened to from now on."""
    page = visit.go(desk.address(requirement, **more))
    expect(page.get_by_role("heading", level=2)).to_contain_text(requirement)
    return visit.settled()


def test_a_verdict_takes_one_key_and_the_next_open_question_comes_by_itself(visit, desk):
    proposal = desk.offered()
    page = look_at(visit, desk, proposal.requirement)
    page.keyboard.press("x")
    expect(page.get_by_text("Textstelle abgelehnt")).to_be_visible()
    page.keyboard.press("a")
    expect(page.get_by_text("Textstelle angenommen")).to_be_visible()
    visit.settled()
    page.keyboard.press(str(int(proposal.grade)))
    expect(page.get_by_text(f"{proposal.requirement}: {proposal.grade.label} gespeichert")).to_be_visible()
    expect(page.get_by_role("heading", level=2)).not_to_contain_text(proposal.requirement)
    verdict = desk.standing(proposal.requirement).verdict
    assert verdict.grade == proposal.grade
    assert [word.state for word in verdict.passages] == ["rejected", "accepted"]
    visit.settled()
    page.keyboard.press("z")
    expect(page.get_by_text(f"Zurückgenommen: {proposal.requirement}")).to_be_visible()
    expect(page.get_by_role("heading", level=2)).to_contain_text(proposal.requirement)
    assert desk.standing(proposal.requirement).verdict is None


def test_a_departing_verdict_takes_two_keys_and_keys_in_a_text_field_are_only_text(visit, desk):
    nothing = next(one for one in desk.proposals().values() if one.grade is Grade.NONE)
    page = look_at(visit, desk, nothing.requirement)
    page.keyboard.press("0")
    field = page.get_by_label("Begründung", exact=True)
    expect(field).to_be_visible()
    field.fill("123 noch offen")
    field.press("x")
    field.press("Escape")
    assert desk.standing(nothing.requirement).newest is None
    page.get_by_role("heading", level=2).click()
    visit.settled()
    page.keyboard.press("q")
    expect(page.get_by_text("gespeichert. Rückgängig mit Z")).to_be_visible()
    assert desk.standing(nothing.requirement).verdict.reason.startswith("Dokumente durchgesehen")


def test_a_passage_found_by_searching_becomes_evidence_and_the_address_keeps_the_search(visit, desk):
    nothing = next(one.requirement for one in reversed(desk.proposals().values()) if one.grade is Grade.NONE)
    page = visit.go(desk.address(nothing, ansicht="Suche"))
    page.get_by_label("In allen Dokumenten suchen").fill("sensoren")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 Treffer in 2 Dokumenten")).to_be_visible()
    assert "suche=sensoren" in page.url
    page.get_by_role("button", name="Als Beleg übernehmen").click()
    expect(page.get_by_text("Steht schon unter den Textstellen.")).to_be_visible()
    (word,) = desk.standing(nothing).passages
    assert word.quote == "Die Stadtwerke betreiben ein LoRaWAN-Netz mit 40 Sensoren."
    assert word.by_hand


def test_a_filtered_view_can_be_sent_to_a_colleague(visit, visiting, desk):
    page = look_at(visit, desk, "R14")
    page.get_by_role("button", name="offen", exact=True).click()
    page.get_by_text("Filter und Reihenfolge").click()
    page.get_by_label("Wort in der Prüffrage").fill("risiken")
    page.keyboard.press("Enter")
    rows = page.get_by_role("radiogroup", name="Prüffragen").get_by_role("radio")
    expect(rows).to_have_count(1)
    visit.settled()
    assert "stand=offen" in page.url
    assert "wort=risiken" in page.url
    with visiting(desk.app) as colleague:
        other = colleague.go(page.url.split("/", 3)[3])
        expect(other.get_by_role("radiogroup", name="Prüffragen").get_by_role("radio")).to_have_count(1)


def test_the_page_of_a_pdf_is_shown_with_the_quote_marked_beside_its_text(visit, desk):
    digest = next(paper for paper in desk.store.papers.all(desk.dossier) if paper.name == "bericht.pdf")
    found = next(
        (one.requirement, number)
        for one in desk.proposals().values()
        for number, evidence in enumerate(one.evidence)
        if evidence.passage.document == digest.current.sha256
    )
    page = look_at(visit, desk, found[0])
    rows = page.get_by_role("radiogroup", name="Textstellen, die beste zuerst").get_by_role("radio")
    for number in range(found[1]):
        page.keyboard.press("j")
        expect(rows.nth(number + 1)).to_be_checked()
    visit.settled()
    picture = page.get_by_alt_text("bericht.pdf, Seite 1")
    expect(picture).to_be_visible()
    expect(page.locator("mark").first).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 600


def test_a_second_person_judges_blind_and_the_disagreement_is_settled(visit, desk):
    proposal = desk.offered()
    other = Grade.MENTIONED if proposal.grade is not Grade.MENTIONED else Grade.PARTIAL
    page = look_at(visit, desk, proposal.requirement)
    page.keyboard.press(str(int(proposal.grade)))
    expect(page.get_by_text("gespeichert. Rückgängig mit Z")).to_be_visible()
    visit.go(desk.address(page="zweitmeinung"))
    page.get_by_label("Wer gibt die Zweitmeinung ab?").fill("Bert Muster")
    page.get_by_role("button", name="Zweitmeinung beginnen").click()
    desk.store.people.signed_on("local", "Bert Muster", "")
    page.get_by_role("button", name="Weiter beurteilen").click()
    expect(page.get_by_text("Sie sehen weder Urteile noch bewertete Textstellen")).to_be_visible()
    look_at(visit, desk, proposal.requirement, runde="zweit")
    expect(page.get_by_text("Urteil:")).to_have_count(0)
    page.keyboard.press(str(int(other)))
    expect(page.get_by_label("Begründung", exact=True)).to_be_visible()
    visit.settled()
    page.keyboard.press("q")
    expect(page.get_by_text("gespeichert. Rückgängig mit Z")).to_be_visible()
    desk.store.people.signed_on("local", "Anna Beispiel", "")
    visit.go(desk.address(page="zweitmeinung"))
    page.get_by_role("button", name="Zweitmeinung abschließen").click()
    expect(page.get_by_text("Abweichungen (1 offen, 0 geklärt)")).to_be_visible()
    page.get_by_label("Begründung der Klärung").fill("Der Beschluss liegt vor.")
    page.get_by_role("button", name="Klären").click()
    expect(page.get_by_text("Abweichungen (0 offen, 1 geklärt)")).to_be_visible()
    assert desk.standing(proposal.requirement).verdict.round == "settled"


def test_a_new_version_puts_a_verdict_in_doubt_until_a_person_looks(visit, desk):
    proposal = desk.offered("Digitalstrategie")
    page = look_at(visit, desk, proposal.requirement)
    page.keyboard.press(str(int(proposal.grade)))
    expect(page.get_by_text("gespeichert. Rückgängig mit Z")).to_be_visible()
    desk.upload(("strategie.md", PAPER.replace("Digitalstrategie", "Digitalagenda").encode()))
    visit.go(desk.address(page="fassungen"))
    expect(page.get_by_role("heading", name="Erneut zu prüfen")).not_to_contain_text("(0)")
    expect(page.locator("ins").first).to_contain_text("Digitalagenda")
    again = page.get_by_text("Urteil:").first.inner_text().split()[0]
    page.get_by_role("button", name="Neu beurteilen").first.click()
    expect(page.get_by_role("heading", level=2, name=again)).to_be_visible()
    expect(page.get_by_text("Darunter hat sich ein Dokument geändert")).to_be_visible()
    visit.settled()
    before = len(desk.store.review(desk.dossier, CALL).doubts)
    page.get_by_role("button", name="Urteil gilt weiter").click()
    expect(page.get_by_text("Urteil gilt weiter.")).to_be_visible()
    assert len(desk.store.review(desk.dossier, CALL).doubts) == before - 1


def test_the_table_goes_out_is_edited_and_comes_in_again(visit, desk, tmp_path):
    page = visit.go(desk.address(page="pruefliste"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Prüfliste herunterladen").click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    sheet = book[REVIEW]
    wanted = desk.proposals()["R21"]
    row = next(row for row in sheet.iter_rows() if any(cell.value == "R21" for cell in row))
    filled = {
        "Urteil": "kein Beleg",
        "Verbindlichkeit": "kein Beleg",
        "Begründung": "Nichts gefunden.",
        "Notiz": "=1+1",
    }
    for title, value in filled.items():
        row[position(REVIEW_COLUMNS, title)].value = value
        row[position(REVIEW_COLUMNS, title)].data_type = "s"
    book.save(tmp_path / "pruefung.xlsx")
    page.locator("input[type=file]").set_input_files(tmp_path / "pruefung.xlsx")
    expect(page.get_by_text("R21", exact=False).first).to_be_visible()
    assert desk.standing("R21").verdict is None
    page.get_by_role("button", name="1 Änderung übernehmen").click()
    expect(page.get_by_text("1 Änderung aus der Tabelle übernommen")).to_be_visible()
    verdict = desk.standing("R21").verdict
    assert (verdict.grade, verdict.reason, verdict.note) == (Grade.NONE, "Nichts gefunden.", "=1+1")
    assert verdict.proposed == wanted.grade


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "part"), PARTS)
def test_a_page_of_the_review_has_no_barrier_that_a_program_can_find(visiting, desk, name, part, scheme):
    with visiting(desk.app, color_scheme=scheme, reduced_motion="reduce") as visit:
        address = desk.address("R06", page=name) + (f"&ansicht={part}" if part else "")
        assert barriers(visit.go(address), scheme) == []
