import json

import numpy as np

from fundingkit.catalogue.shelf import load_call
from fundingkit.training.examples import read_kept_papers, read_retold_papers
from fundingkit.training.gold import as_gold, paper_names, read_gold, write_gold

IDS = [requirement.id for _, requirement in load_call("mpsc-2021").requirements()]


def test_the_judge_does_not_learn_from_the_papers_on_which_the_rest_is_fitted():
    assert not {paper.name for paper in read_kept_papers()} & {paper.name for paper in read_retold_papers()}


def test_the_labels_of_a_practice_paper_lie_on_the_passages_that_the_splitter_makes_of_it():
    for paper in read_kept_papers():
        gold = as_gold(paper, IDS)
        assert gold.grades.tolist() == [paper.grade(requirement) for requirement in IDS]
        for column, requirement in enumerate(IDS):
            rows = [row.relevance(requirement) for row in paper.rows]
            found = gold.relevance[:, column]
            assert found.max() == max(rows), (paper.name, requirement)
            assert np.count_nonzero(found) >= 0.8 * np.count_nonzero(rows), (paper.name, requirement)


def test_a_labelled_row_is_the_text_of_the_passage_that_carries_its_label():
    paper = read_kept_papers()[0]
    gold = as_gold(paper, IDS)
    labelled = {" ".join(row.text.split()) for row in paper.rows if row.named}
    for passage, relevance in zip(gold.passages, gold.relevance, strict=True):
        if relevance.any():
            quote = " ".join(passage.quote.split())
            assert any(quote in row or row in quote for row in labelled), quote


def test_a_practice_paper_written_as_a_labelled_one_is_read_back_as_the_same(tmp_path):
    paper = read_kept_papers()[0]
    write_gold([paper], tmp_path)
    back, gold = read_gold(tmp_path, paper.name, IDS), as_gold(paper, IDS)
    assert paper_names(tmp_path) == [paper.name]
    for reader, who in enumerate("ab"):
        labels = json.loads((tmp_path / "labels" / who / f"{paper.name}.json").read_text("utf-8"))["labels"]
        for requirement in IDS:
            said = labels[requirement]["grade"], labels[requirement]["commitment"]
            assert said == (paper.grades[requirement][reader], paper.levels[requirement][reader])
    assert back.grades.tolist() == gold.grades.tolist()
    assert [passage.quote for passage in back.passages] == [passage.quote for passage in gold.passages]
    np.testing.assert_array_equal(back.relevance, gold.relevance)
