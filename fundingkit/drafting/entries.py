"""Repeating groups of the form, filled from the register of measures."""

from __future__ import annotations

from collections.abc import Iterable

from fundingkit.catalogue.call import FieldGroup, FormField
from fundingkit.costs.money import number
from fundingkit.measures import Measure, MeasureState


def entries_of(group: FieldGroup, measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """The measures of a group in the order of the register, also beyond the group's `repeat`."""
    listed = [
        measure
        for measure in measures
        if group.id in measure.groups and measure.state is not MeasureState.DROPPED
    ]
    return tuple(sorted(listed, key=lambda measure: (measure.position, measure.id)))


def from_measure(measure: Measure, question: FormField) -> str:
    """What the register already says to a question about a measure; empty where it says nothing."""
    wording = question.question.casefold()
    if question.kind == "money":
        if measure.cost is None:
            return ""
        return number(measure.cost, 0 if measure.cost == measure.cost.to_integral_value() else 2)
    if wording.startswith("bezeichnung"):
        return measure.title
    if wording.startswith(("raum", "räumlich", "ort")):
        return measure.place
    if wording.startswith(("skizze", "kurzbeschreibung", "beschreibung")):
        return measure.description
    return ""
