"""Judging labelled papers by models that have not seen them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundingkit.catalogue.call import Call
from fundingkit.evidence import Proposal
from fundingkit.grading.proposing import propose
from fundingkit.matching.matcher import matches_of
from fundingkit.training.fitting import FittingPaper, fit_combination, fit_grade
from fundingkit.training.usual import usual_levels


def judged_unseen(
    papers: Sequence[FittingPaper], unseen: Sequence[FittingPaper], call: Call
) -> Iterator[tuple[str, dict[str, Proposal]]]:
    """Name and proposals of the `unseen` among the papers, by combination and grade fitted on the others.

    Nor are the unseen counted in what level is usual.
    """
    others = [paper for paper in papers if not any(paper is one for one in unseen)]
    combination, model = fit_combination(others), fit_grade(others)
    usual = usual_levels(call, {paper.gold.name for paper in unseen})
    requirements = [requirement for _, requirement in call.requirements()]
    for paper in unseen:
        features = (paper.names, paper.values)
        sha256 = paper.gold.document.sha256
        matches = matches_of(sha256, "", paper.signals, features, combination, requirements)
        yield (
            paper.gold.name,
            {requirement.id: propose(requirement, [matches], model, usual) for requirement in requirements},
        )
