"""Readiness over time: the figure as a line within its band."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from fundingkit.charts.layout import drawn, percents, plain, share_axis
from fundingkit.charts.palette import SIZE, palette
from fundingkit.charts.table import Table, tabled
from fundingkit.evidence import Claim
from fundingkit.readiness.compare import Point
from fundingkit.readiness.german import day, percent, points, span, whole


def figure(points: Sequence[Point], claim: Claim | None = None, *, dark: bool = False) -> go.Figure:
    """A line from point to point in its band; each point says its figure and its name.

    `points` are in order of date. Marks carry the point's place in the order as `customdata`.
    """
    colours = palette(dark=dark)
    dates = [point.date for point in points]
    apart = len(set(dates)) == len(dates)
    # Points of one day would lie on each other: then they stand side by side.
    places: Sequence[Any] = dates if apart else list(range(len(points)))
    figures = [percents(point.readiness.figure) for point in points]
    edge = {"type": "scatter", "x": places, "mode": "lines", "line": {"width": 1, "color": colours.band}}
    traces: list[dict[str, Any]] = [
        {
            **edge,
            "y": [percents(point.readiness.band.low) for point in points],
            "hoverinfo": "skip",
            "showlegend": False,
        },
        {
            **edge,
            "y": [percents(point.readiness.band.high) for point in points],
            "fill": "tonexty",
            "fillcolor": _faint(colours.band),
            "hoverinfo": "skip",
            "name": "Spanne",
        },
        {
            "type": "scatter",
            "x": places,
            "y": figures,
            "mode": "lines+markers+text",
            "name": "belegt",
            "line": {"width": 4, "color": colours.figure},
            "marker": {"size": 13, "color": colours.figure, "symbol": "circle"},
            "text": [f"<b>{percent(point.readiness.figure)}</b>" for point in points],
            "textposition": "top center",
            "textfont": {"size": SIZE + 1, "color": colours.ink},
            "cliponaxis": False,
            "customdata": list(range(len(points))),
            "hovertext": [_hover(point) for point in points],
            "hoverinfo": "text",
        },
    ]
    if claim is not None and claim.value is not None and dates:
        traces.append(
            {
                "type": "scatter",
                "x": [places[0], places[-1]],
                "y": [claim.value * 100] * 2,
                "mode": "lines",
                "name": f"eigene Angabe {plain(claim.wording.strip('() '))}",
                "line": {"width": 3, "dash": "dot", "color": colours.claim},
                "hoverinfo": "name",
            }
        )
    return drawn(
        traces,
        height=380,
        dark=dark,
        yaxis=share_axis(),
        xaxis={
            "type": "date" if apart else "linear",
            "tickvals": places,
            "ticktext": [f"{plain(point.label)}<br>{day(point.date)}" for point in points],
            "fixedrange": True,
            "showgrid": False,
        },
        margin={"l": 8, "r": 40, "t": 40, "b": 8},
    )


def alt_text(points: Sequence[Point]) -> str:
    """From where to where, and the largest single step."""
    if not points:
        return "Es gibt noch keinen festgehaltenen Stand."
    first, last = points[0].readiness, points[-1].readiness
    text = (
        f"Linie über {len(points)} Stände: von {percent(first.figure)} ({day(points[0].date)}) "
        f"zu {percent(last.figure)} ({day(points[-1].date)})"
        if len(points) > 1
        else f"Ein Stand: {percent(first.figure)} ({day(points[0].date)})"
    )
    text += f"; zuletzt Spanne {span(last.band.low, last.band.high)}." if not last.band.closed else "."
    if len(points) > 2:
        before, after = max(
            pairwise(points), key=lambda pair: abs(pair[1].readiness.figure - pair[0].readiness.figure)
        )
        step = whole(after.readiness.figure) - whole(before.readiness.figure)
        if step:
            text += f" Der größte Schritt liegt vor „{after.label}“: {_signed(step)}."
    return text


def table(points: Sequence[Point]) -> Table:
    """One row per point, shares in percent."""
    return tabled(
        [
            {
                "Stand": point.label,
                "Datum": day(point.date),
                "belegt": percents(point.readiness.figure),
                "von": percents(point.readiness.band.low),
                "bis": percents(point.readiness.band.high),
                "geprüft": point.readiness.progress.reviewed,
                "Prüffragen": point.readiness.progress.total,
            }
            for point in points
        ],
        columns=["Stand", "Datum", "belegt", "von", "bis", "geprüft", "Prüffragen"],
    )


def _hover(point: Point) -> str:
    ready = point.readiness
    return (
        f"{plain(point.label)}, {day(point.date)}<br>belegt {percent(ready.figure)}, "
        f"Spanne {span(ready.band.low, ready.band.high)}<br>"
        f"geprüft {ready.progress.reviewed} von {ready.progress.total}"
    )


def _signed(step: int) -> str:
    return f"{'+' if step > 0 else '−'}{points(abs(step))}"


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.45)"
