from functools import partial

import pytest

from fundingkit.settings import load_settings
from fundingkit.store.store import open_store
from tests.pages.test_frame import visit
from tests.pages.workbench_ground import PAPER, make_ground, words_of
from tests.store.word_engine import WordEngine


@pytest.fixture
def ground(tmp_path, monkeypatch):
    made = make_ground(tmp_path, monkeypatch)
    yield made
    made.store.close()


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """An installation with a person and nothing else; gives its store."""
    monkeypatch.setenv("FUNDINGKIT_DATA", str(tmp_path))
    monkeypatch.setenv("FUNDINGKIT_WORKER", "false")
    monkeypatch.setattr("pages._frame.open_store", partial(open_store, load_engine=WordEngine))
    store = open_store(load_settings(), load_engine=WordEngine)
    store.people.signed_on("local", "Anna", "")
    yield store
    store.close()


def press(at, label):
    next(button for button in at.button if button.label == label).click()
    at.run()
    assert not at.exception
    return at


def choose(at, label):
    return next(box for box in at.multiselect if box.label == label)


def field(at, label):
    return next(box for box in at.text_input if box.label == label)


def upload(at, *files):
    for name, data in files:
        at.file_uploader[0].upload(name, data)
    return press(at, "Hochladen und auswerten")


def test_an_empty_installation_says_how_to_begin(empty):
    at = visit("vorhaben")
    assert "So geht es los" in words_of(at)
    assert any(button.label == "Beispiel Konstanz anlegen" for button in at.button)


def test_a_dossier_is_made_and_opened(empty):
    at = visit("vorhaben")
    field(at, "Kommune").set_value("Musterstadt")
    field(at, "Titel des Vorhabens").set_value("Smart Musterstadt")
    choose(at, "Förderaufrufe").set_value(["mpsc-2021"])
    press(at, "Anlegen")
    (made,) = empty.dossiers.all()
    assert (made.title, made.municipality, made.created_by) == ("Smart Musterstadt", "Musterstadt", "Anna")
    assert [header.value for header in at.header] == ["Smart Musterstadt"]
    assert "Noch gibt es keine Dokumente" in words_of(at)


def test_a_dossier_without_title_is_refused_with_what_is_missing(empty):
    at = visit("vorhaben")
    press(at, "Anlegen")
    assert not empty.dossiers.all()
    words = words_of(at)
    assert "Der Titel fehlt" in words
    assert "Es ist kein Förderaufruf gewählt" in words


def test_the_sample_is_one_press_away(empty):
    at = press(visit("vorhaben"), "Beispiel Konstanz anlegen")
    assert "Smart Green City Konstanz" in at.header[0].value
    assert len(empty.papers.all(empty.dossiers.all()[0].id)) == 1


def test_several_papers_are_taken_in_at_once_and_worked_out(ground):
    at = visit("vorhaben", vorhaben=str(ground.dossier))
    upload(at, ("ziele.txt", b"Die Stadt hat Ziele."), ("plan.md", b"# Plan\n\nEin Plan."))
    assert {paper.name for paper in ground.store.papers.all(ground.dossier)} == {
        "leitbild.txt", "ziele.txt", "plan.md",
    }  # fmt: skip
    assert at.progress
    assert ground.store.worker("here", alone=True).work()
    at.run()
    assert "2 Dokumente sind ausgewertet" in at.success[0].value


def test_one_bad_file_among_others_is_named_with_a_remedy_and_leaves_the_others(ground):
    at = visit("vorhaben", vorhaben=str(ground.dossier))
    upload(at, ("kaputt.pdf", b"MZ this is no PDF"), ("gut.txt", b"Die Stadt hat Ziele."))
    while ground.store.worker("here", alone=True).work():
        pass
    at.run()
    assert "nicht lesbar" in words_of(at)
    assert "kaputt" in at.error[0].value
    states = {p.name: p.current.state for p in ground.store.papers.all(ground.dossier)}
    assert states == {"leitbild.txt": "read", "kaputt.pdf": "refused", "gut.txt": "read"}


def test_a_file_that_is_there_already_makes_no_second_version(ground):
    at = visit("vorhaben", vorhaben=str(ground.dossier))
    upload(at, ("leitbild.txt", PAPER.encode()))
    assert "ist schon vorhanden" in words_of(at)
    assert len(ground.store.papers.all(ground.dossier)[0].versions) == 1


