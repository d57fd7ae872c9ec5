from fundingkit.catalogue.shelf import load_call
from fundingkit.scale import Commitment
from fundingkit.training.examples import (
    read_kept_papers,
    read_long_papers,
    read_papers,
    read_retold_papers,
    read_sentences,
    read_wordings,
)
from fundingkit.training.usual import usual_levels

PAPERS = [*read_papers(), *read_long_papers(), *read_retold_papers(), *read_kept_papers()]


def test_every_requirement_has_sentences_at_each_relevance() -> None:
    ids = {requirement.id for _, requirement in load_call("mpsc-2021").requirements()}
    found = {(example.asked, example.relevance[example.asked]) for example in read_sentences()}
    assert found == {(requirement, relevance) for requirement in ids for relevance in range(4)}


def test_no_sentence_is_written_twice() -> None:
    texts = [" ".join(example.text.lower().split()) for example in read_sentences()]
    assert len(texts) - len(set(texts)) <= 5


def test_every_practice_paper_grades_every_requirement_and_labels_no_unknown_one() -> None:
    ids = {requirement.id for _, requirement in load_call("mpsc-2021").requirements()}
    for paper in PAPERS:
        assert set(paper.grades) == ids
        assert {requirement for row in paper.rows for requirement in row.relevance} <= ids
    assert {requirement for row in read_wordings() for requirement in row.relevance} <= ids


def test_a_practice_paper_is_graded_as_its_passages_say() -> None:
    for paper in PAPERS:
        for requirement, (grade, level) in paper.grades.items():
            best = max(row.relevance.get(requirement, 0) for row in paper.rows)
            assert (grade > 0) == (best > 0) == (level is not Commitment.NONE), (paper.name, requirement)
            assert min(grade, 2) <= best, (paper.name, requirement)
            assert grade == 3 or best <= max(grade, 1), (paper.name, requirement)


def test_no_practice_paper_is_written_twice() -> None:
    texts = [row.text for paper in PAPERS for row in paper.rows if len(row.text) > 60]
    assert len(texts) - len(set(texts)) <= len(texts) / 1000  # as in real papers, a teaser repeats its text


def test_every_level_has_wordings_and_none_is_written_twice() -> None:
    wordings = read_wordings()
    assert {wording.commitment for wording in wordings} == set(Commitment)
    texts = [" ".join(wording.text.lower().split()) for wording in wordings]
    assert len(texts) == len(set(texts))


def test_what_is_usual_is_shares_and_no_level_is_out_of_the_question() -> None:
    call = load_call("mpsc-2021")
    usual = usual_levels(call)
    for _, requirement in call.requirements():
        shares = usual.of(requirement)
        assert abs(shares.sum() - 1) < 1e-9
        assert shares.min() > 0
