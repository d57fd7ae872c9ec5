"""What the pictures have in common beyond colours: percent axes, wrapped labels, tables."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import plotly.graph_objects as go

from fundingkit.charts.palette import SIZE, template
from fundingkit.readiness.band import Band
from fundingkit.readiness.german import NBSP, percent, span

#: Options for showing a picture on a page: no logo, German, no zoom by accident.
CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "locale": "de",
    "scrollZoom": False,
    "displayModeBar": False,
    "responsive": True,
}


def drawn(traces: list[dict[str, Any]], *, height: int, dark: bool, **layout: Any) -> go.Figure:
    """A figure of these traces in the house style; `height` in pixels, the width follows the page."""
    return go.Figure(data=traces, layout={"template": template(dark=dark), "height": height, **layout})


def share_axis(**more: Any) -> dict[str, Any]:
    """An axis from 0 to 100 percent for values given in percent."""
    return {
        "range": [0, 100],
        "tickvals": [0, 25, 50, 75, 100],
        "ticktext": [f"{value}{NBSP}%" for value in (0, 25, 50, 75, 100)],
        "fixedrange": True,
        **more,
    }


def row_axis(labels: list[str]) -> dict[str, Any]:
    """A vertical axis whose rows stand at 0, 1, 2, … from the top, each with its label."""
    return {
        "tickvals": list(range(len(labels))),
        "ticktext": labels,
        "range": [len(labels) - 0.4, -0.6],
        "showgrid": False,
        "fixedrange": True,
    }


def spans(bands: Sequence[Band], places: Sequence[float], colour: str) -> dict[str, Any]:
    """A thin line from the lower to the upper end of each band, beside its bar; none where it is closed."""
    known = [(band, place) for band, place in zip(bands, places, strict=True) if not band.closed]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": "Spanne",
        "showlegend": bool(known),
        "x": [end for band, _ in known for end in (percents(band.low), percents(band.high), None)],
        "y": [end for _, place in known for end in (place, place, None)],
        "line": {"color": colour, "width": 3},
        "marker": {"symbol": "line-ns-open", "size": 9, "color": colour, "line": {"width": 3}},
        "cliponaxis": False,
        "hovertext": [span(band.low, band.high) for band, _ in known for _ in range(3)],
        "hovertemplate": "Spanne %{hovertext}<extra></extra>",
    }


def totals(shares: Sequence[Fraction], places: Sequence[float], colour: str) -> dict[str, Any]:
    """The figure of each row, at the right of the picture."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [100] * len(places),
        "y": list(places),
        "text": [f" <b>{percent(share)}</b>" for share in shares],
        "textposition": "middle right",
        "textfont": {"color": colour, "size": SIZE},
        "cliponaxis": False,
        "showlegend": False,
        "hoverinfo": "skip",
    }


def legend_line(text: str, colour: str) -> dict[str, Any]:
    """A line of explanation below a picture."""
    return {
        "x": 0,
        "y": 0,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "yshift": -8,
        "text": text,
        "showarrow": False,
        "font": {"color": colour, "size": SIZE - 2},
    }


def percents(share: Fraction | float) -> float:
    """A share as a number in percent, for drawing and tables; exact to a ten-thousandth."""
    return round(float(share * 100), 4)


def wrapped(text: str, width: int = 34, lines: int = 2) -> str:
    """A label on at most so many lines; what does not fit is cut and marked."""
    parts = textwrap.wrap(text, width, max_lines=lines, placeholder=" …")
    return "<br>".join(plain(part) for part in parts)


def plain(text: str) -> str:
    """Text from files without what Plotly would read as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
