"""At which level papers usually answer each requirement, counted in papers retold after real ones."""

from __future__ import annotations

from collections import Counter

import numpy as np

from fundingkit.catalogue.call import Call
from fundingkit.grading.level import LEVELS, UsualLevels
from fundingkit.scale import Commitment, Grade
from fundingkit.training.examples import read_kept_papers, read_retold_papers

#: So many papers' worth of what is usual in general stands beside what was counted.
_GENERAL = 2.0


def usual_levels(call: Call) -> UsualLevels:
    """Shares for every requirement of the call, from the retold papers that answer it at least partly."""
    papers = [*read_retold_papers(), *read_kept_papers()]
    counts: dict[str, Counter[Commitment]] = {
        requirement.id: Counter(
            level
            for grade, level in (paper.grades[requirement.id] for paper in papers)
            if grade >= Grade.PARTIAL
        )
        for _, requirement in call.requirements()
    }
    general = _shares(sum(counts.values(), Counter()))
    known = {}
    for _, requirement in call.requirements():
        found = counts[requirement.id]
        total = sum(found.values())
        shares = (total * _shares(found) + _GENERAL * general) / (total + _GENERAL)
        known[requirement.id, requirement.title] = tuple(map(float, shares))
    return UsualLevels(tuple(map(float, general)), known)


def _shares(counts: Counter[Commitment]) -> np.ndarray:
    numbers = np.array([counts[level] for level in LEVELS], float)
    shares: np.ndarray = numbers / max(numbers.sum(), 1.0)
    return shares
