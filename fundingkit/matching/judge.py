"""The judge of single passages: is this real evidence for the requirement, or only its topic?

For every requirement a query asks the token states of a passage; what answers is pooled and
compared with three cut points (relevance at least 1, 2, 3). Requirements on which the judge was
trained have their own query; any other is judged by its question alone, through the same map,
and `known` says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from fundingkit.catalogue.call import Requirement
from fundingkit.matching.encoder import FOLDER, Matrix, PassageEncoder, verified
from fundingkit.matching.level_reader import LevelReader, softmax

_CUTS = 3


@dataclass(frozen=True)
class Judgement:
    """What the judge says of passages.

    `relevance` (passages, requirements, 3): probabilities that relevance is at least 1, 2, 3;
    `commitment` (passages, 5): chances of the levels, none included.
    """

    relevance: Matrix
    commitment: Matrix


class PassageJudge:
    """The heads on top of the encoder's states."""

    def __init__(self, encoder: PassageEncoder, folder: Path = FOLDER) -> None:
        self._encoder = encoder
        #: Says how binding passages are, from the gists that `judge` gives.
        self.level_reader = LevelReader(folder)
        with np.load(verified(folder, "heads.npz")) as arrays:
            words = ("requirements", "titles")
            self._arrays = {name: arrays[name].astype(np.float32) for name in arrays if name not in words}
            self._names = [str(name) for name in arrays["requirements"]]
            self._titles = dict(zip(self._names, map(str, arrays["titles"]), strict=True))
        self._hidden = self._arrays["questions"].shape[1]

    def knows(self, requirement: Requirement) -> bool:
        """Whether the judge was trained on this requirement, which an id alone does not tell."""
        return self._titles.get(requirement.id) == requirement.title

    def asks(self, requirements: Sequence[Requirement]) -> tuple[Matrix, Matrix, Matrix]:
        """Queries (R, H), cut weights (R, 3, H) and biases (R, 3) of the requirements, in order."""
        arrays = self._arrays
        questions = np.stack([self._question(requirement) for requirement in requirements])
        query = _linear(questions, arrays, "shared_query")
        cut = _linear(questions, arrays, "shared_cut").reshape(len(requirements), _CUTS, self._hidden)
        bias = _linear(questions, arrays, "shared_bias")
        for row, requirement in enumerate(requirements):
            if not self.knows(requirement):
                continue
            number = self._names.index(requirement.id)
            query[row] += arrays["own_query"][number]
            cut[row] += arrays["own_cut"][number]
            bias[row] += arrays["own_bias"][number]
        return query, cut, bias

    def _question(self, requirement: Requirement) -> Matrix:
        if self.knows(requirement):
            known: Matrix = self._arrays["questions"][self._names.index(requirement.id)]
            return known
        states = self._encoder.states([f"{requirement.title}: {requirement.question}"])[0]
        mean = states.mean(axis=0)
        asked: Matrix = mean / max(float(np.linalg.norm(mean)), 1e-6) * np.sqrt(self._hidden) / 4
        return asked

    def judge(self, states: Sequence[Matrix], asks: tuple[Matrix, Matrix, Matrix]) -> tuple[Matrix, Matrix]:
        """Relevance (passages, requirements, 3), as in `Judgement`, and gists (passages, width)."""
        query, cut, bias = asks
        scale = np.float32(np.sqrt(self._hidden))
        relevance = np.empty((len(states), len(query), _CUTS), np.float32)
        gists = np.empty((len(states), self.level_reader.width), np.float32)
        for row, tokens in enumerate(states):
            attention = softmax(query @ tokens.T / scale)
            pooled = attention @ tokens
            relevance[row] = _sigmoid(np.einsum("rh,rch->rc", pooled, cut) / scale + bias)
            gists[row] = self.level_reader.gist(tokens)
        return relevance, gists


def _linear(x: Matrix, arrays: dict[str, Matrix], name: str) -> Matrix:
    result: Matrix = x @ arrays[f"{name}.weight"].T + arrays[f"{name}.bias"]
    return result


def _sigmoid(x: Matrix) -> Matrix:
    result: Matrix = np.float32(1) / (np.float32(1) + np.exp(-x))
    return result
