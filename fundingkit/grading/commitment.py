"""How binding a passage is: Leitbild, geplant, beschlossen, umgesetzt, from its verbs, mood and tense."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from fundingkit.grading.commitment_words import RULES
from fundingkit.matching.wording import composed
from fundingkit.scale import Commitment

_LEVELS = tuple(Commitment)
#: Weight of one step of a rule's strength against the learned chances, in natural log units.
_WEIGHT = 0.4
#: A word that speaks less strongly for another level is not told: it would only confuse.
_WORTH_TELLING = 2.0
#: Characters of a passage that are looked at; the splitter makes none as long.
_LONGEST = 2000
#: What a passage says without any word of the rules: most papers describe what is there.
_DEFAULT = Commitment.DONE
#: How often statements of municipal papers are of each level, none left out.
_USUAL = (0.0, 0.13, 0.31, 0.12, 0.44)


@dataclass(frozen=True, slots=True)
class CommitmentReading:
    """The level that a passage's wording speaks for, with the words that decide.

    `start` and `end` are offsets into the passage and equal where no word stands out; then the
    level is NONE. `strengths` are the votes for the five levels, 0.0 to 4.0.
    """

    level: Commitment
    start: int
    end: int
    wording: str
    strengths: tuple[float, ...] = (0.0,) * len(_LEVELS)


@dataclass(frozen=True, slots=True)
class Blend:
    """The level from rules and learned chances together, with the reason in German."""

    level: Commitment
    reason: str
    chances: tuple[float, ...]


def read_commitment(text: str) -> CommitmentReading:
    """The level by rules alone."""
    wording = composed(text[:_LONGEST])
    strengths = dict.fromkeys(_LEVELS, 0.0)
    places: dict[Commitment, tuple[int, int]] = {}
    for rule in RULES:
        match = rule.pattern.search(wording.text)
        if match and rule.strength > strengths[rule.level]:
            strengths[rule.level] = rule.strength
            places[rule.level] = match.span()
    best = max(_LEVELS, key=lambda level: (strengths[level], level.rank))
    votes = tuple(strengths.values())
    if not strengths[best]:
        return CommitmentReading(Commitment.NONE, 0, 0, "", votes)
    start, end = wording.original(*places[best])
    return CommitmentReading(best, start, end, text[start:end], votes)


def blend(reading: CommitmentReading, learned: Sequence[float] | None) -> Blend:
    """Rules and learned chances together; `learned` are chances of the five levels, or None."""
    said = (
        f"„{' '.join(reading.wording.split())}“ spricht für {reading.level.label}" if reading.wording else ""
    )
    if not learned:
        level = reading.level if reading.wording else _DEFAULT
        return Blend(
            level, said or f"ohne deutliche Wörter, gelesen als {level.label}", _shares(reading.strengths)
        )
    scores = [
        math.log(max(chance, 1e-4)) + _WEIGHT * strength
        for chance, strength in zip(learned, reading.strengths, strict=True)
    ]
    top = max(scores[1:])
    powers = [0.0, *(math.exp(score - top) for score in scores[1:])]
    chances = tuple(power / sum(powers) for power in powers)
    level = _LEVELS[chances.index(max(chances))]
    if said and reading.level is level:
        return Blend(level, said, chances)
    if max(reading.strengths) < _WORTH_TELLING:
        return Blend(level, f"klingt im Ganzen nach {level.label}", chances)
    return Blend(level, f"{said}, der Satz im Ganzen aber für {level.label}", chances)


def commitment(text: str, learned: Sequence[float] | None = None) -> CommitmentReading:
    """The level of a passage from its wording and, where given, the learned chances.

    The place is that of the words which speak for the level; empty where none do.
    """
    reading = read_commitment(text)
    level = blend(reading, learned).level
    if reading.level is level:
        return reading
    start, end = _place(text, level)
    return CommitmentReading(level, start, end, text[start:end], reading.strengths)


def _place(text: str, level: Commitment) -> tuple[int, int]:
    wording = composed(text[:_LONGEST])
    found = [
        (rule.strength, match.span())
        for rule in RULES
        if rule.level is level and (match := rule.pattern.search(wording.text))
    ]
    if not found:
        return 0, 0
    return wording.original(*max(found)[1])


def _shares(strengths: Sequence[float]) -> tuple[float, ...]:
    powers = [share * math.exp(strength) for share, strength in zip(_USUAL, strengths, strict=True)]
    return tuple(power / sum(powers) for power in powers)
