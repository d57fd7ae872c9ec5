"""The engine as a whole, on papers of our own making and the bundled call."""

import random

import pytest

from fundingkit.assessment.archive import assessment_json
from fundingkit.assessment.assessment import Assessment
from fundingkit.catalogue.call import Call
from fundingkit.catalogue.shelf import load_call
from fundingkit.documents.document import Document
from fundingkit.documents.reading import read_document
from fundingkit.engine import Engine, assess
from fundingkit.errors import Cancelled
from fundingkit.matching.encoder import PassageEncoder
from fundingkit.matching.judge import PassageJudge
from fundingkit.scale import Commitment, Grade

STRATEGY = """1. Beteiligung

Am 12. Mai und am 9. Juni diskutierten 140 Einwohnerinnen und Einwohner in zwei Bürgerforen über die Ziele.
Eine Online-Beteiligung lief über sechs Wochen; die 312 Hinweise wurden ausgewertet und in die Maßnahmenliste übernommen.

2. Organisation

Federführend ist die Stabsstelle Digitalisierung, die unmittelbar dem Bürgermeister zugeordnet ist.
Für das Vorhaben sind 2,5 Vollzeitstellen im Stellenplan vorgesehen.

3. Kosten

Die Gesamtkosten betragen 1.200.000 Euro, davon trägt die Stadt einen Eigenanteil von 420.000 Euro.
"""
GARDENING = """Rosen schneidet man im Frühjahr.

Die Beete werden im Herbst mit Laub bedeckt. Der Kompost ruht ein Jahr.
"""


def paper(text: str, name: str = "papier.txt") -> Document:
    document = read_document(name, text.encode()).document
    assert document is not None
    return document


@pytest.fixture(scope="module")
def call() -> Call:
    return load_call("mpsc-2021")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.load()


@pytest.fixture(scope="module")
def assessment(call: Call, engine: Engine) -> Assessment:
    return assess(call, [paper(STRATEGY)], engine)


def test_in_a_long_paper_a_passage_from_far_away_is_no_neighbour(call: Call, engine: Engine) -> None:
    asked = "Am 12. Mai diskutierten 140 Einwohnerinnen und Einwohner in zwei Bürgerforen über die Ziele."

    def said(far_away: str) -> tuple[float, ...]:
        rows = [f"Im Beet {number} wachsen Rosen und Lavendel." for number in range(700)]
        rows[350], rows[400] = far_away, asked
        found = engine.match(call, paper("\n\n".join(rows))).candidates["R29"]
        assert {far_away, asked} <= {candidate.passage.quote for candidate in found}
        return next(candidate.commitment for candidate in found if candidate.passage.quote == asked)

    resolved = said("Der Rat beschließt: Die Bürgerinnen und Bürger werden an der Strategie beteiligt.")
    assert resolved == said("Wir träumen von Bürgerinnen und Bürgern, die sich an allem beteiligen.")


def test_every_requirement_gets_a_proposal_whose_chances_sum_to_one(
    call: Call, assessment: Assessment
) -> None:
    assert set(assessment.proposals) == {requirement.id for _, requirement in call.requirements()}
    for proposal in assessment.proposals.values():
        assert sum(proposal.chances) == pytest.approx(1.0, abs=1e-3)
        assert 0.0 <= proposal.confidence <= 1.0


def test_every_quote_stands_literally_where_it_is_said_to(assessment: Assessment) -> None:
    for proposal in assessment.proposals.values():
        for item in proposal.evidence:
            assert STRATEGY[item.passage.start : item.passage.end] == item.passage.quote
            for reason in item.reasons:
                for start, end in reason.spans:
                    assert 0 <= start <= end <= len(item.passage.quote)


@pytest.mark.parametrize(
    ("requirement", "words", "least"),
    [
        ("R29", "Bürgerforen", Grade.PARTIAL),
        ("R25", "Stabsstelle", Grade.PARTIAL),
        ("R27", "Vollzeitstellen", Grade.PARTIAL),
        # Costs of what, the sentence alone does not say: the judge stays careful.
        ("R37", "Gesamtkosten", Grade.MENTIONED),
    ],
)
def test_plain_evidence_is_found_first(
    assessment: Assessment, requirement: str, words: str, least: Grade
) -> None:
    proposal = assessment.proposals[requirement]
    assert proposal.grade >= least
    assert words in proposal.evidence[0].passage.quote


def test_a_paper_on_another_subject_supports_nothing(call: Call, engine: Engine) -> None:
    proposals = assess(call, [paper(GARDENING)], engine).proposals
    assert [p.requirement for p in proposals.values() if p.grade > Grade.MENTIONED] == []


def test_without_evidence_there_is_no_commitment(call: Call, engine: Engine) -> None:
    for proposal in assess(call, [paper(GARDENING)], engine).proposals.values():
        assert bool(proposal.evidence) == (proposal.grade > Grade.NONE)
        if not proposal.evidence:
            assert proposal.commitment is Commitment.NONE


def test_the_calls_own_words_are_no_evidence(call: Call, engine: Engine) -> None:
    repeated = "\n\n".join(requirement.question.replace("?", ".") for _, requirement in call.requirements())
    repeated += "\n\n" + "\n\n".join(criterion.title for _, criterion in call.criteria())
    proposals = assess(call, [paper(repeated)], engine).proposals
    assert [p.requirement for p in proposals.values() if p.grade >= Grade.PARTIAL] == []


def test_the_order_of_papers_makes_no_difference(call: Call, engine: Engine) -> None:
    papers = [paper(STRATEGY, "a.txt"), paper(GARDENING, "b.txt")]
    first = assessment_json(assess(call, papers, engine))
    random.Random(1).shuffle(papers)
    assert assessment_json(assess(call, papers[::-1], engine)) == first


def test_a_second_engine_gives_the_same_bytes(call: Call, assessment: Assessment) -> None:
    again = assess(call, [paper(STRATEGY)], Engine.load())
    assert assessment_json(again) == assessment_json(assessment)


def test_matching_can_be_cancelled(call: Call, engine: Engine) -> None:
    def cancel(done: int, of_all: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        engine.match(call, paper(STRATEGY), cancel)


def test_on_words_alone_it_still_works_and_says_so(call: Call) -> None:
    engine = Engine.load(words_only=True)
    assert ".words." in engine.version
    proposal = assess(call, [paper(STRATEGY)], engine).proposals["R29"]
    assert proposal.grade > Grade.NONE


def test_a_call_the_judge_was_not_trained_on_works_as_well(engine: Engine) -> None:
    other = load_call("gsl40-bw-2018")
    assert set(assess(other, [paper(STRATEGY)], engine).proposals) == {r.id for _, r in other.requirements()}


def test_the_bundled_judge_knows_every_requirement_of_the_first_call(call: Call) -> None:
    judge = PassageJudge(PassageEncoder())
    assert [r.id for _, r in call.requirements() if not judge.knows(r)] == []


@pytest.mark.parametrize(
    "text", ["\ufdfa" * 500, "x" * 100_000, "a\x00b. Die Stadt plant.", "Über u\u0308ber."]
)
def test_text_that_breaks_other_programs_breaks_nothing(call: Call, engine: Engine, text: str) -> None:
    document = read_document("papier.txt", text.encode()).document
    if document is not None:
        assert assess(call, [document], engine).proposals
