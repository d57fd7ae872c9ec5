"""Logistic regression whose weights may only point the way they must.

More of what speaks for evidence can never lower it: with few papers an unbound fit plays signals
off against each other, and a plain sentence in an unusual paper is lost to it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize


def fit_signed(
    values: np.ndarray, target: np.ndarray, strength: float, signs: Sequence[int]
) -> tuple[np.ndarray, float]:
    """Weights and intercept for standardised values (rows, features) and a target from 0.0 to 1.0.

    `signs` gives +1, -1 or 0 (free) for each feature; `strength` is the inverse of the penalty on
    squared weights.
    """
    features = values.astype(np.float64)
    wanted = target.astype(np.float64)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = features @ weights[:-1] + weights[-1]
        error = 1 / (1 + np.exp(-score)) - wanted
        total = strength * (np.logaddexp(0, score) - wanted * score).sum() + 0.5 * (weights[:-1] ** 2).sum()
        slope = np.append(strength * (features.T @ error) + weights[:-1], strength * error.sum())
        return float(total), slope

    bounds = [{1: (0, None), -1: (None, 0), 0: (None, None)}[sign] for sign in signs]
    start = np.zeros(features.shape[1] + 1)
    found = minimize(
        loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)], options={"maxiter": 300}
    )
    return found.x[:-1], float(found.x[-1])
