"""How binding each passage of a paper is, read from its token states and from what stands around it.

A few queries ask the states of a passage, and what answers becomes its gist, a short row of numbers. The
chances of the five levels follow from its own gist and from those of the passages before and after it:
a point of a list is as binding as the sentence that opens the list. It was trained on passages written for
this (`fundingkit/training/wordings.tsv`) and on retold papers that three readers had read.
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
        #: Numbers of a gist.
        self.width = len(self._arrays["gist.bias"])

    def gist(self, states: Matrix) -> Matrix:
        """What the token states (tokens, hidden) of one passage say of levels, as (width,)."""
        arrays = self._arrays
        asked = arrays["query.weight"] @ states.T + arrays["query.bias"][:, None]
        pooled = softmax(asked) @ states
        gist: Matrix = np.tanh(arrays["gist.weight"] @ pooled.ravel() + arrays["gist.bias"])
        return gist

    def chances(self, gists: Matrix) -> Matrix:
        """Chances of the five levels, as (passages, 5), for the gists of a paper in its order.

        A gist of zeros stands for a passage that was not read.
        """
        arrays = self._arrays
        mixing = arrays["around.weight"]
        reach = mixing.shape[-1] // 2
        rim = np.zeros((reach, self.width), np.float32)
        beside = np.concatenate([rim, gists, rim])
        heard = sum(
            beside[place : place + len(gists)] @ mixing[..., place].T for place in range(mixing.shape[-1])
        )
        around = np.tanh(heard + arrays["around.bias"])
        odds = gists @ arrays["own.weight"].T + around @ arrays["beside.weight"].T + arrays["own.bias"]
        chances: Matrix = softmax(odds)
        return chances


def softmax(x: Matrix) -> Matrix:
    """Shares that sum to 1 along the last axis."""
    powers = np.exp(x - x.max(axis=-1, keepdims=True))
    shares: Matrix = powers / powers.sum(axis=-1, keepdims=True)
    return shares
