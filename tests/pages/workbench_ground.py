"""A small installation for tests of the workbench: one dossier, one paper, an engine of words."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from streamlit.testing.v1 import AppTest

from fundingkit.settings import load_settings
from fundingkit.store.store import Store, open_store
from tests.store.word_engine import WordEngine

ROUTER = Path(__file__).parents[2] / "pages" / "_router.py"
CALL = "mpsc-2021"
#: The word engine takes a requirement as met as often as its title stands in a passage.
PAPER = """Leitbild der Stadt

Die Vision und Zielbild der Stadt hat der Rat am 4. Mai beschlossen. Der Abschnitt Vision und Zielbild nennt fünf Ziele.

Zur Erfolgsmessung dienen zwölf Kennzahlen. <img src=x onerror=alert(1)> **Übergeordnete Ziele** stehen in der Charta.

Die Stadtwerke betreiben ein LoRaWAN-Netz.
"""


@dataclass
class Ground:
    store: Store
    dossier: int

    def page(self, frage="", script="pruefung.py", **address):
        """The page as somebody sees it who opens it at that address."""
        at = AppTest.from_file(ROUTER, default_timeout=60)
        at.query_params["vorhaben"] = str(self.dossier)
        if frage:
            at.query_params["frage"] = frage
        for name, value in address.items():
            at.query_params[name] = value
        at.switch_page(script)
        at.run()
        assert not at.exception
        return at

    def standing(self, requirement, track="main"):
        return self.store.verdicts.standing(self.dossier, CALL, requirement, track=track)

    def upload(self, words, name="leitbild.txt"):
        self.store.upload(self.dossier, [(name, words.encode())], by="Anna")
        assert self.store.worker("here", alone=True).work()


def make_ground(folder, monkeypatch):
    monkeypatch.setenv("FUNDINGKIT_DATA", str(folder))
    monkeypatch.setenv("FUNDINGKIT_WORKER", "false")
    monkeypatch.setattr("pages._frame.open_store", partial(open_store, load_engine=WordEngine))
    store = open_store(load_settings(), load_engine=WordEngine)
    store.people.signed_on("local", "Anna", "")
    dossier = store.dossiers.create("Smart Musterstadt", "Musterstadt", [CALL], by="Anna")
    ground = Ground(store, dossier.id)
    ground.upload(PAPER)
    return ground


def words_of(at):
    """Everything that is written on the page, as one text."""
    kinds = (at.markdown, at.caption, at.info, at.warning, at.error, at.header, at.subheader, at.toast)
    return "\n".join(str(element.value) for kind in kinds for element in kind).replace("\\", "")


def button(at, key):
    return at.button(key=key)
