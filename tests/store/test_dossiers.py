import pytest

from fundingkit.errors import NotAccepted, UnknownDossier
from fundingkit.store.dossiers import Dossiers
from fundingkit.store.journal import Journal


def test_a_dossier_is_there_after_it_was_made(dossiers, dossier):
    assert dossiers.get(dossier.id) == dossier
    assert dossiers.all() == (dossier,)
    assert (dossier.municipality, dossier.call_ids, dossier.created_by) == (
        "Musterstadt",
        ("mpsc-2021",),
        "Anna",
    )


def test_every_fault_of_the_entries_is_named_at_once(database, clock):
    dossiers = Dossiers(database, clock, lambda: ["mpsc-2021"])
    with pytest.raises(NotAccepted) as caught:
        dossiers.create(" ", "x" * 201, ["gibt-es-nicht"], by="Anna")
    assert [finding.code for finding in caught.value.findings] == [
        "dossier.empty",
        "dossier.too_long",
        "dossier.unknown_call",
    ]
    assert dossiers.all() == ()


def test_a_change_stands_in_the_journal_with_old_and_new(database, dossiers, dossier):
    changed = dossiers.change(dossier.id, by="Bert", title="Digitale Musterstadt")
    assert (changed.title, changed.municipality) == ("Digitale Musterstadt", "Musterstadt")
    newest = Journal(database).entries(dossier.id)[0]
    assert (newest.person, newest.label) == ("Bert", "Vorhaben geändert")
    assert newest.detail == {"title": {"old": "Smart Musterstadt", "new": "Digitale Musterstadt"}}


def test_a_dossier_put_away_leaves_the_list_and_comes_back_as_it_was(dossiers, dossier):
    archived = dossiers.archive(dossier.id, by="Bert")
    assert archived.archived
    assert dossiers.all() == ()
    assert dossiers.all(archived=True) == (archived,)
    assert dossiers.restore(dossier.id, by="Anna") == dossier
    assert dossiers.all() == (dossier,)


def test_a_number_that_means_nothing_is_refused(dossiers):
    with pytest.raises(UnknownDossier, match=r"Nr\. 7"):
        dossiers.get(7)
