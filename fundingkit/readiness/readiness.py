"""Readiness: what follows from an assessment, in exact fractions.

Coverage of a requirement is its grade over three; of a criterion the mean of its requirements;
of the call the mean of its criteria, weighted where weights are published or somebody has set
own ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from fundingkit.assessment.assessment import Assessment
from fundingkit.catalogue.call import Call, Criterion
from fundingkit.errors import NothingAssessable
from fundingkit.evidence import Proposal
from fundingkit.readiness.band import DEFAULT_BAND_MODEL, BandModel, OpenItem, band
from fundingkit.readiness.figures import (
    BlockReadiness,
    Certainty,
    CriterionReadiness,
    Progress,
    Readiness,
    RequirementReadiness,
    Share,
)
from fundingkit.readiness.weights import Weighting, Weights, default_weights, normalised, own_weights
from fundingkit.scale import Commitment, Grade

__all__ = ["Readiness", "assume", "readiness", "with_weights"]


def readiness(
    assessment: Assessment, weights: Weights | None = None, *, model: BandModel = DEFAULT_BAND_MODEL
) -> Readiness:
    """The readiness of an assessment.

    `weights` are own weights by criterion id, not negative; criteria not named keep the weight
    they have without. Raises `WeightsUnusable` for weights that cannot be meant and
    `NothingAssessable` where no requirement of the call applies.
    """
    items = {
        requirement.id: _item(assessment, criterion, requirement.id, requirement.title)
        for criterion, requirement in assessment.call.requirements()
    }
    return _assemble(assessment.call, items, weights, model)


def assume(
    known: Readiness,
    grades: Mapping[str, tuple[Grade, Commitment]],
) -> Readiness:
    """The readiness if these requirements had these grades; all else stays as it is.

    What is assumed adds no uncertainty: the band says what remains open apart from it. A
    requirement that does not apply stays out. Raises `KeyError` for an unknown requirement.
    """
    items = {item.id: item for item in known.requirements}
    for requirement_id, (grade, commitment) in grades.items():
        item = items[requirement_id]
        if item.applicable:
            items[requirement_id] = replace(
                item, grade=grade, commitment=commitment, certainty=Certainty.ASSUMED, variance=0.0
            )
    return _assemble(known.call, items, known.weights, known.model)


def with_weights(known: Readiness, weights: Weights | None) -> Readiness:
    """The same grades under other weights; raises as `readiness` does."""
    return _assemble(known.call, {item.id: item for item in known.requirements}, weights, known.model)


def _item(
    assessment: Assessment, criterion: Criterion, requirement_id: str, title: str
) -> RequirementReadiness:
    verdict = assessment.verdicts.get(requirement_id)
    if verdict is None:
        certainty = Certainty.OPEN
    else:
        certainty = Certainty.SUSPECT if verdict.suspect else Certainty.REVIEWED
    expected, variance = _outlook(assessment.proposals[requirement_id])
    return RequirementReadiness(
        id=requirement_id,
        title=title,
        criterion=criterion.id,
        grade=assessment.grade(requirement_id),
        commitment=assessment.commitment(requirement_id),
        certainty=certainty,
        expected=expected,
        variance=variance,
        person="" if verdict is None else verdict.person,
    )


def _outlook(proposal: Proposal) -> tuple[float, float]:
    """Mean and variance of the coverage under the engine's chances."""
    total = sum(proposal.chances)
    if total <= 0:
        raise ValueError(f"{proposal.requirement}: chances must have a positive sum")
    chances = [chance / total for chance in proposal.chances]
    mean = sum(grade * chance for grade, chance in enumerate(chances)) / 3
    square = sum(grade * grade * chance for grade, chance in enumerate(chances)) / 9
    return mean, max(0.0, square - mean * mean)


