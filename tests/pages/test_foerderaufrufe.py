import shutil

import pytest

from fundingkit.catalogue.shelf import DEFAULT_FOLDER, read_shelf
from fundingkit.settings import load_settings
from fundingkit.store.store import open_store
from tests.pages.test_frame import visit
from tests.pages.workbench_ground import words_of

PARTS = ("Überblick", "Kriterien", "Unterlagen", "Geld", "Termine", "Formular", "Quellen", "Vergleich")


@pytest.fixture(autouse=True)
def installation(tmp_path, monkeypatch):
    monkeypatch.setenv("FUNDINGKIT_DATA", str(tmp_path))
    store = open_store(load_settings())
    store.people.signed_on("local", "Anna", "")
    store.close()


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_every_call_can_be_read(part):
    for call_id in read_shelf().calls:
        at = visit("foerderaufrufe", aufruf=call_id, teil=part)
        assert len(at.main) > 3


def test_facts_say_how_sure_they_are_and_where_they_come_from():
    at = visit("foerderaufrufe", aufruf="mpsc-2021", teil="Geld")
    words = words_of(at)
    assert ":green-badge[belegt]" in words
    assert "Quellen: [" in words
    assert "2.500.000" in words


def test_what_is_unknown_is_said():
    at = visit("foerderaufrufe", aufruf="mpsc-2021")
    assert "Was nicht bekannt ist" in [header.value for header in at.header]
    assert "Ein Mindestbetrag der Förderung." in words_of(at)


def test_a_call_without_a_form_says_so():
    at = visit("foerderaufrufe", aufruf="gsl40-bw-2018", teil="Formular")
    assert "nicht bekannt" in words_of(at)


def test_a_search_leaves_the_questions_that_hold_the_word():
    at = visit("foerderaufrufe", aufruf="mpsc-2021", teil="Kriterien")
    everything = len(at.expander)
    search = next(box for box in at.text_input if box.label == "Prüffragen durchsuchen")
    search.set_value("Datenschutz").run()
    assert 0 < len(at.expander) < everything
    search.set_value("Zebrastreifenampel").run()
    assert "Keine Prüffrage enthält das Gesuchte" in words_of(at)


def test_calls_stand_side_by_side_with_unknown_named():
    at = visit("foerderaufrufe", aufruf="mpsc-2021", teil="Vergleich")
    table = at.table[0].value
    assert table.shape[1] == 3
    assert "unbekannt" in table.to_string()


def test_a_faulty_catalogue_is_named_and_hides_no_other(tmp_path, monkeypatch):
    criteria = tmp_path / "criteria"
    criteria.mkdir()
    shutil.copy(DEFAULT_FOLDER / "gsl40-bw-2018.yaml", criteria)
    (criteria / "kaputt.yaml").write_text("id: [\n")
    monkeypatch.setenv("FUNDINGKIT_CRITERIA", str(criteria))
    at = visit("foerderaufrufe")
    assert "kaputt" in at.error[0].value
    assert at.selectbox[0].value == "gsl40-bw-2018"
