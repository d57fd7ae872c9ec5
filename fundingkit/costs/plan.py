"""The cost and financing plan: lines of cost, lines of money, the chosen rate."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class CostKind(StrEnum):
    """What the money is spent on."""

    STAFF = "staff"
    SERVICES = "services"
    TRAINING = "training"
    MATERIAL = "material"
    INVESTMENT = "investment"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The German words shown to people."""
        return {
            "staff": "Personal",
            "services": "Fremdleistungen und Beratung",
            "training": "Schulung und Wissenstransfer",
            "material": "Sachkosten",
            "investment": "Investitionen",
            "other": "Sonstiges",
        }[self.value]


class MoneySource(StrEnum):
    """Who pays."""

    GRANT = "grant"
    OWN = "own"
    THIRD_PARTY = "third_party"
    STATE = "state"
    EU = "eu"
    OTHER_FEDERAL = "other_federal"

    @property
    def label(self) -> str:
        """The German words shown to people."""
        return {
            "grant": "Zuschuss",
            "own": "Eigenmittel",
            "third_party": "Mittel Dritter",
            "state": "Landesmittel",
            "eu": "EU-Mittel",
            "other_federal": "andere Bundesmittel",
        }[self.value]


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line of cost: `amount` in euros with at most two decimals, spent in calendar `year`.

    `measure` is a measure's id, empty for overarching cost; `phase` the id of a phase of the
    call. `first_measure` marks money that counts towards a cap that is part of the phase's cap
    (first measures within phase A). `eligible` is false for cost that the call does not fund.
    """

    id: str
    amount: Decimal
    year: int
    phase: str = ""
    measure: str = ""
    kind: CostKind = CostKind.OTHER
    eligible: bool = True
    first_measure: bool = False
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FinancingLine:
    """One line of money: `amount` in euros with at most two decimals, paid in calendar `year`.

    `title` names the giver where it is neither the municipality nor the call's own grant.
    """

    id: str
    source: MoneySource
    amount: Decimal
    year: int
    phase: str = ""
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CostPlan:
    """Costs and money of a dossier, in the order in which people keep them.

    `rate` is the id of the rate of the call that is claimed, empty while undecided.
    """

    rate: str = ""
    costs: tuple[CostLine, ...] = ()
    financing: tuple[FinancingLine, ...] = ()
