from dataclasses import replace

import pytest

from fundingkit.assessment.verdict import Judgement, PassageVerdict
from fundingkit.assessment.versions import Fate
from fundingkit.errors import UnknownCall
from fundingkit.readiness.readiness import readiness
from fundingkit.scale import Commitment, Grade

FIRST = """# Strategie

Der Rat hat das Leitbild am 1. März beschlossen.

Zum Leitbild gehören fünf Handlungsfelder.

Die Beteiligung fand in drei Werkstätten statt.
"""
SECOND = """# Strategie

Ein neues Vorwort der Oberbürgermeisterin.

Der Rat hat das Leitbild am 1. März beschlossen.

Zum Leitbild gehören sechs Handlungsfelder.

Der Zeitplan steht.
"""
SAME = Judgement(Grade.PARTIAL, Commitment.DECIDED)


@pytest.fixture
def worked(store, probe):
    """A dossier with one paper that has been worked out."""
    store.upload(probe.id, [("Strategie.md", FIRST.encode())], by="Anna")
    assert store.worker("test").work()
    return probe


def accepted(passage):
    return PassageVerdict(
        passage.document, passage.start, passage.end, passage.quote, passage.page, "accepted"
    )


def test_what_a_paper_says_becomes_proposals_with_literal_quotes(store, worked):
    assessment = store.assessment(worked.id, "probe")
    assert [int(proposal.grade) for proposal in assessment.proposals.values()] == [2, 1, 0]
    assert [paper.name for paper in assessment.papers] == ["Strategie.md"]
    paper = store.papers.all(worked.id)[0].current
    text = store.readings.read(paper.sha256, paper.file_name).text.document.text
    for proposal in assessment.proposals.values():
        for evidence in proposal.evidence:
            assert text[evidence.passage.start : evidence.passage.end] == evidence.passage.quote


def test_a_paper_not_worked_out_yet_is_named_and_counts_as_nothing(store, probe):
    store.upload(probe.id, [("Strategie.md", FIRST.encode())], by="Anna")
    review = store.review(probe.id, "probe")
    assert [version.file_name for version in review.pending] == ["Strategie.md"]
    assert [finding.code for finding in review.assessment.findings] == ["assessment.pending"]
    assert {int(proposal.grade) for proposal in review.assessment.proposals.values()} == {0}


def test_the_same_paper_again_is_not_matched_again(store, worked, engine):
    other = store.dossiers.create("Zweites", "Nachbarstadt", ["probe"], by="Anna")
    upload = store.upload(other.id, [("Abschrift.md", FIRST.encode())], by="Anna")
    assert upload.job is None
    assert engine.matched == 1
    assert store.assessment(other.id, "probe").proposals["R1"].grade == Grade.PARTIAL


def test_verdicts_count_over_proposals_and_take_the_place_of_their_uncertainty(store, worked):
    reason = Judgement(Grade.FULFILLED, Commitment.DONE, reason="Liegt vor.")
    store.verdicts.give(worked.id, "probe", "R3", reason, by="Anna", based_on=0)
    assessment = store.assessment(worked.id, "probe")
    assert assessment.grade("R3") == Grade.FULFILLED
    assert assessment.proposals["R3"].grade == Grade.NONE
    ready = readiness(assessment)
    assert ready.requirement("R3").coverage == 1
    assert ready.progress.reviewed == 1


