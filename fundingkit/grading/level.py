"""The commitment of a passage and of the evidence for a requirement."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from fundingkit.grading.commitment import Blend, blend, read_commitment
from fundingkit.matching.matches import Candidate
from fundingkit.scale import Commitment

_LEVELS = tuple(Commitment)
#: Passages that have a say in the commitment of the whole.
_SPEAKING = 3


def passage_level(candidate: Candidate) -> Blend:
    """The level that the passage states, from its wording and the judge's chances."""
    return blend(read_commitment(candidate.passage.quote), candidate.commitment or None)


def evidence_level(levels: Sequence[Blend], strengths: Sequence[float]) -> Commitment:
    """The likeliest highest level of the best passages, each counted as far as it is evidence.

    The highest level of a passage that is hardly evidence says little, so every passage adds its
    chances with its share of the best strength. Without evidence there is none.
    """
    if not levels:
        return Commitment.NONE
    at_most = np.ones(len(_LEVELS) - 1)
    for level, strength in zip(levels[:_SPEAKING], strengths, strict=False):
        share = strength / max(strengths[0], 1e-9)
        chances = np.array(level.chances[1:])
        at_most *= 1 - share + share * np.cumsum(chances / max(chances.sum(), 1e-9))
    highest = np.diff(at_most, prepend=0.0)
    return _LEVELS[1 + int(np.argmax(highest))]
