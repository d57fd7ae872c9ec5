"""How long the workbench keeps an officer waiting: `python -m benchmarks.workbench`.

A dossier of 1,000 pages in 20 papers, half of them PDF, is worked out for a call of 48
requirements, and every requirement gets a history. Then the page is used as an afternoon uses it,
and what the server takes from a key to the finished page is measured. Each interaction is set
against a page of as many empty widgets in the same run, so that the ratio holds on any machine.
`--folder DIR` keeps the dossier, and uses it again where it is there already.
"""

from __future__ import annotations

import argparse
import itertools
import os
import statistics
import tempfile
import textwrap
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from streamlit.testing.v1 import AppTest

from fundingkit.settings import load_settings
from fundingkit.store.store import Store, open_store
from fundingkit.training.examples import read_papers
from fundingkit.workbench.exhibits import by_hand
from fundingkit.workbench.items import Item, items
from tests.documents.made_pdf import Sheet, pdf

CALL = "mpsc-2021"
PAPERS = 20
#: Lines of a page, and characters of a line.
LINES, WIDTH = 42, 85
#: How often a person presses each thing.
ROUNDS = 24
#: Rows of history that every requirement has before the afternoon begins.
HISTORY = 6
#: What half of all interactions, and all but one in twenty, may take, in milliseconds.
HALF, MOST = 150.0, 400.0
ROUTER = Path(__file__).parents[1] / "pages" / "_router.py"


