"""Money by year and source in one picture, with words and a table."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import plotly.graph_objects as go

from fundingkit.charts.layout import drawn
from fundingkit.charts.palette import PATTERNS, palette
from fundingkit.charts.table import Table, tabled
from fundingkit.costs.money import euros, number, percent
from fundingkit.costs.plan import CostPlan, MoneySource
from fundingkit.costs.sums import cost, money, years
from fundingkit.readiness.german import listed
from fundingkit.scale import Commitment

# Steps of lightness and patterns are those of the scale, so that print without colour works.
_STEPS = {
    MoneySource.GRANT: Commitment.DONE,
    MoneySource.OWN: Commitment.PLANNED,
    MoneySource.THIRD_PARTY: Commitment.VISION,
    MoneySource.STATE: Commitment.DECIDED,
    MoneySource.EU: Commitment.NONE,
    MoneySource.OTHER_FEDERAL: Commitment.NONE,
}


def figure(plan: CostPlan, *, dark: bool = False) -> go.Figure:
    """One bar per year, split by who pays; a mark shows the year's cost."""
    colours = palette(dark=dark)
    span = years(plan)
    traces: list[dict[str, Any]] = []
    for source in _given(plan):
        amounts = [_paid(plan, year, source) for year in span]
        step = _STEPS[source]
        traces.append(
            {
                "type": "bar",
                "name": source.label,
                "x": [str(year) for year in span],
                "y": [float(amount) for amount in amounts],
                "hovertext": [
                    f"{source.label} {year}: {euros(amount)}"
                    for year, amount in zip(span, amounts, strict=True)
                ],
                "hoverinfo": "text",
                "marker": {
                    "color": colours.commitment[step],
                    "line": {"color": colours.ink, "width": 1},
                    "pattern": {
                        "shape": "+" if source is MoneySource.EU else PATTERNS[step],
                        "solidity": 0.2,
                    },
                },
            }
        )
    costs = [_cost(plan, year) for year in span]
    traces.append(
        {
            "type": "scatter",
            "mode": "markers+text",
            "name": "Kosten",
            "x": [str(year) for year in span],
            "y": [float(amount) for amount in costs],
            "text": [f"<b>{_millions(amount)}</b>" for amount in costs],
            "textposition": "top center",
            "cliponaxis": False,
            "hovertext": [
                f"Kosten {year}: {euros(amount)}" for year, amount in zip(span, costs, strict=True)
            ],
            "hoverinfo": "text",
            "marker": {"symbol": "line-ew-open", "size": 34, "color": colours.claim, "line": {"width": 4}},
        }
    )
    return drawn(
        traces,
        height=420,
        dark=dark,
        barmode="stack",
        xaxis={"type": "category", "fixedrange": True, "showgrid": False},
        yaxis={"tickformat": ",.0f", "ticksuffix": "\u00a0€", "rangemode": "tozero", "fixedrange": True},
        margin={"l": 8, "r": 24, "t": 56, "b": 8},
    )


def alt_text(plan: CostPlan) -> str:
    """What the picture shows: the total, who pays how much of it, and the dearest year."""
    span = years(plan)
    if not span:
        return "Es sind noch keine Kosten und keine Finanzierung eingetragen."
    total = cost(plan.costs).total
    paid = money(plan.financing)
    everything = sum(paid.values(), Decimal(0))
    parts = [
        f"{source.label} {euros(paid[source])} ({percent(paid[source] / everything)})"
        for source in _given(plan)
    ]
    years_words = str(span[0]) if len(span) == 1 else f"{span[0]} bis {span[-1]}"
    text = f"Säulen für {years_words}: Kosten {euros(total)}"
    text += f", bezahlt durch {listed(parts)}." if parts else ", noch ohne Finanzierung."
    dearest = max(span, key=lambda year: (_cost(plan, year), -year))
    return f"{text} Am meisten kostet {dearest}: {euros(_cost(plan, dearest))}."


def table(plan: CostPlan) -> Table:
    """One row per year with cost and every source, in euros as text, exact to the cent."""
    given = _given(plan)
    columns = ["Jahr", "Kosten", *(source.label for source in given)]
    return tabled(
        [
            {
                "Jahr": str(year),
                "Kosten": number(_cost(plan, year), 2),
                **{source.label: number(_paid(plan, year, source), 2) for source in given},
            }
            for year in years(plan)
        ],
        columns,
    )


def _given(plan: CostPlan) -> tuple[MoneySource, ...]:
    paid = money(plan.financing)
    return tuple(source for source in MoneySource if paid[source])


def _cost(plan: CostPlan, year: int) -> Decimal:
    return cost(line for line in plan.costs if line.year == year).total


def _paid(plan: CostPlan, year: int, source: MoneySource) -> Decimal:
    return money(line for line in plan.financing if line.year == year)[source]


def _millions(amount: Decimal) -> str:
    if amount >= 100_000:
        return f"{number(amount / 1_000_000, 2)}\u00a0Mio.\u00a0€"
    return euros(amount)
