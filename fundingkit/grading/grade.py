"""From candidates to a grade: how much real evidence there is, and how strong.

An ordinal model over ten figures of the best candidates, all of them sayable in words. Its
weights are data, fitted together with the combination by `python -m fundingkit.training fit`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fundingkit.matching.matches import Candidate
from fundingkit.scale import Grade

NAMES = (
    "best", "second", "third", "evidence_sum", "mention_best", "mention_fourth", "mention_sum",
    "full_best", "full_second", "cues_best",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where the expected grade (0.0 to 3.0) becomes grade 1, 2 and 3."""

    first: float
    second: float
    third: float

    def grade(self, expected: float) -> Grade:
        """The grade of an expected grade."""
        return Grade((expected > self.first) + (expected > self.second) + (expected > self.third))


@dataclass(frozen=True)
class GradeModel:
    """Three logistic models, for grade at least 1, 2 and 3, over `NAMES`."""

    mean: np.ndarray
    spread: np.ndarray
    weights: np.ndarray
    intercepts: np.ndarray
    cuts: Cuts

    def chances(self, figures: np.ndarray) -> np.ndarray:
        """Chances of the grades 0 to 3 for rows of figures, as (rows, 4); each row sums to 1."""
        score = ((figures - self.mean) / self.spread) @ self.weights.T + self.intercepts
        at_least = np.minimum.accumulate(1 / (1 + np.exp(-score)), axis=-1)
        edges = np.concatenate(
            [np.ones((*at_least.shape[:-1], 1)), at_least, np.zeros((*at_least.shape[:-1], 1))], -1
        )
        chances: np.ndarray = edges[..., :-1] - edges[..., 1:]
        return chances

    @classmethod
    def from_data(cls, data: dict[str, list[float]]) -> GradeModel:
        """Read what `as_data` wrote. Raises `KeyError` on other data."""
        mean, spread, weights, intercepts = (
            np.array(data[key]) for key in ("mean", "spread", "weights", "intercepts")
        )
        return cls(mean, spread, weights, intercepts, Cuts(*data["cuts"]))

    def as_data(self) -> dict[str, object]:
        """Plain data for the file, rounded to six digits."""
        data: dict[str, object] = {
            key: np.round(getattr(self, key), 6).tolist()
            for key in ("mean", "spread", "weights", "intercepts")
        }
        return data | {"names": list(NAMES), "cuts": [self.cuts.first, self.cuts.second, self.cuts.third]}


def figures(candidates: Sequence[Candidate]) -> list[float]:
    """The figures of `NAMES` for one requirement; candidates best first."""
    strength = [candidate.strength for candidate in candidates]
    mention = sorted((candidate.mention for candidate in candidates), reverse=True)
    full = sorted((candidate.full for candidate in candidates), reverse=True)

    def at(values: Sequence[float], index: int) -> float:
        return values[index] if index < len(values) else 0.0

    def odds(chance: float) -> float:
        kept = min(max(chance, 1e-4), 1 - 1e-4)
        return math.log(kept / (1 - kept))

    return [
        odds(at(strength, 0)),
        odds(at(strength, 1)),
        odds(at(strength, 2)),
        math.log(0.02 + sum(strength[:6])),
        odds(at(mention, 0)),
        odds(at(mention, 3)),
        math.sqrt(sum(mention)),
        odds(at(full, 0)),
        odds(at(full, 1)),
        float(min(max((candidate.cues for candidate in candidates), default=0), 4)),
    ]
