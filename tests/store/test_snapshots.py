from decimal import Decimal

import pytest

from fundingkit.assessment.verdict import Judgement
from fundingkit.attachments import AttachmentState, Presence
from fundingkit.errors import NotAccepted, UnknownSnapshot
from fundingkit.readiness.readiness import readiness
from fundingkit.scale import Commitment, Grade


@pytest.fixture
def worked(store, probe):
    store.upload(probe.id, [("a.md", b"Das Leitbild ist beschlossen.\n")], by="Anna")
    store.worker("test").work()
    return probe


def test_a_snapshot_keeps_the_assessment_as_it_was(store, worked):
    store.plans.set_own_weights(worked.id, "probe", {"k1": Decimal(3)}, by="Anna", based_on=0)
    state = AttachmentState("beschluss", Presence.PRESENT)
    store.plans.attachments.add(worked.id, state, by="Anna", call_id="probe")
    before = store.assessment(worked.id, "probe")
    snapshot = store.take_snapshot(worked.id, "probe", " Vor dem Rat ", by="Anna", remark="25.03.")
    judged = Judgement(Grade.FULFILLED, Commitment.DONE, reason="Liegt vor.")
    store.verdicts.give(worked.id, "probe", "R1", judged, by="Bert", based_on=0)
    frozen = store.snapshots.frozen(worked.id, snapshot.id)
    assert frozen.assessment == before
    assert readiness(frozen.assessment).figure == readiness(before).figure
    assert frozen.assessment.engine_version == "words-1"
    assert frozen.weights == {"k1": Decimal(3)}
    assert frozen.attachments == (state,)
    assert (snapshot.name, snapshot.person, snapshot.call_id) == ("Vor dem Rat", "Anna", "probe")


def test_the_same_assessment_freezes_to_the_same_hash(store, worked):
    first = store.take_snapshot(worked.id, "probe", "Eins", by="Anna")
    second = store.take_snapshot(worked.id, "probe", "Zwei", by="Bert")
    assert first.sha256 == second.sha256
    assert store.snapshots.all(worked.id, "probe") == (first, second)


def test_a_snapshot_taken_out_comes_back(store, worked):
    snapshot = store.take_snapshot(worked.id, "probe", "Eins", by="Anna")
    store.snapshots.remove(worked.id, snapshot.id, by="Bert")
    assert store.snapshots.all(worked.id) == ()
    assert store.snapshots.restore(worked.id, snapshot.id, by="Anna") == snapshot
    assert store.snapshots.all(worked.id) == (snapshot,)


def test_a_snapshot_needs_a_name_and_its_own_dossier(store, worked):
    with pytest.raises(NotAccepted, match="Name des Stands fehlt"):
        store.take_snapshot(worked.id, "probe", " ", by="Anna")
    snapshot = store.take_snapshot(worked.id, "probe", "Eins", by="Anna")
    other = store.dossiers.create("Zweites", "Nachbarstadt", ["probe"], by="Anna")
    with pytest.raises(UnknownSnapshot):
        store.snapshots.frozen(other.id, snapshot.id)


def test_an_application_holds_everything_that_people_entered(store, worked):
    application = store.application(worked.id, "probe")
    assert (application.title, application.municipality) == ("Smart Musterstadt", "Musterstadt")
    (paper,) = application.assessment.papers
    assert set(application.paper_dates) == {paper.sha256}
