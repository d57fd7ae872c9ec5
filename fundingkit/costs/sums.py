"""Sums of a cost plan, exact to the cent, and what the call would fund of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, Decimal
from typing import TypeVar

from fundingkit.catalogue.call import Cap, FundingTerms, Rate
from fundingkit.costs.money import CENT, ZERO
from fundingkit.costs.plan import CostLine, CostPlan, FinancingLine, MoneySource

Key = TypeVar("Key", str, int)


@dataclass(frozen=True, slots=True)
class Cost:
    """A sum of cost lines in euros, and how much of it is eligible."""

    total: Decimal = ZERO
    eligible: Decimal = ZERO

    @property
    def ineligible(self) -> Decimal:
        """What the call does not fund in any case."""
        return self.total - self.eligible


@dataclass(frozen=True, slots=True)
class CapUse:
    """How far a cap is used, in euros: `used` counts eligible cost under it before any capping."""

    cap: Cap
    used: Decimal

    @property
    def over(self) -> Decimal:
        """By how much the cap is exceeded, else 0."""
        return max(ZERO, self.used - self.cap.amount)

    @property
    def left(self) -> Decimal:
        """What is left under the cap, at least 0."""
        return max(ZERO, self.cap.amount - self.used)


@dataclass(frozen=True)
class Funding:
    """What a plan costs, what the call would give at most, and who pays; all in euros.

    `fundable` is the eligible cost that remains under all caps. `grant_limit` is the rate's share
    of it, rounded down to the cent so that the rate is never exceeded; None while no rate is
    chosen. `money` has every source.
    """

    cost: Cost
    fundable: Decimal
    rate: Rate | None
    grant_limit: Decimal | None
    caps: tuple[CapUse, ...]
    money: Mapping[MoneySource, Decimal] = field(default_factory=dict)

    @property
    def grant(self) -> Decimal:
        """The grant as planned."""
        return self.money[MoneySource.GRANT]

    @property
    def financed(self) -> Decimal:
        """All money of the plan."""
        return sum(self.money.values(), ZERO)

    @property
    def gap(self) -> Decimal:
        """Cost that nobody pays yet; negative where there is more money than cost."""
        return self.cost.total - self.financed

    @property
    def own_part(self) -> Decimal:
        """Eligible cost that the planned grant leaves to the municipality and others, at least 0."""
        return max(ZERO, self.cost.eligible - self.grant)

    @property
    def others(self) -> Decimal:
        """Money of third parties, the state and the EU: what may stand in for own money."""
        return (
            self.money[MoneySource.THIRD_PARTY] + self.money[MoneySource.STATE] + self.money[MoneySource.EU]
        )


def cost(lines: Iterable[CostLine]) -> Cost:
    """The sum of cost lines."""
    total = eligible = ZERO
    for line in lines:
        total += line.amount
        if line.eligible:
            eligible += line.amount
    return Cost(total, eligible)


def cost_by(plan: CostPlan, key: Callable[[CostLine], Key]) -> dict[Key, Cost]:
    """Sums by whatever `key` gives, in ascending order of the key."""
    groups: dict[Key, list[CostLine]] = {}
    for line in plan.costs:
        groups.setdefault(key(line), []).append(line)
    return {name: cost(groups[name]) for name in sorted(groups)}


def money(lines: Iterable[FinancingLine]) -> dict[MoneySource, Decimal]:
    """The money by source; every source is there, 0 where it gives nothing."""
    sums = dict.fromkeys(MoneySource, ZERO)
    for line in lines:
        sums[line.source] += line.amount
    return sums


def years(plan: CostPlan) -> tuple[int, ...]:
    """Every calendar year in which the plan spends or receives money."""
    spent = {line.year for line in plan.costs}
    return tuple(sorted(spent | {line.year for line in plan.financing}))


def funding(plan: CostPlan, terms: FundingTerms) -> Funding:
    """What follows from a plan under the terms of a call."""
    uses = tuple(CapUse(cap, _used(plan.costs, cap)) for cap in terms.caps)
    fundable = _fundable(plan.costs, terms)
    rate = next((rate for rate in terms.rates if rate.id == plan.rate), None)
    limit = None if rate is None else share_of(fundable, rate)
    return Funding(cost(plan.costs), fundable, rate, limit, uses, money(plan.financing))


def share_of(amount: Decimal, rate: Rate) -> Decimal:
    """The rate's share of an amount, rounded down to the cent: a rate is an upper limit."""
    return (amount * rate.share).quantize(CENT, rounding=ROUND_DOWN)


def propose_financing(plan: CostPlan, terms: FundingTerms) -> tuple[FinancingLine, ...]:
    """Grant and own money by year and phase that pay for every cost of the plan to the cent.

    The grant is the most that rate and caps allow; it follows eligible cost in the order of
    phases and years until a cap is reached. Empty while no rate is chosen.
    """
    limit = funding(plan, terms)
    if limit.rate is None or limit.grant_limit is None:
        return ()
    order = {phase.id: index for index, phase in enumerate(terms.phases)}
    slots = sorted({(order.get(line.phase, len(order)), line.phase, line.year) for line in plan.costs})
    lines: list[FinancingLine] = []
    seen: list[CostLine] = []
    granted = ZERO
    for _, phase, year in slots:
        here = [line for line in plan.costs if (line.phase, line.year) == (phase, year)]
        seen.extend(here)
        # Rounding the running total, not each year, keeps the sum at the limit to the cent.
        grant = share_of(_fundable(seen, terms), limit.rate) - granted
        granted += grant
        own = cost(here).total - grant
        name = f"{phase or 'ohne'}-{year}"
        if grant:
            lines.append(FinancingLine(f"{name}-zuschuss", MoneySource.GRANT, grant, year, phase))
        if own:
            lines.append(FinancingLine(f"{name}-eigen", MoneySource.OWN, own, year, phase))
    return tuple(lines)


def _under(line: CostLine, cap: Cap) -> bool:
    """Whether a line counts towards a cap; one that is part of another takes only marked cost."""
    if not line.eligible or (cap.phase is not None and line.phase != cap.phase):
        return False
    return cap.part_of is None or line.first_measure


def _used(lines: Iterable[CostLine], cap: Cap) -> Decimal:
    return sum((line.amount for line in lines if _under(line, cap)), ZERO)


def _fundable(lines: Sequence[CostLine], terms: FundingTerms) -> Decimal:
    """Eligible cost less what is over the caps, inner caps first."""
    remaining = sum((line.amount for line in lines if line.eligible), ZERO)
    for top in terms.caps:
        if top.part_of is None:
            remaining -= _used(lines, top) - _capped(lines, top, terms)
    return remaining


def _capped(lines: Sequence[CostLine], cap: Cap, terms: FundingTerms) -> Decimal:
    used = _used(lines, cap)
    for inner in terms.caps:
        if inner.part_of == cap.id:
            used -= _used(lines, inner) - _capped(lines, inner, terms)
    return min(used, cap.amount)
