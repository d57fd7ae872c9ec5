"""The commitment of a passage and of the evidence for a requirement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from fundingkit.catalogue.call import Requirement
from fundingkit.grading.commitment import Blend, blend, read_commitment
from fundingkit.matching.matches import Candidate
from fundingkit.scale import Commitment

#: The levels that evidence can have, weakest first.
LEVELS = tuple(Commitment)[1:]
#: Passages are never so clear that a level which none of them states is out of the question.
_DOUBT = 0.1
#: How much what is usual counts beside what is stated: with that, the level of the kept papers is right as
#: often as its chance says.
_USUAL = 0.7
#: Below this chance the level is called unsure.
_SURE = 0.55


@dataclass(frozen=True)
class UsualLevels:
    """How often papers that answer a requirement do so at each of `LEVELS`; shares sum to 1.

    Earlier projects are mostly "done", a timetable is mostly "planned": readers know that before they
    read a word. Learnt from the practice papers (`fundingkit.training.usual`). A requirement is known
    by id and title, as an id alone may belong to another call; any other has the `general` shares.
    """

    general: tuple[float, ...]
    known: Mapping[tuple[str, str], tuple[float, ...]]

    def of(self, requirement: Requirement) -> np.ndarray:
        """The shares of the requirement, as (4,)."""
        return np.array(self.known.get((requirement.id, requirement.title), self.general))

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> UsualLevels:
        """Read what `as_data` wrote. Raises `KeyError` on other data."""
        known = {(row["id"], row["title"]): tuple(row["shares"]) for row in data["known"]}
        return cls(tuple(data["general"]), known)

    def as_data(self) -> dict[str, object]:
        """Plain data for the file, rounded to four digits."""
        known = [
            {"id": key, "title": title, "shares": [round(share, 4) for share in shares]}
            for (key, title), shares in self.known.items()
        ]
        return {"general": [round(share, 4) for share in self.general], "known": known}


def passage_level(candidate: Candidate) -> Blend:
    """The level that the passage states, from its wording and the judge's chances."""
    return blend(read_commitment(candidate.passage.quote), candidate.commitment or None)


@dataclass(frozen=True, slots=True)
class EvidenceLevel:
    """The likeliest level of the evidence for a requirement, and the chance that readers say so too."""

    level: Commitment
    chance: float

    @property
    def unsure(self) -> bool:
        """Whether the chance is too low to rely on."""
        return self.chance < _SURE


def evidence_level(levels: Sequence[Blend], strengths: Sequence[float], usual: np.ndarray) -> EvidenceLevel:
    """The likeliest level of the evidence; without evidence there is surely none.

    What the passages state counts as far as each is evidence, the strongest most, beside what is `usual`
    for the requirement, (4,). The highest level of any passage, the obvious rule, calls nearly everything
    done: among five passages there is always one in the present tense.
    """
    if not levels:
        return EvidenceLevel(Commitment.NONE, 1.0)
    stated = np.array([level.chances[1:] for level in levels])
    weights = np.array(strengths) ** 2
    shares = weights / max(float(weights.sum()), 1e-9)
    odds = np.log(shares @ stated + _DOUBT) + _USUAL * np.log(usual)
    chances = np.exp(odds - odds.max())
    best = int(np.argmax(odds))
    return EvidenceLevel(LEVELS[best], float(chances[best] / chances.sum()))


def level_reason(found: EvidenceLevel, levels: Sequence[Blend]) -> str:
    """Why the evidence has that level, and whether that is unsure, as a German half-sentence."""
    agreement = _agreement(found.level, levels)
    if not found.unsure:
        return agreement
    if all(one.level is found.level for one in levels):
        return f"Verbindlichkeit unsicher: am ehesten „{found.level.label}“, aber nicht eindeutig"
    return f"Verbindlichkeit unsicher: {agreement}"


def _agreement(level: Commitment, levels: Sequence[Blend]) -> str:
    counts = Counter(one.level for one in levels)
    agreeing = counts[level]
    if agreeing == len(levels):
        return f"alle Fundstellen lesen sich als „{level.label}“" if agreeing > 1 else ""
    if len(levels) == 1:
        return f"die Fundstelle liest sich als „{levels[0].level.label}“; üblich ist hier „{level.label}“"
    if not agreeing:
        return f"die Fundstellen lesen sich anders oder verschieden; üblich ist hier „{level.label}“"
    verb = "liest" if agreeing == 1 else "lesen"
    usual = "" if agreeing == max(counts.values()) else ", wie es hier üblich ist"
    return f"{agreeing} von {len(levels)} Fundstellen {verb} sich als „{level.label}“{usual}"
