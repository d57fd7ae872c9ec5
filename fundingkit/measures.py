"""The register of measures: the living list that feeds form, costs, schedule and what-if."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from fundingkit.scale import Commitment


class MeasureState(StrEnum):
    """How far a measure has come, from idea to done; `dropped` keeps it on record only."""

    IDEA = "idea"
    PLANNED = "planned"
    DECIDED = "decided"
    RUNNING = "running"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """The German word shown to people."""
        return {
            "idea": "Idee",
            "planned": "geplant",
            "decided": "beschlossen",
            "running": "in Umsetzung",
            "done": "umgesetzt",
            "dropped": "verworfen",
        }[self.value]

    @property
    def commitment(self) -> Commitment:
        """How binding a measure in this state is on the scale of the assessment."""
        return {
            "idea": Commitment.VISION,
            "planned": Commitment.PLANNED,
            "decided": Commitment.DECIDED,
            "running": Commitment.DECIDED,
            "done": Commitment.DONE,
            "dropped": Commitment.NONE,
        }[self.value]


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of the register.

    `cost` is an estimate in euros, None where unknown; `start_year` and `end_year` are calendar
    years, both included. `phase` is the id of a phase of the call or empty. `requirements` are
    the questions it serves, `evidence` the keys of passages (`Passage.key`) it was found in.
    `groups` are the ids of the form's repeating groups in which it is to appear, `position`
    orders the register, lowest first.
    """

    id: str
    title: str
    description: str = ""
    field_of_action: str = ""
    state: MeasureState = MeasureState.IDEA
    responsible: str = ""
    place: str = ""
    phase: str = ""
    cost: Decimal | None = None
    start_year: int | None = None
    end_year: int | None = None
    requirements: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    position: int = 0
    note: str = ""
