"""Judging a labelled paper by models that have not seen it."""

from __future__ import annotations

from collections.abc import Sequence

from fundingkit.catalogue.call import Call
from fundingkit.evidence import Proposal
from fundingkit.grading.proposing import propose
from fundingkit.matching.matcher import matches_of
from fundingkit.training.fitting import FittingPaper, fit_combination, fit_grade
from fundingkit.training.usual import usual_levels


def without_paper(papers: Sequence[FittingPaper], paper: FittingPaper, call: Call) -> dict[str, Proposal]:
    """Proposals for one paper by combination and grade fitted on the others."""
    others = [other for other in papers if other is not paper]
    combination, model = fit_combination(others), fit_grade(others)
    usual = usual_levels(call)
    requirements = [requirement for _, requirement in call.requirements()]
    matches = matches_of(
        paper.gold.document.sha256, "", paper.signals, (paper.names, paper.values), combination, requirements
    )
    return {requirement.id: propose(requirement, [matches], model, usual) for requirement in requirements}