def papers(pages: int) -> Iterator[tuple[str, bytes]]:
    """So many pages in `PAPERS` papers, by turns Markdown and PDF; no two sentences are the same."""
    rows = itertools.cycle(row.text.rstrip(".") for paper in read_papers() for row in paper.rows)
    sentences = (f"{text} (Nummer {number})." for number, text in enumerate(rows))
    for number in range(PAPERS):
        sheets = [list(_page(sentences)) for _ in range(pages // PAPERS)]
        if number % 2:
            yield f"Papier {number:02}.pdf", pdf(*(_sheet(page) for page in sheets))
        else:
            text = "\n\n".join(
                f"## Abschnitt {count}\n\n" + " ".join(page) for count, page in enumerate(sheets)
            )
            yield f"Papier {number:02}.md", text.encode()


def prepare(store: Store, pages: int) -> int:
    """The dossier with everything worked out and a history; the one that is there, where there is one."""
    known = store.dossiers.all()
    if known:
        store.work_out(known[0].id, by="Anna Beispiel")
        _work(store)
        return known[0].id
    store.people.signed_on("local", "Anna Beispiel", "")
    dossier = store.dossiers.create("Großes Vorhaben", "Musterstadt", [CALL], by="Anna Beispiel").id
    begun = time.perf_counter()
    store.upload(dossier, papers(pages), by="Anna Beispiel")
    _work(store)
    print(f"{pages} Seiten ausgewertet in {time.perf_counter() - begun:.0f} s")
    for item in _items(store, dossier):
        for row in range(HISTORY):
            evidence = item.proposal.evidence[row % 3].passage if len(item.proposal.evidence) > 2 else None
            if evidence is None:
                break
            store.verdicts.mark(dossier, CALL, item.id, by_hand(evidence), by="Anna Beispiel", based_on=row)
    return dossier


class Afternoon:
    """A person at the page; every wait is written down under the name of what was done."""

    def __init__(self, dossier: int) -> None:
        self.waits: defaultdict[str, list[float]] = defaultdict(list)
        self._dossier = str(dossier)
        self.page = self.opened("pruefung.py")

    def opened(self, script: str, name: str = "", **address: str) -> AppTest:
        """A page in a tab of its own; its first run counts under `name`, or not at all."""
        page = AppTest.from_file(ROUTER, default_timeout=120)
        page.query_params.update({"vorhaben": self._dossier, **address})
        page.switch_page(script)
        if not name:
            page.run()
        else:
            page.run()
            self.wait(name, page)
        return page

    def wait(self, name: str, page: AppTest | None = None) -> None:
        """Let the page run, and write down how long that took."""
        page = page or self.page
        begun = time.perf_counter()
        page.run()
        self.waits[name].append((time.perf_counter() - begun) * 1000)
        if page.exception:
            raise RuntimeError(page.exception[0].value)

    def press(self, name: str, key: str) -> None:
        """Press a button of the page."""
        self.page.button(key=key).click()
        self.wait(name)

    def look_at(self, item: Item) -> None:
        """Follow a link to a requirement."""
        self.page.query_params["frage"] = item.id
        self.wait("zu einer Prüffrage springen")


def spend(store: Store, dossier: int) -> Afternoon:
    """Everything that a person does at the workbench, `ROUNDS` times."""
    afternoon = Afternoon(dossier)
    page = afternoon.page
    every = [item for item in _items(store, dossier) if len(item.proposal.evidence) > 2]
    for number, item in zip(range(ROUNDS), itertools.cycle(every), strict=False):
        afternoon.look_at(item)
        afternoon.press("nächste Textstelle", "_passage_on")
        afternoon.press("Textstelle ablehnen", "_passage_rejected")
        afternoon.press("nächste Prüffrage", "_go_N")
        afternoon.look_at(item)
        grade = int(item.proposal.grade)
        afternoon.press("abweichende Stufe drücken", f"_grade_{3 if grade < 3 else 2}")
        afternoon.press("begründen, weiter zur nächsten offenen", "_reason_Q")
        afternoon.press("zurücknehmen", "_undo")
        page.pills(key="stand").set_value(["offen"] if number % 2 else [])
        afternoon.wait("nach Stand filtern")
        page.text_input(key="wort").set_value("digital" if number % 2 else "")
        afternoon.wait("nach einem Wort filtern")
        page.segmented_control(key="ansicht").set_value("Suche")
        afternoon.wait("Ansicht wechseln")
        page.text_input(key="suche").set_value(
            ("strategie", "stadt beschlossen", "daten")[number % 3] + f" {number}"
        )
        afternoon.wait("in allen Dokumenten suchen")
        page.segmented_control(key="ansicht").set_value("Verlauf")
        afternoon.wait("Ansicht wechseln")
        page.segmented_control(key="ansicht").set_value("Belege")
        afternoon.wait("Ansicht wechseln")
    for name in ("fassungen", "zweitmeinung", "aufgaben", "pruefliste"):
        other = afternoon.opened(f"{name}.py")
        for _ in range(ROUNDS // 4):
            afternoon.wait(f"Seite {name}", other)
    return afternoon


def empty() -> None:
    """A page with as many widgets as the workbench, and nothing behind them."""
    import streamlit as st  # noqa: PLC0415 - the script of a page stands alone

    for number in range(40):
        st.button(f"Knopf {number}", key=f"knopf_{number}")
    for number in range(2):
        st.radio(f"Liste {number}", range(8), key=f"liste_{number}")
    for number in range(8):
        st.text_input(f"Feld {number}", key=f"feld_{number}")
    for number in range(20):
        st.markdown(f"Text {number}")


def floor() -> float:
    """What Streamlit alone takes, in milliseconds."""
    page = AppTest.from_function(empty, default_timeout=60).run()
    waits = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        page.button(key="knopf_1").click().run()
        waits.append((time.perf_counter() - begun) * 1000)
    return statistics.median(waits)


def main() -> int:
    """Print the table; 1 where people wait longer than they should."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--words-only", action="store_true", help="work the papers out without the model")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        folder = options.folder or Path(passing)
        os.environ |= {"FUNDINGKIT_DATA": str(folder), "FUNDINGKIT_WORKER": "false"}
        if options.words_only:
            os.environ["FUNDINGKIT_ENCODER"] = "none"
        store = open_store(load_settings())
        dossier = prepare(store, options.pages)
        least = floor()
        waits = spend(store, dossier).waits
        store.close()
    everything = [wait for own in waits.values() for wait in own]
    print(f"{'':40}{'Zahl':>6}{'Median, ms':>12}{'95 %, ms':>10}{'leere Seite':>13}")
    for name, own in sorted(waits.items(), key=lambda pair: -statistics.median(pair[1])):
        _row(name, own, least)
    _row("alles zusammen", everything, least)
    return int(statistics.median(everything) > HALF or _most(everything) > MOST)


def _work(store: Store) -> None:
    while store.worker("here", alone=True).work():
        pass


def _row(name: str, waits: list[float], least: float) -> None:
    half = statistics.median(waits)
    print(f"{name:40}{len(waits):>6}{half:>12.0f}{_most(waits):>10.0f}{half / least:>12.1f}x")


def _most(waits: list[float]) -> float:
    return sorted(waits)[min(len(waits) - 1, int(0.95 * len(waits)))]


def _items(store: Store, dossier: int) -> tuple[Item, ...]:
    return items(store.assessment(dossier, CALL))


def _page(sentences: Iterator[str]) -> Iterator[str]:
    length = 0
    while length < LINES * WIDTH * 0.7:
        sentence = next(sentences)
        length += len(sentence) + 1
        yield sentence


def _sheet(sentences: list[str]) -> Sheet:
    sheet = Sheet()
    lines = textwrap.wrap(" ".join(sentences), WIDTH)
    return sheet.lines(60, 60, [line.encode("cp1252", "replace").decode("cp1252") for line in lines], size=10)


if __name__ == "__main__":
    raise SystemExit(main())