def _assemble(
    call: Call, items: Mapping[str, RequirementReadiness], weights: Weights | None, model: BandModel
) -> Readiness:
    weighting, usual = default_weights(call)
    own = own_weights(call, usual, weights)
    applicable = {
        criterion.id: [items[r.id] for r in criterion.requirements if items[r.id].applicable]
        for _, criterion in call.criteria()
    }
    counted = [criterion_id for criterion_id, members in applicable.items() if members]
    if not counted:
        raise NothingAssessable(call.title)
    in_force = normalised(own if own is not None else usual, counted)
    by_default = normalised(usual, counted)
    weighted = {
        item_id: replace(item, weight=_item_weight(item, in_force, applicable))
        for item_id, item in items.items()
    }
    blocks = []
    for block in call.blocks:
        criteria = tuple(
            _criterion(
                criterion, block.id, items=weighted, in_force=in_force, by_default=by_default, model=model
            )
            for criterion in block.criteria
            if criterion.requirements
        )
        members = [item for criterion in criteria for item in criterion.requirements]
        blocks.append(
            BlockReadiness(
                id=block.id,
                title=block.title,
                official=block.official,
                share=_share(_rescaled(members), model),
                progress=_progress(members),
                criteria=criteria,
            )
        )
    everything = list(weighted.values())
    defaulted = [replace(item, weight=_item_weight(item, by_default, applicable)) for item in everything]
    share, default = _share(everything, model), _share(defaulted, model)
    assert share is not None and default is not None  # noqa: PT018 - something is counted, see above
    return Readiness(
        call=call,
        share=share,
        default=default,
        weighting=weighting if own is None else Weighting.OWN,
        progress=_progress(everything),
        blocks=tuple(block for block in blocks if block.criteria),
        unassessed=tuple(criterion.title for _, criterion in call.criteria() if not criterion.requirements),
        weights=weights,
        model=model,
    )


def _criterion(
    criterion: Criterion,
    block: str,
    *,
    items: Mapping[str, RequirementReadiness],
    in_force: Mapping[str, Fraction],
    by_default: Mapping[str, Fraction],
    model: BandModel,
) -> CriterionReadiness:
    members = tuple(items[requirement.id] for requirement in criterion.requirements)
    equal = Fraction(1, max(1, sum(item.applicable for item in members)))
    return CriterionReadiness(
        id=criterion.id,
        number=criterion.number,
        title=criterion.title,
        block=block,
        weight=in_force.get(criterion.id, Fraction(0)),
        default_weight=by_default.get(criterion.id, Fraction(0)),
        share=_share([replace(item, weight=equal) for item in members], model),
        progress=_progress(members),
        requirements=members,
    )


def _share(items: Iterable[RequirementReadiness], model: BandModel) -> Share | None:
    """The weighted mean of the applicable items, whose weights sum to 1; None without any."""
    counted = [item for item in items if item.applicable]
    if not sum(item.weight for item in counted):
        return None
    split = dict.fromkeys(Commitment, Fraction(0))
    for item in counted:
        split[item.commitment] += item.weight * item.coverage
    figure = sum(split.values(), Fraction(0))
    unsure = [
        OpenItem(item.weight, item.expected - float(item.coverage), item.variance)
        for item in counted
        if item.certainty in {Certainty.OPEN, Certainty.SUSPECT}
    ]
    return Share(figure, band(figure, unsure, model), split)


def _rescaled(items: Sequence[RequirementReadiness]) -> list[RequirementReadiness]:
    """The items with weights that sum to 1 among themselves."""
    total = sum((item.weight for item in items if item.applicable), Fraction(0))
    return [replace(item, weight=item.weight / total) for item in items] if total else list(items)


def _item_weight(
    item: RequirementReadiness,
    weights: Mapping[str, Fraction],
    applicable: Mapping[str, Sequence[RequirementReadiness]],
) -> Fraction:
    if not item.applicable:
        return Fraction(0)
    return weights[item.criterion] / len(applicable[item.criterion])


def _progress(items: Sequence[RequirementReadiness]) -> Progress:
    return Progress(
        total=len(items),
        reviewed=sum(item.certainty is Certainty.REVIEWED for item in items),
        suspect=sum(item.certainty is Certainty.SUSPECT for item in items),
        not_applicable=sum(not item.applicable for item in items),
    )
