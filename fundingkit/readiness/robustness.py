"""How much the figure depends on the weights of the criteria."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from fundingkit.readiness.figures import CriterionReadiness, Readiness
from fundingkit.readiness.german import NBSP, decimal, quoted, span, whole, whole_up

#: How much more or less than by default a criterion may count to be still plausible.
DOUBLE = Fraction(2)


@dataclass(frozen=True, slots=True)
class Lever:
    """What one criterion's weight does to the figure, all others staying as they are.

    `low` and `high` are the figures when it counts by the factor less and more (or the other way
    round), `without` when it does not count at all; None where nothing else counts.
    """

    criterion: str
    title: str
    coverage: Fraction
    low: Fraction
    high: Fraction
    without: Fraction | None

    @property
    def swing(self) -> Fraction:
        """Distance between low and high, 0 to 1."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class WeightRange:
    """The figure over all plausible weights.

    Every criterion may count up to `factor` times more or less than it does by the weights in
    force. `low` and `high` are the exact ends; `quantiles` (5, 25, 50, 75, 95 percent) and
    `sample` come from `len(sample)` draws with a fixed seed, each weight drawn evenly on a
    logarithmic scale. `levers` are the criteria, the largest swing first.
    """

    figure: Fraction
    factor: Fraction
    low: Fraction
    high: Fraction
    quantiles: tuple[float, float, float, float, float]
    sample: tuple[float, ...]
    levers: tuple[Lever, ...]


def weight_range(
    ready: Readiness, factor: Fraction = DOUBLE, draws: int = 1000, seed: int = 2021
) -> WeightRange:
    """How far the figure moves over plausible weights. `factor` is at least 1, `draws` at least 20.

    Same input, same result: the draws depend on nothing but the seed.
    """
    if factor < 1 or draws < 20:
        raise ValueError("factor must be at least 1 and draws at least 20")
    counted = [criterion for criterion in ready.criteria if criterion.share is not None and criterion.weight]
    pairs = [(criterion.weight, _coverage(criterion)) for criterion in counted]
    low, high = _extremes(pairs, factor)
    sample = _sample(pairs, factor, draws, seed)
    levers = sorted(
        (_lever(counted, index, factor) for index in range(len(counted))), key=lambda lever: -lever.swing
    )
    return WeightRange(
        figure=ready.figure,
        factor=factor,
        low=low,
        high=high,
        quantiles=(
            _quantile(sample, 0.05),
            _quantile(sample, 0.25),
            _quantile(sample, 0.5),
            _quantile(sample, 0.75),
            _quantile(sample, 0.95),
        ),
        sample=sample,
        levers=tuple(levers),
    )


def _coverage(criterion: CriterionReadiness) -> Fraction:
    assert criterion.share is not None
    return criterion.share.figure


def _mean(pairs: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    total = sum((weight for weight, _ in pairs), Fraction(0))
    return sum((weight * value for weight, value in pairs), Fraction(0)) / total


def _extremes(pairs: Sequence[tuple[Fraction, Fraction]], factor: Fraction) -> tuple[Fraction, Fraction]:
    """The exact ends: a weighted mean is largest when the best values count most, down to some rank."""
    ordered = sorted(pairs, key=lambda pair: pair[1])
    lows, highs = [], []
    for cut in range(len(ordered) + 1):
        below, above = ordered[:cut], ordered[cut:]
        less = [(weight / factor, value) for weight, value in below]
        more = [(weight * factor, value) for weight, value in above]
        highs.append(_mean(less + more))
        less = [(weight / factor, value) for weight, value in above]
        more = [(weight * factor, value) for weight, value in below]
        lows.append(_mean(less + more))
    return min(lows), max(highs)


def _sample(
    pairs: Sequence[tuple[Fraction, Fraction]], factor: Fraction, draws: int, seed: int
) -> tuple[float, ...]:
    generator = random.Random(seed)  # noqa: S311 - a picture of a range, nothing secret
    numbers = [(float(weight), float(value)) for weight, value in pairs]
    reach = float(factor)
    figures = []
    for _ in range(draws):
        weights = [weight * reach ** generator.uniform(-1, 1) for weight, _ in numbers]
        figures.append(
            sum(weight * value for weight, (_, value) in zip(weights, numbers, strict=True)) / sum(weights)
        )
    return tuple(sorted(figures))


def _quantile(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _lever(counted: Sequence[CriterionReadiness], index: int, factor: Fraction) -> Lever:
    def figure(multiplier: Fraction) -> Fraction:
        return _mean(
            [
                (criterion.weight * (multiplier if position == index else 1), _coverage(criterion))
                for position, criterion in enumerate(counted)
            ]
        )

    ends = sorted((figure(1 / factor), figure(factor)))
    return Lever(
        criterion=counted[index].id,
        title=counted[index].title,
        coverage=_coverage(counted[index]),
        low=ends[0],
        high=ends[1],
        without=figure(Fraction(0)) if len(counted) > 1 else None,
    )


def robustness_sentence(over: WeightRange) -> str:
    """In a sentence: how far the figure moves over plausible weights."""
    times = "doppelt" if over.factor == DOUBLE else f"{decimal(over.factor)}-mal"
    low, high = whole(Fraction(over.quantiles[0])), whole_up(Fraction(over.quantiles[4]))
    text = (
        f"Dürfte jedes Kriterium bis zu {times} so viel oder so wenig zählen wie jetzt, läge der Wert "
        f"zwischen {span(over.low, over.high, 'und')}, bei zufälligen "
        f"Gewichten in neun von zehn Fällen zwischen {low} und {high}{NBSP}%."
    )
    if over.levers and over.levers[0].swing:
        text += f" Am stärksten wirkt das Gewicht von {quoted(over.levers[0].title)}."
    return text
