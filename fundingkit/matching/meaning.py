"""The semantic signal: how near a passage is in meaning to a phrase, behind one small interface."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import numpy as np

from fundingkit.matching.encoder import Matrix, PassageEncoder


class Meaning(Protocol):
    """Whatever can say how near two texts are.

    `name` is shown to people; `version` changes when results can change.
    """

    name: str
    version: str

    def similarity(self, quotes: Sequence[str], phrases: Sequence[str]) -> Matrix:
        """Nearness of every quote (rows) to every phrase (columns), roughly 0.0 to 1.0."""
        ...


@dataclass(frozen=True)
class _Asked:
    """Phrases made ready: all tokens of unit length about their centre, and where each phrase begins."""

    centre: Matrix
    tokens: Matrix
    lengths: Matrix
    starts: np.ndarray

    @classmethod
    def of(cls, states: Sequence[Matrix]) -> _Asked:
        centre = np.concatenate(states).mean(axis=0)
        lengths = [len(phrase) for phrase in states]
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        tokens = np.concatenate([_unit(phrase - centre) for phrase in states])
        return cls(centre, tokens, np.array(lengths, np.float32), starts)


class TokenMeaning:
    """Late interaction: every token of the phrase looks for its nearest token in the passage."""

    name = "mitgeliefert"

    def __init__(self, encoder: PassageEncoder, version: str) -> None:
        self.version = version
        self._encoder = encoder
        self._phrases: dict[tuple[str, ...], _Asked] = {}

    @classmethod
    @cache
    def for_encoder(cls, encoder: PassageEncoder, version: str) -> TokenMeaning:
        """One for each encoder, which remembers the phrases it has read."""
        return cls(encoder, version)

    def similarity(self, quotes: Sequence[str], phrases: Sequence[str]) -> Matrix:
        """As `Meaning.similarity`."""
        return self.of_states(self._encoder.states(quotes), phrases)

    def of_states(self, states: Sequence[Matrix], phrases: Sequence[str]) -> Matrix:
        """The same for passages whose token states are at hand already."""
        asked = self._asked(tuple(phrases))
        result = np.empty((len(states), len(asked.lengths)), np.float32)
        for row, tokens in enumerate(states):
            best = (asked.tokens @ _unit(tokens[1:-1] - asked.centre).T).max(axis=1, initial=-1.0)
            result[row] = np.add.reduceat(best, asked.starts) / asked.lengths
        return result

    def _asked(self, phrases: tuple[str, ...]) -> _Asked:
        if phrases not in self._phrases:
            if len(self._phrases) >= 4:
                self._phrases.clear()
            self._phrases[phrases] = _Asked.of([states[1:-1] for states in self._encoder.states(phrases)])
        return self._phrases[phrases]


def _unit(rows: Matrix) -> Matrix:
    result: Matrix = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return result
