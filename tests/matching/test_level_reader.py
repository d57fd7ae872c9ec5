import shutil

import numpy as np
import pytest

from fundingkit.errors import ModelDamaged
from fundingkit.matching.encoder import FOLDER, PassageEncoder
from fundingkit.matching.judge import PassageJudge
from fundingkit.matching.level_reader import FILE, LevelReader
from fundingkit.scale import Commitment

LEVELS = list(Commitment)


@pytest.fixture(scope="module")
def read():
    encoder, reader = PassageEncoder(), LevelReader()

    def chances(*texts):
        return reader.chances(np.array([reader.gist(states) for states in encoder.states(texts)]))

    return chances


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Unser Ziel ist eine Stadt, in der alle gern alt werden.", "vision"),
        ("Bis Ende 2027 soll ein Netz von vierzig Pegelsensoren entstehen.", "planned"),
        ("Der Ortsgemeinderat beschließt den Kauf von drei Tablets für die Feuerwehr.", "decided"),
        ("Gesamtkosten der Maßnahme: 118.000 €, Eigenanteil 23.600 €", "decided"),
        ("Das Amt pflegt den Datenkatalog und aktualisiert jede Woche die Einträge.", "done"),
        pytest.param(
            "Das Amt pflegt den Datenkatalog und prüft jede Woche neue Einträge.",
            "done",
            marks=pytest.mark.xfail(strict=True, reason="„prüft“ is read as an examination under way"),
        ),
        ("Alle Meldungen müssen innerhalb von drei Arbeitstagen beantwortet werden.", "done"),
        ("Inhaltsverzeichnis", "none"),
    ],
)
def test_a_plain_statement_is_read_as_what_it_is(read, text, level):
    (chances,) = read(text)
    assert LEVELS[int(np.argmax(chances))].value == level


def test_a_point_of_a_list_is_as_binding_as_the_sentence_that_opens_it(read):
    decided, done = LEVELS.index(Commitment.DECIDED), LEVELS.index(Commitment.DONE)
    point = "- ein gemeinsames Datenportal mit dem Nachbarkreis"
    resolved = read("Der Kreistag beschließt und beauftragt die Verwaltung mit:", point)[1]
    there = read("Seit dem Frühjahr sind in Betrieb und werden täglich genutzt:", point)[1]
    assert resolved[decided] > there[decided]
    assert there[done] > resolved[done]


def test_what_stands_further_away_than_three_passages_changes_nothing(read):
    near = ["Das Rathaus hat einen Aufzug.", "Er ist neu.", "Er ist barrierefrei."]
    one = read("Der Rat beschließt:", *near, "Die Karte liegt aus.")
    other = read("Wir träumen von morgen.", *near, "Die Karte liegt aus.")
    np.testing.assert_array_equal(one[-1], other[-1])
    assert (one[1] != other[1]).any()


def test_a_paper_without_passages_has_no_levels():
    reader = LevelReader()
    assert reader.chances(np.empty((0, reader.width), np.float32)).shape == (0, 5)


def test_chances_are_shares_of_one(read):
    assert read("Die Umfrage läuft noch.", "Sie endet bald.").sum(axis=1) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("name", [FILE, "heads.npz"])
def test_a_changed_file_is_not_used(tmp_path, name):
    for file in ("checksums.json", FILE, "heads.npz"):
        shutil.copy(FOLDER / file, tmp_path / file)
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:-1] + b"x")
    with pytest.raises(ModelDamaged):
        PassageJudge(PassageEncoder(), tmp_path)
