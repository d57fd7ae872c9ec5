"""The register of measures as an ordered list: moving, grouping, and candidates found in the papers."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace

from fundingkit.assessment.assessment import Assessment
from fundingkit.catalogue.call import Call, FieldGroup
from fundingkit.drafting.citations import Citation, citations
from fundingkit.measures import Measure

#: How many candidates are offered.
MOST = 12


def groups_of(call: Call) -> tuple[FieldGroup, ...]:
    """The groups of the form that repeat for each measure."""
    form = call.form
    return tuple(
        entry for section in (form.sections if form else ()) for entry in section.fields
        if isinstance(entry, FieldGroup)
    )  # fmt: skip


def next_position(measures: Sequence[Measure]) -> int:
    """The position of a measure that is put at the end."""
    return max((measure.position for measure in measures), default=0) + 1


def new_measure(title: str, measures: Sequence[Measure], *, group: str = "") -> Measure:
    """A measure with an id of its own at the end of the register, in a group where one is given."""
    groups = (group,) if group else ()
    return Measure(uuid.uuid4().hex[:12], title, groups=groups, position=next_position(measures))


def moved(measures: Sequence[Measure], measure_id: str, steps: int, group: str = "") -> tuple[Measure, ...]:
    """The measures that change when one moves by so many places, up being negative.

    With `group`, only measures of that group count as places. Empty where there is no room.
    """
    ordered = sorted(measures, key=lambda measure: (measure.position, measure.id))
    places = [item for item in ordered if not group or group in item.groups]
    here = next((index for index, item in enumerate(places) if item.id == measure_id), None)
    if here is None or not 0 <= here + steps < len(places):
        return ()
    neighbour = places[here + steps]
    moving = places[here]
    ordered.remove(moving)
    ordered.insert(ordered.index(neighbour) + (steps > 0), moving)
    return tuple(
        replace(item, position=number)
        for number, item in enumerate(ordered, start=1)
        if item.position != number
    )


def grouped(measure: Measure, group: str, *, inside: bool) -> Measure:
    """The measure with or without that group of the form."""
    others = tuple(name for name in measure.groups if name != group)
    return replace(measure, groups=(*others, group) if inside else others)


def candidates(assessment: Assessment, measures: Sequence[Measure]) -> tuple[Citation, ...]:
    """Passages that may be measures: quotes offered where the call asks for measures.

    What a measure of the register rests on already is left out. They are offered, never taken over.
    """
    known = {key for measure in measures for key in measure.evidence}
    asked = dict.fromkeys(
        requirement for group in groups_of(assessment.call) for field in group.fields
        for requirement in field.requirements
    )  # fmt: skip
    found: dict[str, Citation] = {}
    for requirement in asked:
        for citation in citations(assessment, requirement):
            if citation.current and citation.kind != "heading" and citation.key not in known:
                found.setdefault(citation.key, citation)
    ranked = sorted(found.values(), key=lambda item: (not item.accepted, -(item.strength or 0.0), item.start))
    return tuple(ranked[:MOST])


def imported(changed: Sequence[Measure], measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """Measures of a table, the new ones among them with ids of their own and at the end."""
    known = {measure.id for measure in measures}
    last = next_position(measures)
    made = []
    for measure in changed:
        new = measure
        if measure.id not in known:
            new = replace(measure, id=uuid.uuid4().hex[:12], position=measure.position or last)
            last += 1
        made.append(new)
    return tuple(made)
