import hashlib
import threading

import pytest
from sqlalchemy import func, select

from fundingkit.errors import UnknownDossier, UnknownPaper
from fundingkit.store.journal import Journal
from fundingkit.store.papers import Papers
from fundingkit.store.readings import Readings
from fundingkit.store.tables import ContentRow

TEXT = "# Leitbild\n\nDer Rat hat das Leitbild am 1. März beschlossen.\n".encode()


@pytest.fixture
def papers(database, clock):
    return Papers(database, clock, limit=1000)


def test_a_file_becomes_a_paper_with_one_version(papers, dossier):
    added = papers.add(dossier.id, "Leitbild.md", TEXT, by="Anna")
    assert added.new
    assert papers.all(dossier.id) == (added.paper,)
    version = added.paper.current
    assert (version.number, version.size, version.state) == (1, len(TEXT), "waiting")
    assert version.sha256 == hashlib.sha256(TEXT).hexdigest()
    assert papers.data(dossier.id, added.paper.id) == TEXT


def test_the_same_bytes_again_make_nothing_and_say_where_they_are(papers, dossier):
    first = papers.add(dossier.id, "Leitbild.md", TEXT, by="Anna")
    again = papers.add(dossier.id, "Kopie von Leitbild.md", TEXT, by="Bert")
    assert not again.new
    assert again.paper == first.paper
    assert [finding.code for finding in again.findings] == ["paper.already_present"]
    assert "„Leitbild.md“, Fassung 1" in again.findings[0].hint


def test_the_same_name_with_other_bytes_is_a_new_version(papers, dossier):
    papers.add(dossier.id, "Leitbild.md", TEXT, by="Anna")
    added = papers.add(dossier.id, "LEITBILD.md", TEXT + b"Mehr.", by="Bert")
    assert [version.number for version in added.paper.versions] == [1, 2]
    assert papers.data(dossier.id, added.paper.id, 1) == TEXT
    assert papers.data(dossier.id, added.paper.id) == TEXT + b"Mehr."


def test_a_file_of_another_name_can_be_named_a_new_version(papers, dossier):
    first = papers.add(dossier.id, "Entwurf.md", TEXT, by="Anna")
    added = papers.add(dossier.id, "Beschluss.md", TEXT + b"!", by="Anna", version_of=first.paper.id)
    assert added.paper.id == first.paper.id
    assert added.paper.name == "Entwurf.md"
    assert added.paper.current.file_name == "Beschluss.md"


def test_going_back_to_an_older_text_is_a_version_of_its_own(papers, dossier):
    first = papers.add(dossier.id, "Leitbild.md", TEXT, by="Anna").paper
    papers.add(dossier.id, "Leitbild.md", TEXT + b"!", by="Anna")
    back = papers.add(dossier.id, "Leitbild.md", TEXT, by="Anna")
    assert back.new
    assert back.paper.current.number == 3
    assert back.paper.current.sha256 == first.current.sha256


def test_the_bytes_are_kept_once_for_all_dossiers(papers, dossier, dossiers, database):
    other = dossiers.create("Zweites", "Nachbarstadt", ["mpsc-2021"], by="Anna")
    papers.add(dossier.id, "a.md", TEXT, by="Anna")
    papers.add(other.id, "b.md", TEXT, by="Anna")
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(ContentRow)) == 1


def test_a_paper_taken_out_comes_back_by_hand_or_by_uploading_it_again(papers, dossier, database):
    paper = papers.add(dossier.id, "Leitbild.md", TEXT, by="Anna").paper
    papers.remove(dossier.id, paper.id, by="Bert")
    assert papers.all(dossier.id) == ()
    assert papers.all(dossier.id, removed=True)[0].removed_by == "Bert"
    assert papers.restore(dossier.id, paper.id, by="Anna") == paper
    papers.remove(dossier.id, paper.id, by="Bert")
    again = papers.add(dossier.id, "Leitbild.md", TEXT, by="Anna")
    assert again.paper == paper
    assert "jetzt wieder da" in again.findings[0].hint
    assert [entry.action for entry in Journal(database).entries(dossier.id)][:2] == [
        "paper.restored",
        "paper.removed",
    ]


def test_a_file_over_the_limit_is_refused_with_both_sizes(papers, dossier):
    added = papers.add(dossier.id, "gross.pdf", b"x" * 1_100_000, by="Anna")
    assert added.paper is None
    assert "1,1\u00a0MB" in added.findings[0].title
    assert papers.all(dossier.id) == ()


def test_a_name_with_folders_or_control_characters_is_made_harmless(papers, dossier):
    assert papers.add(dossier.id, "..\\..\\etc/pass\x00wd\n.txt", TEXT, by="A").paper.name == "pass wd .txt"
    assert papers.add(dossier.id, "...", b"x", by="A").paper.name == "ohne Namen"


def test_papers_of_another_dossier_are_out_of_reach(papers, dossier, dossiers):
    paper = papers.add(dossier.id, "Leitbild.md", TEXT, by="Anna").paper
    other = dossiers.create("Zweites", "Nachbarstadt", ["mpsc-2021"], by="Anna")
    with pytest.raises(UnknownPaper):
        papers.data(other.id, paper.id)
    with pytest.raises(UnknownPaper):
        papers.remove(other.id, paper.id, by="Anna")
    with pytest.raises(UnknownPaper):
        papers.data(dossier.id, paper.id, 2)
    with pytest.raises(UnknownDossier):
        papers.add(99, "x.md", TEXT, by="Anna")


def test_reading_is_done_once_and_what_came_of_it_shows_at_the_version(papers, dossier, database):
    paper = papers.add(dossier.id, "Leitbild.md", TEXT, by="Anna").paper
    readings = Readings(database)
    assert readings.kept(paper.current.sha256, "Leitbild.md") is None
    first = readings.read(paper.current.sha256, "Leitbild.md")
    assert all(first.text.document.text[p.start : p.end] == p.quote for p in first.text.passages)
    assert Readings(database).kept(paper.current.sha256, "Leitbild.md") == first
    version = papers.get(dossier.id, paper.id).current
    assert (version.state, version.characters) == ("read", len(first.text.document.text))


def test_the_same_file_uploaded_by_many_at_once_is_kept_once(papers, dossier):
    added = []
    threads = [
        threading.Thread(target=lambda: added.append(papers.add(dossier.id, "Leitbild.md", TEXT, by="Anna")))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(item.new for item in added) == [False] * 7 + [True]
    assert [len(paper.versions) for paper in papers.all(dossier.id)] == [1]


def test_a_file_that_cannot_be_read_keeps_its_findings_under_its_own_name(papers, dossier, database):
    paper = papers.add(dossier.id, "bild.xyz", b"\x00\x01", by="Anna").paper
    Readings(database).read(paper.current.sha256, "anders.xyz")
    version = papers.get(dossier.id, paper.id).current
    assert version.state == "refused"
    assert version.findings[0].place.file == "bild.xyz"
