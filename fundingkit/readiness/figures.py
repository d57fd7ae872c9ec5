"""What readiness is made of: shares, progress, requirements, criteria, blocks.

Figures are `Fraction`s from 0 to 1; they become percentages only where they are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from fundingkit.catalogue.call import Call
from fundingkit.readiness.band import Band, BandModel
from fundingkit.readiness.weights import Weighting, Weights
from fundingkit.scale import NOTHING_FOUND, Commitment, Grade


class Certainty(StrEnum):
    """Whether people stand behind a requirement's grade."""

    REVIEWED = "reviewed"
    OPEN = "open"
    SUSPECT = "suspect"
    ASSUMED = "assumed"

    @property
    def label(self) -> str:
        """The German words shown to people."""
        return {
            "reviewed": "geprüft",
            "open": "ungeprüft",
            "suspect": "erneut zu prüfen",
            "assumed": "angenommen",
        }[self.value]


@dataclass(frozen=True, slots=True)
class RequirementReadiness:
    """One requirement with the grade that counts.

    `grade` is None where it does not apply. `expected` and `variance` are those of the coverage
    under the engine's chances, 0.0 to 1.0 and 0.0 to 0.25. `weight` is its share in the call's
    figure; the weights of all applicable requirements sum to 1. `person` is who judged, else "".
    """

    id: str
    title: str
    criterion: str
    grade: Grade | None
    commitment: Commitment
    certainty: Certainty
    expected: float
    variance: float
    weight: Fraction = Fraction(0)
    person: str = ""

    @property
    def applicable(self) -> bool:
        """Whether it counts in the mean."""
        return self.grade is not None

    @property
    def coverage(self) -> Fraction:
        """Grade over three, 0 to 1; 0 where it does not apply."""
        return Fraction(self.grade or 0, 3)

    @property
    def label(self) -> str:
        """The German word for the grade; only people can say that there is no evidence."""
        if self.grade is None:
            return "nicht zutreffend"
        if self.grade is Grade.NONE and self.certainty in {Certainty.OPEN, Certainty.SUSPECT}:
            return NOTHING_FOUND
        return self.grade.label


@dataclass(frozen=True)
class Share:
    """How much of something is evidenced.

    `split` has every commitment and sums to `figure`; what stands under `Commitment.NONE` is
    covered without anybody having said how binding it is.
    """

    figure: Fraction
    band: Band
    split: Mapping[Commitment, Fraction]

    @property
    def missing(self) -> Fraction:
        """What is not evidenced: 1 less the figure."""
        return 1 - self.figure


@dataclass(frozen=True, slots=True)
class Progress:
    """How far people have come; progress is not readiness.

    `total` counts all requirements, `reviewed` those judged by a person and not in doubt since,
    `suspect` those whose verdict a later change of a paper put in doubt, `not_applicable` those
    left out of the mean.
    """

    total: int
    reviewed: int
    suspect: int
    not_applicable: int

    @property
    def open(self) -> int:
        """Requirements that somebody still has to look at."""
        return self.total - self.reviewed


@dataclass(frozen=True)
class CriterionReadiness:
    """One criterion. `share` is None where none of its requirements applies.

    `weight` is its share in the call's figure, 0 to 1; `default_weight` the same without own
    weights.
    """

    id: str
    number: int | None
    title: str
    block: str
    weight: Fraction
    default_weight: Fraction
    share: Share | None
    progress: Progress
    requirements: tuple[RequirementReadiness, ...]


@dataclass(frozen=True)
class BlockReadiness:
    """One block: the weighted mean of its criteria; `share` is None where none applies."""

    id: str
    title: str
    official: bool
    share: Share | None
    progress: Progress
    criteria: tuple[CriterionReadiness, ...]


@dataclass(frozen=True)
class Readiness:
    """What follows from an assessment.

    `share` uses the weights in force, `default` the published or, without any, equal ones.
    `unassessed` are titles of criteria without any requirement: they are left out.
    """

    call: Call = field(repr=False)
    share: Share
    default: Share
    weighting: Weighting
    progress: Progress
    blocks: tuple[BlockReadiness, ...]
    unassessed: tuple[str, ...]
    weights: Weights | None
    model: BandModel

    @property
    def figure(self) -> Fraction:
        """The evidenced figure under the weights in force, 0 to 1."""
        return self.share.figure

    @property
    def band(self) -> Band:
        """The band around the figure."""
        return self.share.band

    @property
    def criteria(self) -> tuple[CriterionReadiness, ...]:
        """Every criterion with requirements, in the order of the call."""
        return tuple(criterion for block in self.blocks for criterion in block.criteria)

    @property
    def requirements(self) -> tuple[RequirementReadiness, ...]:
        """Every requirement in the order of the call."""
        return tuple(item for criterion in self.criteria for item in criterion.requirements)

    def requirement(self, requirement_id: str) -> RequirementReadiness:
        """The requirement of that id; `KeyError` where there is none."""
        for item in self.requirements:
            if item.id == requirement_id:
                return item
        raise KeyError(requirement_id)
