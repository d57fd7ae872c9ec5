from fundingkit.catalogue.shelf import load_call
from fundingkit.scale import Commitment
from fundingkit.training.examples import (
    Example,
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
    found = {(example.asked, example.relevance(example.asked)) for example in read_sentences()}
    assert found == {(requirement, relevance) for requirement in ids for relevance in range(4)}


def test_no_sentence_is_written_twice() -> None:
    texts = [" ".join(example.text.lower().split()) for example in read_sentences()]
    assert len(texts) - len(set(texts)) <= 5


def test_every_practice_paper_grades_every_requirement_and_labels_no_unknown_one() -> None:
    ids = {requirement.id for _, requirement in load_call("mpsc-2021").requirements()}
    for paper in PAPERS:
        assert set(paper.grades) == ids
        assert {requirement for row in paper.rows for requirement in row.named} <= ids
    assert {requirement for row in read_wordings() for requirement in row.named} <= ids


def test_a_practice_paper_is_graded_as_its_passages_say() -> None:
    for paper in PAPERS:
        for requirement, grades in paper.grades.items():
            levels = paper.levels[requirement]
            for reader, grade in enumerate(grades):
                best = max(row.labels[reader].get(requirement, 0) for row in paper.rows)
                where = (paper.name, requirement, reader)
                assert (grade > 0) == (best > 0) == (levels[reader] is not Commitment.NONE), where
                assert min(grade, 2) <= best, where
                assert grade >= 2 or best <= 1, where


def test_retold_papers_were_read_by_two_and_for_their_levels_by_three() -> None:
    for paper in (*read_retold_papers(), *read_kept_papers()):
        assert {len(grades) for grades in paper.grades.values()} == {2}
        assert {len(row.labels) for row in paper.rows} == {2}
    assert {len(row.levels) for paper in read_retold_papers() for row in paper.rows} == {3}
    assert {len(row.levels) for paper in read_kept_papers() for row in paper.rows} == {2}


def test_readers_who_differ_share_the_vote() -> None:
    row = Example("Wir bauen.", (Commitment.PLANNED, Commitment.DONE), ({"R07": 2}, {"R07": 1, "R34": 3}))
    assert row.named == {"R07", "R34"}
    assert (row.relevance("R07"), row.relevance("R34"), row.relevance("R01")) == (1.5, 1.5, 0)
    assert [row.at_least("R07", least) for least in (1, 2, 3)] == [1, 0.5, 0]
    assert row.level_shares() == [0, 0, 0.5, 0, 0.5]


def test_no_practice_paper_is_written_twice() -> None:
    texts = [row.text for paper in PAPERS for row in paper.rows if len(row.text) > 60]
    assert len(texts) - len(set(texts)) <= len(texts) / 1000  # as in real papers, a teaser repeats its text


def test_every_level_has_wordings_and_none_is_written_twice() -> None:
    wordings = read_wordings()
    assert {level for wording in wordings for level in wording.levels} == set(Commitment)
    texts = [" ".join(wording.text.lower().split()) for wording in wordings]
    assert len(texts) == len(set(texts))


def test_what_is_usual_is_shares_and_no_level_is_out_of_the_question() -> None:
    call = load_call("mpsc-2021")
    usual = usual_levels(call)
    for _, requirement in call.requirements():
        shares = usual.of(requirement)
        assert abs(shares.sum() - 1) < 1e-9
        assert shares.min() > 0
