"""Weights of the criteria: published, equal, or set by people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from fundingkit.catalogue.call import Call
from fundingkit.errors import WeightsUnusable

#: Own weights by criterion id, not negative; only their proportions matter.
Weights = Mapping[str, Decimal | Fraction | int]


class Weighting(StrEnum):
    """Where the weights of the criteria come from."""

    EQUAL = "equal"
    OFFICIAL = "official"
    OWN = "own"

    @property
    def label(self) -> str:
        """The German words shown to people."""
        return {
            "equal": "alle Kriterien gleich gewichtet",
            "official": "Gewichte des Förderaufrufs",
            "own": "eigene Gewichte",
        }[self.value]


def default_weights(call: Call) -> tuple[Weighting, dict[str, Fraction]]:
    """The weights of the criteria with requirements where nobody has set own ones.

    Published weights count only where every such criterion has one: guessing the others would
    invent them. Otherwise all count the same.
    """
    criteria = [criterion for _, criterion in call.criteria() if criterion.requirements]
    published = [criterion.weight for criterion in criteria]
    if criteria and all(weight is not None for weight in published) and any(published):
        return Weighting.OFFICIAL, {criterion.id: Fraction(criterion.weight or 0) for criterion in criteria}
    return Weighting.EQUAL, {criterion.id: Fraction(1) for criterion in criteria}


def own_weights(
    call: Call, usual: Mapping[str, Fraction], weights: Weights | None
) -> dict[str, Fraction] | None:
    """Own weights for every criterion that has a usual one, None where nobody set any.

    Raises `WeightsUnusable` for an unknown criterion or a negative weight.
    """
    if weights is None:
        return None
    known = {criterion.id for _, criterion in call.criteria()}
    unknown = sorted(set(weights) - known)
    if unknown:
        raise WeightsUnusable(f"Kriterien, die der Aufruf nicht kennt: {', '.join(unknown)}.")
    exact = {criterion_id: Fraction(weight) for criterion_id, weight in weights.items()}
    if any(weight < 0 for weight in exact.values()):
        raise WeightsUnusable("Ein Gewicht ist kleiner als 0.")
    return {criterion_id: exact.get(criterion_id, weight) for criterion_id, weight in usual.items()}


def normalised(weights: Mapping[str, Fraction], counted: Sequence[str]) -> dict[str, Fraction]:
    """The weights of the criteria that count, summing to 1; `WeightsUnusable` where all are 0."""
    total = sum((weights[criterion_id] for criterion_id in counted), Fraction(0))
    if not total:
        raise WeightsUnusable("Alle Kriterien, die zählen, haben das Gewicht 0.")
    return {criterion_id: weights[criterion_id] / total for criterion_id in counted}
