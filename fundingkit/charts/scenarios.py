"""What-ifs side by side: where readiness stands, and where it would stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from fundingkit.charts.layout import drawn, percents, row_axis, share_axis, spans, totals, wrapped
from fundingkit.charts.palette import palette
from fundingkit.charts.table import Cell, Table, tabled
from fundingkit.readiness.figures import Readiness
from fundingkit.readiness.german import percent, points, span, whole
from fundingkit.readiness.what_if import Outcome


def figure(ready: Readiness, outcomes: Sequence[Outcome], *, dark: bool = False) -> go.Figure:
    """One bar per what-if below today's; hatched is what it adds, the thin line its band.

    Where steps would come too late, a mark shows the figure without them. Marks carry the
    what-if's place in the order as `customdata`.
    """
    colours = palette(dark=dark)
    labels = ["<b>heute</b>", *(wrapped(outcome.scenario.name, 26) for outcome in outcomes)]
    rows = list(range(len(labels)))
    states = [ready, *(outcome.after for outcome in outcomes)]
    today = [percents(ready.figure)] * len(states)
    added = [0.0, *(percents(outcome.after.figure) - percents(ready.figure) for outcome in outcomes)]
    places = [-1, *range(len(outcomes))]
    bar = {
        "type": "bar",
        "orientation": "h",
        "y": rows,
        "width": 0.56,
        "hovertext": labels,
        "customdata": places,
    }
    traces: list[dict[str, Any]] = [
        {
            **bar,
            "name": "heute belegt",
            "x": today,
            "marker": {"color": colours.figure, "line": {"color": colours.ink, "width": 1}},
            "hovertemplate": "%{hovertext}: heute %{x:.1f} %<extra></extra>",
        },
        {
            **bar,
            "name": "kommt hinzu",
            "x": added,
            "marker": {
                "color": colours.better,
                "line": {"color": colours.ink, "width": 1},
                "pattern": {
                    "shape": "/",
                    "fillmode": "overlay",
                    "fgcolor": colours.paper,
                    "fgopacity": 0.5,
                    "size": 8,
                },
            },
            "hovertemplate": "%{hovertext}: %{x:.1f} Punkte mehr<extra></extra>",
        },
        spans([state.band for state in states], [row + 0.38 for row in rows], colours.claim),
    ]
    late = [(row, outcome) for row, outcome in enumerate(outcomes, 1) if outcome.late]
    if late:
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": "bis zur Frist",
                "x": [percents(outcome.in_time.figure) for _, outcome in late],
                "y": [row for row, _ in late],
                "marker": {
                    "symbol": "diamond",
                    "size": 14,
                    "color": colours.paper,
                    "line": {"color": colours.ink, "width": 2},
                },
                "hovertemplate": "bis zur Frist %{x:.1f} %<extra></extra>",
            }
        )
    traces.append(totals([state.figure for state in states], rows, colours.ink))
    return drawn(
        traces,
        height=110 + 62 * len(labels),
        dark=dark,
        barmode="stack",
        xaxis=share_axis(side="top"),
        yaxis=row_axis(labels),
        legend={"y": -0.04, "yanchor": "top"},
        margin={"l": 8, "r": 80, "t": 40, "b": 40},
    )


def alt_text(ready: Readiness, outcomes: Sequence[Outcome]) -> str:
    """What each what-if would come to."""
    if not outcomes:
        return f"Heute sind {percent(ready.figure)} belegt; es ist noch kein Was-wäre-wenn festgehalten."
    parts = [
        f"„{outcome.scenario.name}“ käme auf {percent(outcome.after.figure)} "
        f"({points(whole(outcome.after.figure) - whole(ready.figure))} mehr)"
        for outcome in outcomes
    ]
    return f"Heute sind {percent(ready.figure)} belegt. {'; '.join(parts)}."


def table(ready: Readiness, outcomes: Sequence[Outcome]) -> Table:
    """Today and each what-if, in percent."""
    rows = [_row("heute", ready, ready, "")]
    rows.extend(
        _row(
            outcome.scenario.name,
            outcome.after,
            outcome.in_time,
            ", ".join(step.title for step in outcome.late),
        )
        for outcome in outcomes
    )
    return tabled(rows)


def _row(name: str, state: Readiness, in_time: Readiness, late: str) -> dict[str, Cell]:
    return {
        "Was wäre, wenn": name,
        "belegt": percents(state.figure),
        "von": percents(state.band.low),
        "bis": percents(state.band.high),
        "Spanne": span(state.band.low, state.band.high),
        "bis zur Frist": percents(in_time.figure),
        "kommt zu spät": late,
    }
