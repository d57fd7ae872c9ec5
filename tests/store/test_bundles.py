"""An application goes out of one installation and into another, empty one."""

import dataclasses
import datetime as dt
import hashlib
from decimal import Decimal

import pytest

from fundingkit.attachments import AttachmentState, Presence
from fundingkit.costs.plan import CostLine, FinancingLine, MoneySource
from fundingkit.drafting.application import Edition
from fundingkit.drafting.bundle import read_bundle, write_bundle
from fundingkit.drafting.exports import write_exports
from fundingkit.drafting.field_text import FieldState, FieldText
from fundingkit.drafting.presentation import presentation_key, presentation_of
from fundingkit.errors import NotAccepted
from fundingkit.findings import Finding
from fundingkit.measures import Measure
from fundingkit.schedule.plan import CouncilDate, Milestone, PhasePeriod
from fundingkit.settings import Settings
from fundingkit.store.bundles import AGAIN, take_in
from fundingkit.store.files import LARGEST
from fundingkit.store.store import open_store
from fundingkit.tasks import Task
from tests.store.word_engine import WordEngine

CALL = "mpsc-2021"
EDITION = Edition("0.7", dt.date(2021, 2, 1), "Anna", "Intern")
DECISION = b"Der Gemeinderat stimmt zu."
DAY = dt.date(2021, 3, 25)


@pytest.fixture
def empty(tmp_path):
    store = open_store(Settings(data=tmp_path / "there"), load_engine=WordEngine)
    yield store
    store.close()


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """An application as it left its installation, and its archive."""
    store = open_store(Settings(data=tmp_path_factory.mktemp("here")), load_engine=WordEngine)
    dossier = store.dossiers.create("Smart Musterstadt", "Musterstadt", [CALL], by="Anna").id
    store.upload(dossier, [("leitbild.txt", b"Die Vision und Zielbild der Stadt steht fest.")], by="Anna")
    assert store.worker("here", alone=True).work()
    plans, more = store.plans, {"by": "Anna", "call_id": CALL}
    digest = store.files.keep("beschluss.pdf", DECISION)
    state = AttachmentState("ratsbeschluss", Presence.PRESENT, "beschluss.pdf", digest)
    plans.attachments.add(dossier, state, **more)
    plans.texts.add(dossier, FieldText("I.1", text="Wohnraum ist knapp.", state=FieldState.FINISHED), **more)
    plans.measures.add(dossier, Measure("m1", "Sensoren", requirements=("R14",)), by="Anna")
    plans.cost_lines.add(dossier, CostLine("k1", Decimal(1000), 2022, "A", "m1"), **more)
    plans.financing_lines.add(dossier, FinancingLine("f1", MoneySource.OWN, Decimal(350), 2022), **more)
    plans.choose_rate(dossier, CALL, "regel", by="Anna", based_on=0)
    plans.periods.add(dossier, PhasePeriod("A", dt.date(2022, 1, 1), dt.date(2022, 12, 31)), **more)
    plans.milestones.add(dossier, Milestone("z1", "Absenden", DAY), **more)
    plans.council_dates.add(dossier, CouncilDate("r1", "Gemeinderat", DAY), by="Anna")
    plans.tasks.add(dossier, Task("Rechnen", requirement="R14", responsible="Bert"), **more)
    plans.set_own_weights(dossier, CALL, {"K01": Decimal("2.5")}, by="Anna", based_on=0)
    application = store.application(dossier, CALL)
    data = write_bundle(application, EDITION, attachments={digest: store.files.content(digest)})
    store.close()
    return application, data


def test_everything_that_people_entered_arrives_and_yields_the_same_files(sent, empty):
    application, data = sent
    bundle = read_bundle("antrag.zip", data).bundle
    arrival = take_in(empty, bundle, by="Bert")
    assert arrival.findings == ()
    frozen = empty.snapshots.frozen(arrival.dossier.id, arrival.snapshot.id)
    assert frozen.assessment == application.assessment
    there = empty.application(arrival.dossier.id, CALL)
    there = dataclasses.replace(there, assessment=frozen.assessment, paper_dates=application.paper_dates)
    assert there == application
    assert dict(write_exports(there, EDITION)) == dict(bundle.exports)
    kept = empty.plans.settings.get(arrival.dossier.id, presentation_key(CALL))
    assert (presentation_of(kept.value).version, presentation_of(kept.value).confidentiality) == (
        "0.7",
        "Intern",
    )


def test_an_attachment_goes_along_as_a_file(sent, empty):
    bundle = read_bundle("antrag.zip", sent[1]).bundle
    digest = hashlib.sha256(DECISION).hexdigest()
    assert bundle.attachments == {digest: DECISION}
    take_in(empty, bundle, by="Bert")
    assert empty.files.content(digest) == DECISION


def test_reading_in_twice_makes_two_dossiers_and_changes_none(sent, empty):
    bundle = read_bundle("antrag.zip", sent[1]).bundle
    first, second = (take_in(empty, bundle, by="Bert").dossier for _ in range(2))
    assert second.title == first.title + AGAIN
    empty.plans.texts.write(second.id, "I.1", FieldText("I.1"), by="Bert", based_on=1, call_id=CALL)
    assert empty.plans.text(first.id, CALL, "I.1").value.text == "Wohnraum ist knapp."


def test_an_archive_of_an_unknown_call_is_refused_and_nothing_is_made(sent, empty):
    bundle = read_bundle("antrag.zip", sent[1]).bundle
    other = bundle.application.assessment.call.model_copy(update={"id": "fremd-2030"})
    assessment = dataclasses.replace(bundle.application.assessment, call=other)
    foreign = dataclasses.replace(
        bundle, application=dataclasses.replace(bundle.application, assessment=assessment)
    )
    with pytest.raises(NotAccepted):
        take_in(empty, foreign, by="Bert")
    assert empty.dossiers.all() == ()


def test_a_file_that_is_too_large_or_empty_is_not_kept(empty):
    for data in (b"", b"x" * (LARGEST + 1)):
        refused = empty.files.keep("plan.pdf", data)
        assert isinstance(refused, Finding)
        assert refused.hint
    assert empty.files.content("0" * 64) is None
    assert not empty.files.holds("0" * 64)