def test_a_new_version_moves_what_stayed_and_puts_in_doubt_what_changed(store, worked):
    before = store.assessment(worked.id, "probe")
    stays, changes = (evidence.passage for evidence in before.proposals["R1"].evidence)
    gone = before.proposals["R2"].evidence[0].passage
    store.verdicts.give(
        worked.id, "probe", "R1", Judgement(SAME.grade, SAME.commitment, passages=(accepted(stays),)),
        by="Anna", based_on=0,
    )  # fmt: skip
    store.verdicts.confirm(worked.id, "probe", {"R2": 0}, by="Anna")
    store.upload(worked.id, [("Strategie.md", SECOND.encode())], by="Bert")
    assert store.review(worked.id, "probe").doubts == {}
    store.worker("test").work()
    review = store.review(worked.id, "probe")
    kept = review.assessment.verdicts["R1"]
    assert not kept.suspect
    assert kept.passages[0].quote == stays.quote
    assert kept.passages[0].start > stays.start
    assert kept.passages[0].document == review.assessment.papers[0].sha256
    assert review.assessment.verdicts["R2"].suspect
    (change,) = review.doubts["R2"].changes
    assert (change.fate, change.old.quote, change.new) == (Fate.VANISHED, gone.quote, None)
    assert review.assessment.proposals["R3"].grade == Grade.MENTIONED

    store.verdicts.give(
        worked.id, "probe", "R1", Judgement(SAME.grade, SAME.commitment, passages=(accepted(changes),)),
        by="Anna", based_on=1,
    )  # fmt: skip
    (change,) = store.review(worked.id, "probe").doubts["R1"].changes
    assert change.fate is Fate.CHANGED
    assert change.new.quote == "Zum Leitbild gehören sechs Handlungsfelder."


def test_until_a_new_version_is_worked_out_the_old_one_counts_and_the_page_is_told(store, worked):
    store.upload(worked.id, [("Strategie.md", SECOND.encode())], by="Bert")
    assessment = store.assessment(worked.id, "probe")
    assert assessment.proposals["R2"].grade == Grade.MENTIONED
    assert [finding.code for finding in assessment.findings] == [
        "assessment.pending",
        "assessment.older_version",
    ]


def test_a_new_version_that_cannot_be_read_leaves_the_old_one_counting(store, worked):
    paper = store.papers.all(worked.id)[0]
    store.upload(worked.id, [("Strategie.pdf", b"%PDF-1.4 kaputt")], by="Bert", version_of=paper.id)
    store.worker("test").work()
    assessment = store.assessment(worked.id, "probe")
    assert assessment.proposals["R1"].grade == Grade.PARTIAL
    assert "assessment.older_version" in [finding.code for finding in assessment.findings]
    assert store.papers.get(worked.id, paper.id).current.state == "refused"


def test_taking_a_paper_out_puts_its_verdicts_in_doubt_and_bringing_it_back_ends_that(store, worked):
    store.verdicts.confirm(worked.id, "probe", {"R1": 0}, by="Anna")
    paper = store.papers.all(worked.id)[0]
    store.papers.remove(worked.id, paper.id, by="Bert")
    review = store.review(worked.id, "probe")
    assert review.assessment.verdicts["R1"].suspect
    assert {change.fate for change in review.doubts["R1"].changes} == {Fate.VANISHED}
    store.papers.restore(worked.id, paper.id, by="Bert")
    assert not store.review(worked.id, "probe").assessment.verdicts["R1"].suspect


def test_an_older_version_can_be_looked_at_beside_the_newest(store, worked):
    store.upload(worked.id, [("Strategie.md", SECOND.encode())], by="Bert")
    store.worker("test").work()
    paper = store.papers.all(worked.id)[0]
    old = store.assessment(worked.id, "probe", versions={paper.id: 1})
    new = store.assessment(worked.id, "probe")
    assert (old.proposals["R3"].grade, new.proposals["R3"].grade) == (Grade.NONE, Grade.MENTIONED)
    comparison = store.assessments.comparison(worked.id, paper.id, 1, 2)
    assert [passage.quote for passage in comparison.added] == [
        "Ein neues Vorwort der Oberbürgermeisterin.",
        "Der Zeitplan steht.",
    ]


