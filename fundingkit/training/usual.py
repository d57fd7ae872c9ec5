"""At which level papers usually answer each requirement, counted in papers retold after real ones."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from fundingkit.catalogue.call import Call
from fundingkit.grading.level import LEVELS, UsualLevels
from fundingkit.training.examples import PracticePaper, read_kept_papers, read_retold_papers

#: From which mean grade of its readers a paper answers a requirement at least partly.
_ANSWERED = 1.5
#: So many papers' worth of what is usual in general stands beside what was counted.
_GENERAL = 2.0


def usual_levels(call: Call, without: Collection[str] = ()) -> UsualLevels:
    """Shares for every requirement of the call, from the retold papers that answer it at least partly.

    Papers whose names are in `without` are not counted.
    """
    requirements = [requirement for _, requirement in call.requirements()]
    papers = [paper for paper in (*read_retold_papers(), *read_kept_papers()) if paper.name not in without]
    counts = np.array([_counts(papers, requirement.id) for requirement in requirements])
    general = counts.sum(axis=0) / max(counts.sum(), 1.0)
    shares = (counts + _GENERAL * general) / (counts.sum(axis=1, keepdims=True) + _GENERAL)
    known = {(one.id, one.title): tuple(row) for one, row in zip(requirements, shares.tolist(), strict=True)}
    return UsualLevels(tuple(general.tolist()), known)


def _counts(papers: Sequence[PracticePaper], requirement: str) -> np.ndarray:
    """So many papers answer the requirement at each of `LEVELS`; a paper's readers share its vote."""
    counts = np.zeros(len(LEVELS))
    for paper in papers:
        if paper.grade(requirement) >= _ANSWERED:
            given = np.array([paper.levels[requirement].count(level) for level in LEVELS])
            counts += given / max(given.sum(), 1)
    return counts
