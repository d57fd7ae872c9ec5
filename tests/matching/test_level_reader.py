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
    return lambda text: reader.chances(encoder.states([text])[0])


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Unser Ziel ist eine Stadt, in der alle gern alt werden.", "vision"),
        ("Bis Ende 2027 soll ein Netz von vierzig Pegelsensoren entstehen.", "planned"),
        ("Der Ortsgemeinderat beschließt den Kauf von drei Tablets für die Feuerwehr.", "decided"),
        ("Gesamtkosten der Maßnahme: 118.000 €, Eigenanteil 23.600 €", "decided"),
        ("Das Amt pflegt den Datenkatalog und prüft jede Woche neue Einträge.", "done"),
        ("Alle Meldungen müssen innerhalb von drei Arbeitstagen beantwortet werden.", "done"),
        ("Inhaltsverzeichnis", "none"),
    ],
)
def test_a_plain_statement_is_read_as_what_it_is(read, text, level):
    chances = read(text)
    assert LEVELS[int(np.argmax(chances))].value == level


def test_chances_are_shares_of_one(read):
    assert read("Die Umfrage läuft noch.").sum() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("name", [FILE, "heads.npz"])
def test_a_changed_file_is_not_used(tmp_path, name):
    for file in ("checksums.json", FILE, "heads.npz"):
        shutil.copy(FOLDER / file, tmp_path / file)
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:-1] + b"x")
    with pytest.raises(ModelDamaged):
        PassageJudge(PassageEncoder(), tmp_path)
