"""Every text that a person can enter comes out again: the model is walked, not a list of it."""

import dataclasses
import datetime as dt
import io
import itertools
import json
import re
import zipfile
from decimal import Decimal

import docx
import openpyxl
import pytest

from fundingkit.assessment.verdict import Judgement, PassageVerdict
from fundingkit.attachments import AttachmentState
from fundingkit.costs.plan import CostLine, FinancingLine, MoneySource
from fundingkit.drafting.application import Edition
from fundingkit.drafting.bundle import read_bundle, write_bundle
from fundingkit.drafting.exports import CALENDAR, DRAFT, REVIEW
from fundingkit.drafting.field_text import FieldText
from fundingkit.measures import Measure
from fundingkit.readiness.what_if import Scenario
from fundingkit.scale import Commitment, Grade
from fundingkit.schedule.plan import CouncilDate, Milestone, PhasePeriod
from fundingkit.settings import Settings
from fundingkit.store.plans import ONLY, SecondOpinion
from fundingkit.store.store import open_store
from fundingkit.store.tables import Base
from fundingkit.tasks import Task
from tests.store.word_engine import WordEngine

CALL = "mpsc-2021"
DAY = dt.date(2021, 3, 25)
PAPER = "\n\n".join(f"Dies ist der Satz mit dem Wort belegwort{number:02d} darin." for number in range(6))

#: What is chosen from the call, made by the program or no text, and so is filled with a real value.
CHOSEN = {
    Judgement: {"grade": Grade.FULFILLED, "commitment": Commitment.DECIDED},
    Task: {"requirement": "R14", "field": "", "attachment": "", "due": DAY},
    FieldText: {"field": "I.1", "entry": ""},
    AttachmentState: {"attachment": "ratsbeschluss", "sha256": ""},
    CostLine: {"id": "k1", "amount": Decimal(1000), "year": 2022, "phase": "A", "measure": "m1"},
    FinancingLine: {
        "id": "f1", "source": MoneySource.OWN, "amount": Decimal(350), "year": 2022, "phase": "A"
    },
    PhasePeriod: {"phase": "A", "start": DAY, "end": DAY},
    Milestone: {"id": "z1", "date": DAY, "phase": "A", "measure": "m1", "deadline": ""},
    Measure: {"id": "m1", "phase": "A"},
    CouncilDate: {"id": "r1", "date": DAY},
    Scenario: {"steps": ()},
}  # fmt: skip
#: Registers that hold no text of a person. Of a verdict that another one replaced, only the first of a
#: settled disagreement goes out: exports show what counts, the page has the history.
WITHOUT_TEXT = {
    "rate": "the id of a rate of the call",
    "weights": "numbers by criterion",
    "setting": "how files are named and marked: stands in the edition; own fields name fields of the page",
}

#: Tables of which this test enters something, and why nothing is entered of the others.
ENTERED = {"dossier", "paper_version", "verdict", "entry", "person"}
NOT_ENTERED = {
    "journal": "who did what; the words in it are those of other tables",
    "content": "files, handed out as they came",
    "reading": "made by the program",
    "match": "made by the program",
    "paper": "the name of a paper is its file's until somebody renames it; the record names it",
    "snapshot": "names a state within this installation; what it froze was handed out in its time",
    "job": "made by the program",
    "job_item": "made by the program",
}


class Entries:
    """Makes values full of words that occur nowhere else, and knows where each was entered."""

    def __init__(self):
        self._numbers = itertools.count(1)
        self.words = {}

    def word(self, where):
        made = f"Eingabe{next(self._numbers):03d}q"
        self.words[made] = where
        return made

    def of(self, type_, about="", **given):
        """A value of which every text that is not chosen from elsewhere is a word of its own."""
        chosen = CHOSEN.get(type_, {}) | given
        texts = {
            field.name: self.word(f"{about}{type_.__name__}.{field.name}")
            for field in dataclasses.fields(type_)
            if field.type == "str" and field.name not in chosen
        }
        return type_(**texts, **chosen)


@dataclasses.dataclass(frozen=True)
class Case:
    application: object
    words: dict
    files: dict
    archive: bytes

    def lost(self, text, *starts):
        """What was entered there and does not stand in the text."""
        wanted = {word: where for word, where in self.words.items() if where.startswith(starts)}
        assert wanted
        return sorted(where for word, where in wanted.items() if word not in text)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    store = open_store(Settings(data=tmp_path_factory.mktemp("typed")), load_engine=WordEngine)
    entries = Entries()
    dossier = store.dossiers.create(
        entries.word("Dossier.title"), entries.word("Dossier.municipality"), [CALL], by="Anna"
    ).id
    store.upload(dossier, [(f"{entries.word('PaperVersion.file_name')}.txt", PAPER.encode())], by="Anna")
    assert store.worker("here", alone=True).work()
    _review(store, dossier, entries)
    for register in store.plans.registers():
        if register.kind in WITHOUT_TEXT or register.type is SecondOpinion:
            continue
        value = entries.of(register.type)
        scope = CALL if register.per_call else ""
        assert register.add(dossier, value, by="Anna", call_id=scope).accepted, register.kind
    application = store.application(dossier, CALL)
    edition = Edition("0.1", DAY, entries.word("Person.name"))
    archive = write_bundle(application, edition)
    store.close()
    files = read_bundle("antrag.zip", archive).bundle.exports
    return Case(application, entries.words, files, archive)


