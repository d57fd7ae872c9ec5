"""How far two people agree who judged the same requirements without seeing each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from fundingkit.assessment.verdict import Verdict
from fundingkit.scale import Grade


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A requirement that two people judged differently.

    `distance` is how many grades lie between them, None where only one holds it not applicable.
    """

    requirement: str
    first: Verdict
    second: Verdict
    distance: int | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The figures of agreement over the requirements that both judged.

    `compared` counts those that both gave a grade; `equal` and `within_one` are shares of them,
    `kappa` is Cohen's kappa with quadratic weights, -1 to 1. A figure is None where it is not
    defined: without anything compared, and kappa also where both gave one and the same grade
    throughout. `disagreements` are the widest first.
    """

    both: int
    compared: int
    equal: Fraction | None
    within_one: Fraction | None
    kappa: float | None
    disagreements: tuple[Disagreement, ...]


def agreement(first: Mapping[str, Verdict], second: Mapping[str, Verdict]) -> Agreement:
    """Compare two people's verdicts; requirements that only one judged are left out."""
    both = [requirement for requirement in first if requirement in second]
    pairs = [
        (one, other)
        for requirement in both
        if (one := first[requirement].grade) is not None and (other := second[requirement].grade) is not None
    ]
    count = len(pairs)
    disagreements = [
        Disagreement(requirement, first[requirement], second[requirement], distance)
        for requirement in both
        if (distance := _distance(first[requirement].grade, second[requirement].grade)) != 0
    ]
    disagreements.sort(key=lambda item: -(len(Grade) if item.distance is None else item.distance))
    return Agreement(
        both=len(both),
        compared=count,
        equal=Fraction(sum(one == other for one, other in pairs), count) if count else None,
        within_one=Fraction(sum(abs(one - other) <= 1 for one, other in pairs), count) if count else None,
        kappa=quadratic_kappa(pairs),
        disagreements=tuple(disagreements),
    )


def quadratic_kappa(pairs: list[tuple[Grade, Grade]]) -> float | None:
    """Cohen's kappa with quadratic weights; None where chance alone leaves nothing to disagree on."""
    count = len(pairs)
    if not count:
        return None
    firsts, seconds = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    observed = Fraction(sum((one - other) ** 2 for one, other in pairs), count)
    by_chance = Fraction(
        sum((one - other) ** 2 * firsts[one] * seconds[other] for one in firsts for other in seconds),
        count * count,
    )
    if not by_chance:
        return None
    return float(1 - observed / by_chance)


def _distance(first: Grade | None, second: Grade | None) -> int | None:
    if first is None or second is None:
        return 0 if first is second else None
    return abs(first - second)