def test_marks_on_passages_follow_a_new_version_too(store, worked):
    passage = store.assessment(worked.id, "probe").proposals["R1"].evidence[0].passage
    word = PassageVerdict(passage.document, passage.start, passage.end, passage.quote, None, "rejected")
    store.verdicts.mark(worked.id, "probe", "R1", word, by="Anna", based_on=0)
    store.upload(worked.id, [("Strategie.md", SECOND.encode())], by="Bert")
    store.worker("test").work()
    assessment = store.assessment(worked.id, "probe")
    (mark,) = assessment.passages("R1")
    assert mark.key == assessment.proposals["R1"].evidence[0].passage.key
    again = PassageVerdict(mark.document, mark.start, mark.end, mark.quote, None, "accepted")
    standing = store.verdicts.mark(worked.id, "probe", "R1", again, by="Anna", based_on=1).standing
    assert standing.passages == (again,)


def test_evidence_by_hand_must_stand_literally_in_a_paper_of_the_dossier(store, worked):
    document = store.assessment(worked.id, "probe").papers[0].sha256
    start = FIRST.index("fünf Handlungsfelder")
    real = PassageVerdict(document, start, start + 20, "fünf Handlungsfelder", None, "accepted", by_hand=True)
    assert store.verdicts.mark(worked.id, "probe", "R3", real, by="Anna", based_on=0).accepted
    for wrong in (replace(real, start=start + 1), replace(real, quote="x"), replace(real, document="b" * 64)):
        assert not store.verdicts.mark(worked.id, "probe", "R3", wrong, by="Anna", based_on=1).accepted
    other = store.dossiers.create("Zweites", "Nachbarstadt", ["probe"], by="Anna")
    assert not store.verdicts.mark(other.id, "probe", "R3", real, by="Anna", based_on=0).accepted


def test_the_second_opinion_sees_nothing_of_the_first_and_agreement_compares_both(store, worked):
    store.verdicts.confirm(worked.id, "probe", {"R1": 0, "R2": 0}, by="Anna")
    blind = store.review(worked.id, "probe", track="second")
    assert blind.assessment.verdicts == {}
    assert blind.standings["R1"].revision == 0
    differing = Judgement(Grade.FULFILLED, Commitment.DONE, reason="Mehr als das.")
    store.verdicts.give(worked.id, "probe", "R1", differing, by="Bert", based_on=0, track="second")
    store.verdicts.confirm(worked.id, "probe", {"R2": 0}, by="Bert", track="second")
    figures = store.agreement(worked.id, "probe")
    assert (figures.both, figures.equal, figures.within_one) == (2, 0.5, 1)
    assert [item.requirement for item in figures.disagreements] == ["R1"]
    store.verdicts.settle(worked.id, "probe", "R1", differing, by="Carla", based_on=1)
    assert store.assessment(worked.id, "probe").verdicts["R1"].round == "settled"
    assert store.agreement(worked.id, "probe") == figures


def test_a_catalogue_that_changes_is_matched_anew_even_under_the_same_version(store, worked, settings):
    path = settings.criteria / "probe.yaml"
    path.write_text(path.read_text().replace("title: Zeitplan", "title: Werkstätten"), encoding="utf-8")
    assert len(store.review(worked.id, "probe").pending) == 1
    store.work_out(worked.id, by="Anna")
    store.worker("test").work()
    assert store.assessment(worked.id, "probe").proposals["R3"].grade == Grade.MENTIONED


def test_kept_matches_stay_within_their_room_and_the_least_used_go(settings, clock, engine):
    from fundingkit.store.store import open_store  # noqa: PLC0415 - a second store on purpose

    store = open_store(settings, load_engine=lambda: engine, clock=clock)
    dossier = store.dossiers.create("Voll", "Musterstadt", ["probe"], by="Anna")
    store.assessments._matches._limit = 700
    files = [(f"{number}.md", f"Das Leitbild Nr. {number}.".encode()) for number in range(4)]
    store.upload(dossier.id, files, by="Anna")
    store.worker("test").work()
    pending = [version.file_name for version in store.review(dossier.id, "probe").pending]
    assert pending
    assert "3.md" not in pending
    store.close()


def test_a_call_that_does_not_exist_is_refused(store, probe):
    with pytest.raises(UnknownCall):
        store.assessment(probe.id, "gibt-es-nicht")
