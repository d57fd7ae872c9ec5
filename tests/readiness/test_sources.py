from dataclasses import replace
from fractions import Fraction

from fundingkit.assessment.verdict import PassageVerdict
from fundingkit.readiness.readiness import readiness
from fundingkit.readiness.sources import dependence_sentences, fragile_points, source_matrix
from fundingkit.readiness.support import support
from fundingkit.scale import Commitment, Grade
from tests.readiness import example as ex

ASSESSMENT = ex.assessment()
READY = readiness(ASSESSMENT)


def mark(document, index, state, **more):
    passage = ex.passage(document, index)
    return PassageVerdict(document, passage.start, passage.end, passage.quote, None, state, **more)


def test_the_matrix_says_which_paper_carries_what():
    matrix = source_matrix(READY, ASSESSMENT)
    assert matrix.cells["R1", ex.STRATEGY].leads
    assert not matrix.cells["R1", ex.REPORT].leads
    assert ("R3", ex.STRATEGY) not in matrix.cells
    assert (matrix.carried(ex.STRATEGY), matrix.carried(ex.REPORT)) == (3, 1)


def test_a_paper_is_worth_what_rests_on_it_alone():
    weights = {weight.paper.name: weight for weight in fragile_points(READY, ASSESSMENT).papers}
    # R2 is worth 1/9 and R4 1/9; R1 stands in both papers
    assert weights["Strategie.pdf"].alone == ("R2", "R4")
    assert weights["Strategie.pdf"].shared == ("R1",)
    assert weights["Strategie.pdf"].at_stake == Fraction(2, 9)
    assert weights["Bericht.pdf"].at_stake == 0


def test_one_passage_that_alone_carries_two_requirements_is_named():
    (single,) = fragile_points(READY, ASSESSMENT).single_passages
    assert single.requirements == ("R2", "R4")
    assert single.at_stake == Fraction(2, 9)
    assert single.paper == "Strategie.pdf"


def test_weak_evidence_beside_strong_does_not_count_as_a_second_leg():
    weak = ex.proposal(
        "R2",
        Grade.PARTIAL,
        Commitment.PLANNED,
        evidence=(ex.evidence(ex.STRATEGY, 3, 0.8), ex.evidence(ex.REPORT, 3, 0.2)),
    )
    assert len(support(ex.assessment(R2=weak), "R2")) == 1
    only_weak = ex.proposal(
        "R2", Grade.PARTIAL, Commitment.PLANNED, evidence=(ex.evidence(ex.REPORT, 3, 0.2),)
    )
    assert len(support(ex.assessment(R2=only_weak), "R2")) == 1


def test_what_people_rejected_does_not_carry_and_what_they_accepted_does():
    verdicts = {
        "R1": ex.verdict("R1", Grade.FULFILLED, Commitment.DONE, passages=(mark(ex.STRATEGY, 1, "rejected"),))
    }
    (left,) = support(ex.assessment(verdicts=verdicts), "R1")
    assert left.document == ex.REPORT
    verdicts = {
        "R1": ex.verdict(
            "R1", Grade.FULFILLED, Commitment.DONE, passages=(mark(ex.REPORT, 7, "accepted", by_hand=True),)
        )
    }
    (left,) = support(ex.assessment(verdicts=verdicts), "R1")
    assert (left.document, left.strength, left.accepted) == (ex.REPORT, 1.0, True)


def test_a_grade_without_any_passage_is_named():
    verdicts = {"R3": ex.verdict("R3", Grade.FULFILLED, Commitment.DONE)}
    assessment = ex.assessment(verdicts=verdicts)
    assert fragile_points(readiness(assessment), assessment).unsupported == ("R3",)


def test_grade_zero_rests_on_nothing():
    verdicts = {"R1": ex.verdict("R1", Grade.NONE)}
    assert support(ex.assessment(verdicts=verdicts), "R1") == ()


def plain(text):
    return text.replace("\u00a0", " ")


def test_what_readiness_hangs_on_is_said():
    assert [plain(text) for text in dependence_sentences(fragile_points(READY, ASSESSMENT))] == [
        "Allein auf „Strategie.pdf“ beruhen 2 Prüffragen; ohne dieses Dokument fielen mindestens 22 Prozentpunkte weg.",
        "2 Prüffragen hängen an je einer einzigen Textstelle; zusammen sind das 22 Prozentpunkte.",
        "Eine Textstelle (Strategie.pdf) trägt allein 2 Prüffragen: „Satz 2.“",
    ]


def test_a_single_paper_and_a_bare_verdict_are_said():
    alone = replace(
        ex.assessment(verdicts={"R3": ex.verdict("R3", Grade.FULFILLED, Commitment.DONE)}),
        papers=ASSESSMENT.papers[:1],
    )
    texts = [plain(text) for text in dependence_sentences(fragile_points(readiness(alone), alone))]
    assert texts[0] == "Alles beruht auf einem einzigen Dokument, „Strategie.pdf“."
    assert texts[-1] == "Zu 1 beurteilten Prüffrage ist keine Textstelle genannt."


def test_nothing_evidenced_hangs_on_nothing():
    none = ex.assessment({rid: ex.proposal(rid, Grade.NONE) for rid in ex.PROPOSALS})
    assert dependence_sentences(fragile_points(readiness(none), none)) == ()