def test_work_under_way_can_be_cancelled(ground):
    at = visit("vorhaben", vorhaben=str(ground.dossier))
    upload(at, ("ziele.txt", b"Die Stadt hat Ziele."))
    press(at, "Abbrechen")
    assert ground.store.jobs.newest(ground.dossier).cancelled_by == "Anna"


def test_what_was_cancelled_can_be_begun_again(ground):
    ground.store.upload(ground.dossier, [("ziele.txt", b"Die Stadt hat Ziele.")], by="Anna")
    ground.store.jobs.cancel(ground.store.jobs.newest(ground.dossier).id, by="Anna")
    ground.store.worker("here", alone=True).work()
    at = visit("vorhaben", vorhaben=str(ground.dossier))
    assert "Ein Dokument ist noch nicht ausgewertet" in words_of(at)
    press(at, "Jetzt auswerten")
    assert ground.store.jobs.active(ground.dossier)


def test_a_removed_paper_comes_back_with_one_press(ground):
    paper = ground.store.papers.all(ground.dossier)[0]
    at = visit("vorhaben", vorhaben=str(ground.dossier))
    at.session_state[f"menu_{paper.id}"] = True
    at.run()
    press(at, "Entfernen")
    assert not ground.store.papers.all(ground.dossier)
    press(at, "Rückgängig")
    assert [known.name for known in ground.store.papers.all(ground.dossier)] == ["leitbild.txt"]


def test_a_new_version_and_a_new_name_are_taken_from_the_menu_of_a_paper(ground):
    paper = ground.store.papers.all(ground.dossier)[0]
    at = visit("vorhaben", vorhaben=str(ground.dossier))
    at.session_state[f"menu_{paper.id}"] = True
    at.run()
    at.file_uploader[0].upload("leitbild-neu.txt", b"Die Vision und Zielbild der Stadt.")
    press(at, "Als neue Fassung aufnehmen")
    assert len(ground.store.papers.all(ground.dossier)[0].versions) == 2
    field(at, "Name").set_value("Leitbild 2030")
    press(at, "Umbenennen")
    assert ground.store.papers.all(ground.dossier)[0].name == "Leitbild 2030"


def test_readiness_is_shown_at_a_glance_with_its_band_and_what_people_reviewed(ground):
    at = visit("vorhaben", vorhaben=str(ground.dossier))
    figure, reviewed = at.metric
    assert figure.label == "Belegt"
    assert figure.value.endswith("\u00a0%")
    assert "Spanne" in figure.delta
    assert reviewed.value == "0 von 48"


def test_several_dossiers_stand_in_a_list_and_one_is_opened(ground):
    other = ground.store.dossiers.create("Zweites", "Nebenstadt", ["mpsc-2021"], by="Anna")
    at = visit("vorhaben")
    assert "Alle Vorhaben (2)" in at.header[0].value
    at.button(key=f"open_{other.id}").click().run()
    assert at.header[0].value == "Zweites"


def test_markdown_in_names_is_shown_as_it_is_written(ground):
    title = "**Fett** :red[rot] <b>x</b>"
    ground.store.dossiers.change(ground.dossier, by="Anna", title=title)
    at = visit("vorhaben", vorhaben=str(ground.dossier))
    assert at.header[0].value == r"\*\*Fett\*\* \:red\[rot\] \<b\>x\</b\>"


def test_a_dossier_is_changed_put_away_and_brought_back(ground):
    at = visit("vorhaben", vorhaben=str(ground.dossier))
    at.session_state[f"settings_{ground.dossier}"] = True
    at.run()
    field(at, "Titel").set_value("Neuer Titel")
    press(at, "Speichern")
    assert at.header[0].value == "Neuer Titel"
    at.session_state[f"settings_{ground.dossier}"] = True
    at.run()
    press(at, "Ins Archiv legen")
    assert not ground.store.dossiers.all()
    press(at, "Zurückholen")
    assert [dossier.title for dossier in ground.store.dossiers.all()] == ["Neuer Titel"]


def test_a_call_without_a_readable_catalogue_is_said_so_and_the_rest_goes_on(ground, tmp_path, monkeypatch):
    criteria = tmp_path / "criteria"
    criteria.mkdir()
    (criteria / "mpsc-2021.yaml").write_text("id: mpsc-2021\n")
    monkeypatch.setenv("FUNDINGKIT_CRITERIA", str(criteria))
    at = visit("vorhaben", vorhaben=str(ground.dossier))
    assert "hat" in at.error[0].value
    assert "Fehler" in at.error[0].value
