"""How binding a single passage is, read from its token states.

A few queries ask the states, what answers is pooled, and a linear map gives the chances of the five
levels. It was trained on sentences written for this (`fundingkit/training/wordings.tsv`) and retold papers.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from fundingkit.matching.encoder import FOLDER, Matrix, verified

FILE = "levels.npz"
#: None, vision, planned, decided, done.
LEVELS = 5


class LevelReader:
    """Chances of none, vision, planned, decided and done.

    Raises `ModelDamaged` where the bundled file is missing or changed.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        with np.load(verified(folder, FILE)) as arrays:
            self._arrays = {name: arrays[name].astype(np.float32) for name in arrays}

    def chances(self, states: Matrix) -> Matrix:
        """Chances of the five levels, as (5,), for the token states of one passage (tokens, hidden)."""
        arrays = self._arrays
        asked = arrays["query.weight"] @ states.T + arrays["query.bias"][:, None]
        pooled = softmax(asked) @ states
        odds = arrays["level.weight"] @ pooled.ravel() + arrays["level.bias"]
        chances: Matrix = softmax(odds)
        return chances


def softmax(x: Matrix) -> Matrix:
    """Shares that sum to 1 along the last axis."""
    powers = np.exp(x - x.max(axis=-1, keepdims=True))
    shares: Matrix = powers / powers.sum(axis=-1, keepdims=True)
    return shares
