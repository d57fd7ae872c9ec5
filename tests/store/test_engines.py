import pytest

from fundingkit.assessment.archive import freeze, thaw
from fundingkit.catalogue.shelf import load_call
from fundingkit.documents.reading import read_document
from fundingkit.engine import assess
from fundingkit.errors import EncoderUnreachable, EncoderUnusable
from fundingkit.settings import Settings
from fundingkit.store.engines import configured_engine
from fundingkit.store.jobs import JobState
from fundingkit.store.store import open_store

PAPERS = {
    "b-haushalt.md": "# Haushalt\n\nFür den Breitbandausbau stehen 2022 rund 400.000 Euro im Haushalt bereit.\n",
    "a-strategie.md": "# Strategie\n\nDer Gemeinderat hat das Leitbild am 25. März 2021 beschlossen. "
    "Die Voraussetzungen für einen Antrag sind zu ca. 70 % geschaffen.\n",
}


def test_the_store_says_the_same_as_the_engine_alone_today_and_after_a_restart(tmp_path):
    settings = Settings(data=tmp_path, encoder="none")
    store = open_store(settings)
    dossier = store.dossiers.create("Probe", "Musterstadt", ["mpsc-2021"], by="Anna")
    store.upload(dossier.id, [(name, text.encode()) for name, text in PAPERS.items()], by="Anna")
    store.worker("test").work()
    kept = store.assessment(dossier.id, "mpsc-2021")
    documents = [read_document(name, text.encode()).document for name, text in PAPERS.items()]
    alone = assess(load_call("mpsc-2021"), documents, configured_engine(settings))
    assert kept.proposals == alone.proposals
    assert (kept.papers, kept.claims, kept.engine_version) == (
        alone.papers,
        alone.claims,
        alone.engine_version,
    )
    assert kept.claims[0].value == 0.7
    assert thaw(freeze(kept)) == kept
    store.close()
    again = open_store(settings)
    assert again.assessment(dossier.id, "mpsc-2021") == kept
    again.close()


def test_a_folder_without_a_model_and_an_address_without_a_server_are_named(tmp_path):
    with pytest.raises(EncoderUnusable):
        configured_engine(Settings(data=tmp_path, encoder="folder", encoder_folder=tmp_path))
    nowhere = Settings(data=tmp_path, encoder="address", encoder_address="http://127.0.0.1:9/v1")
    with pytest.raises(EncoderUnreachable, match="FUNDINGKIT_ENCODER_ADDRESS"):
        configured_engine(nowhere)


def test_an_engine_that_cannot_be_loaded_is_told_at_the_papers_of_the_job(store, probe, monkeypatch):
    job = store.upload(probe.id, [("a.md", b"Das Leitbild.")], by="Anna").job
    fault = EncoderUnreachable("http://127.0.0.1:9", "Keine Antwort.")

    def fail():
        raise fault

    monkeypatch.setattr(store.engines, "engine", fail)
    store.worker("test").work()
    (item,) = store.jobs.get(job.id).items
    assert item.state is JobState.FAILED
    assert item.findings[0].hint == str(fault)
