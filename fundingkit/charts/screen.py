"""Pictures on a page: on the page's own ground, with marks that can be clicked."""

from __future__ import annotations

import math
from importlib import import_module
from typing import Any

import plotly.graph_objects as go

# Plotly looks into pandas where it is loaded, and fails on one that another thread is just loading.
import_module("pandas")

_CLEAR = "rgba(0,0,0,0)"


def on_page(figure: go.Figure) -> go.Figure:
    """The same picture on the ground of the page. Cells of heat maps become marks to click on.

    The marks carry what the cells carry as `customdata`. A click on one mark does not dim the
    others: they stay to be read.
    """
    for trace in tuple(figure.data):
        if trace.type in {"bar", "scatter"}:
            trace.update(unselected=_undimmed(trace))
        if trace.type == "heatmap":
            figure.add_trace(_marks(trace))
            trace.update(hoverinfo="skip", hovertemplate=None)
    return figure.update_layout(paper_bgcolor=_CLEAR, plot_bgcolor=_CLEAR)


def _undimmed(trace: go.Bar | go.Scatter) -> dict[str, Any]:
    opacity = trace.marker.opacity
    kept: dict[str, Any] = {"marker": {"opacity": 1 if opacity is None else opacity}}
    # Bars may have a colour for each text, which does not go here and would make them deaf to clicks.
    if trace.type == "scatter" and isinstance(trace.textfont.color, str):
        kept["textfont"] = {"color": trace.textfont.color}
    return kept


def _marks(heat: go.Heatmap) -> go.Scatter:
    """Clear marks over the cells: a heat map itself takes no clicks."""
    places = [
        (row, column)
        for row in range(len(heat.y))
        for column in range(len(heat.x))
        if heat.z[row][column] is not None and not math.isnan(heat.z[row][column])
    ]
    return go.Scatter(
        x=[heat.x[column] for _, column in places],
        y=[heat.y[row] for row, _ in places],
        customdata=[list(heat.customdata[row][column]) for row, column in places],
        text=[heat.text[row][column] for row, column in places],
        mode="markers",
        marker={"symbol": "square", "size": 22, "opacity": 0},
        hovertemplate="%{y}<br>%{x}<br>%{text}<extra></extra>",
        showlegend=False,
    )