def _review(store, dossier, entries):
    """A verdict, one with a second opinion that was settled, and words on passages alone."""
    document = store.assessment(dossier, CALL).papers[0].sha256
    quotes = itertools.count()

    def passage(about, state):
        wanted = f"belegwort{next(quotes):02d}"
        quote = next(line for line in PAPER.splitlines() if wanted in line)
        start = PAPER.index(quote)
        entries.words[wanted] = f"{about}PassageVerdict.quote"
        return PassageVerdict(document, start, start + len(quote), quote, 1, state, by_hand=True)

    def give(requirement, about, person, track="main", state="accepted", **more):
        said = entries.of(Judgement, about, passages=(passage(about, state),), **more)
        return store.verdicts.give(dossier, CALL, requirement, said, by=person, based_on=0, track=track)

    people = {name: entries.word(f"Review {name}") for name in ("first", "second", "settling")}
    assert give("R01", "Review plain ", people["first"]).accepted
    assert give("R02", "Review first ", people["first"]).accepted
    other = {"grade": Grade.PARTIAL}
    assert give("R02", "Review second ", people["second"], "second", "rejected", **other).accepted
    alone = passage("Review unjudged ", "rejected")
    assert store.verdicts.mark(dossier, CALL, "R03", alone, by=people["first"], based_on=0).accepted
    blind = passage("Review unjudged second ", "accepted")
    marked = store.verdicts.mark(dossier, CALL, "R04", blind, by=people["second"], based_on=0, track="second")
    assert marked.accepted
    settled = entries.of(Judgement, "Review settled ", grade=Grade.MENTIONED)
    assert store.verdicts.settle(dossier, CALL, "R02", settled, by=people["settling"], based_on=1).accepted
    opinion = entries.of(SecondOpinion, "Review ", closed=True)
    store.plans.second_opinions.write(dossier, ONLY, opinion, by="Anna", based_on=0, call_id=CALL)


def test_every_word_of_the_review_and_of_tasks_stands_in_the_workbook(case):
    book = openpyxl.load_workbook(io.BytesIO(case.files[REVIEW]))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert case.lost("\n".join(cells), "Review ", "Task.") == []


def test_an_open_task_stands_in_the_comments_of_the_draft_and_in_the_calendar(case):
    draft = docx.Document(io.BytesIO(case.files[DRAFT]))
    comments = "\n".join(comment.text for comment in draft.comments)
    assert case.lost(comments, "Task.title", "Task.responsible") == []
    calendar = re.sub(r"\r?\n ", "", case.files[CALENDAR].decode())
    assert case.lost(calendar, "Task.") == []


def test_everything_that_a_person_enters_anywhere_stands_in_the_archive(case):
    with zipfile.ZipFile(io.BytesIO(case.archive)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".json")]
    whole = "\n".join(json.dumps(json.loads(part), ensure_ascii=False) for part in parts)
    assert case.lost(whole, "") == []
    assert read_bundle("antrag.zip", case.archive).bundle.application == case.application


def test_a_new_table_is_either_entered_here_or_named_with_a_reason():
    assert set(Base.metadata.tables) == ENTERED | NOT_ENTERED.keys()


def test_nothing_of_a_second_opinion_goes_out_while_it_is_blind(tmp_path):
    store = open_store(Settings(data=tmp_path), load_engine=WordEngine)
    dossier = store.dossiers.create("Smart Musterstadt", "Musterstadt", [CALL], by="Anna").id
    store.upload(dossier, [("papier.txt", PAPER.encode())], by="Anna")
    assert store.worker("here", alone=True).work()
    said = Judgement(Grade.FULFILLED, Commitment.DECIDED, reason="Noch geheim.")
    store.verdicts.give(dossier, CALL, "R01", said, by="Bert", based_on=0, track="second")
    opinion = SecondOpinion("Bert")
    store.plans.second_opinions.write(dossier, ONLY, opinion, by="Anna", based_on=0, call_id=CALL)
    assert store.application(dossier, CALL).second_look is None
    done = dataclasses.replace(opinion, closed=True)
    store.plans.second_opinions.write(dossier, ONLY, done, by="Anna", based_on=1, call_id=CALL)
    assert store.application(dossier, CALL).second_look.second["R01"].reason == "Noch geheim."
    store.close()
