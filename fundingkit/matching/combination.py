"""From features to strength: a logistic model whose weights are data, fitted by one command."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from fundingkit.errors import ModelDamaged
from fundingkit.matching.encoder import FOLDER, Matrix

FILE = "combination.json"


@dataclass(frozen=True)
class Logistic:
    """Standardised features, weights and intercept: chance = 1 / (1 + exp(-score))."""

    names: tuple[str, ...]
    mean: Matrix
    spread: Matrix
    weights: Matrix
    intercept: float

    def chances(self, names: tuple[str, ...], values: Matrix) -> Matrix:
        """Chances for features of these names (last axis). Raises `ValueError` on other names."""
        if names != self.names:
            raise ValueError("features do not fit the fitted model")
        score = ((values - self.mean) / self.spread) @ self.weights + self.intercept
        result: Matrix = np.float32(1) / (np.float32(1) + np.exp(-score))
        return result

    @classmethod
    def from_data(cls, data: dict[str, object]) -> Logistic:
        """Read what `as_data` wrote."""
        arrays = {key: np.array(data[key], np.float32) for key in ("mean", "spread", "weights")}
        return cls(tuple(data["names"]), intercept=float(data["intercept"]), **arrays)  # type: ignore[arg-type]  # JSON

    def as_data(self) -> dict[str, object]:
        """Plain data, rounded to six digits so that files differ only where models do."""
        rounded = {
            key: [round(float(x), 6) for x in getattr(self, key)] for key in ("mean", "spread", "weights")
        }
        return {"names": list(self.names), "intercept": round(self.intercept, 6), **rounded}


@dataclass(frozen=True)
class Combination:
    """Three fitted models: mention (relevance ≥ 0.5), evidence (≥ 1.5), full (≥ 2.5)."""

    mention: Logistic
    evidence: Logistic
    full: Logistic

    @classmethod
    def from_data(cls, data: dict[str, dict[str, object]]) -> Combination:
        """Read what `as_data` wrote."""
        return cls(*(Logistic.from_data(data[name]) for name in ("mention", "evidence", "full")))

    def as_data(self) -> dict[str, dict[str, object]]:
        """Plain data for the file."""
        return {name: getattr(self, name).as_data() for name in ("mention", "evidence", "full")}


@cache
def fitted(name: str, folder: Path = FOLDER) -> Combination:
    """The fitted combination: `judged` with the judge, `words` on words alone."""
    try:
        return Combination.from_data(json.loads((folder / FILE).read_text("utf-8"))[name])
    except (OSError, KeyError, ValueError) as fault:
        raise ModelDamaged(FILE) from fault
