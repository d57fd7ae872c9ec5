"""How much the figure depends on weights: the whole range, and one criterion at a time."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import plotly.graph_objects as go

from fundingkit.charts.layout import drawn, percents, plain, share_axis, wrapped
from fundingkit.charts.palette import SIZE, palette
from fundingkit.charts.table import Cell, Table, tabled
from fundingkit.readiness.german import decimal, percent, percent_up, span
from fundingkit.readiness.robustness import WeightRange
from fundingkit.scale import Commitment

_ALL = "<b>alle Kriterien zugleich</b>"


def figure(over: WeightRange, *, levers: int = 8, dark: bool = False) -> go.Figure:
    """A tornado: on top the range over all plausible weights, below the strongest criteria.

    Marks carry the criterion's id as `customdata`, the top row an empty one.
    """
    colours = palette(dark=dark)
    shown = over.levers[:levers]
    labels = [wrapped(lever.title) for lever in shown]
    at = percents(over.figure)
    most = (percents(over.quantiles[0]), percents(over.quantiles[4]))
    traces = [
        _bar(
            [_ALL],
            [(percents(over.low), percents(over.high))],
            [""],
            colour=colours.grid,
            line=colours.muted,
            name="möglich",
        ),
        _bar([_ALL], [most], [""], colour=colours.band, line=colours.figure, name="9 von 10 Fällen"),
        _bar(
            labels,
            [(percents(lever.low), percents(lever.high)) for lever in shown],
            [lever.criterion for lever in shown],
            colour=colours.commitment[Commitment.PLANNED],
            line=colours.figure,
            name="einzelnes Kriterium",
        ),
    ]
    ends = [(_ALL, over.low, over.high)]
    ends.extend((label, lever.low, lever.high) for label, lever in zip(labels, shown, strict=True))
    notes = [note for label, low, high in ends for note in _ends(label, low, high, colours.ink)]
    return drawn(
        traces,
        height=150 + 44 * (1 + len(shown)),
        dark=dark,
        barmode="overlay",
        annotations=notes,
        shapes=[
            {
                "type": "line",
                "x0": at,
                "x1": at,
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "line": {"color": colours.ink, "width": 2, "dash": "dash"},
            }
        ],
        xaxis=share_axis(side="top"),
        yaxis={
            "autorange": "reversed",
            "fixedrange": True,
            "type": "category",
            "categoryarray": [_ALL, *labels],
        },
        legend={"y": -0.02, "yanchor": "top"},
        margin={"l": 8, "r": 40, "t": 40, "b": 40},
    )


def alt_text(over: WeightRange) -> str:
    """The range, and the criterion that moves the figure most."""
    text = (
        f"Mit den geltenden Gewichten sind es {percent(over.figure)}. Dürfte jedes Kriterium bis zu "
        f"{_times(over)} so viel oder so wenig zählen, lägen alle Werte zwischen "
        f"{span(over.low, over.high, 'und')}."
    )
    if over.levers and over.levers[0].swing:
        lever = over.levers[0]
        text += f" Am stärksten wirkt „{plain(lever.title)}“: {span(lever.low, lever.high)}."
    return text


def table(over: WeightRange) -> Table:
    """The whole range and each criterion, in percent."""
    rows: list[dict[str, Cell]] = [
        {
            "Kriterium": "alle zugleich",
            "belegt": percents(over.figure),
            "von": percents(over.low),
            "bis": percents(over.high),
            "ohne dieses": None,
        }
    ]
    rows.extend(
        {
            "Kriterium": lever.title,
            "belegt": percents(lever.coverage),
            "von": percents(lever.low),
            "bis": percents(lever.high),
            "ohne dieses": None if lever.without is None else percents(lever.without),
        }
        for lever in over.levers
    )
    return tabled(rows)


def _times(over: WeightRange) -> str:
    return "doppelt" if over.factor == 2 else f"{decimal(over.factor)}-mal"


def _bar(
    labels: list[str], ends: list[tuple[float, float]], ids: list[str], *, colour: str, line: str, name: str
) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": labels,
        "x": [high - low for low, high in ends],
        "base": [low for low, _ in ends],
        "customdata": ids,
        "marker": {"color": colour, "line": {"color": line, "width": 1}},
        "hovertemplate": "%{y}: %{base:.1f} bis %{x:.1f}<extra></extra>",
    }


def _ends(label: str, low: Fraction, high: Fraction, colour: str) -> list[dict[str, Any]]:
    return [
        {
            "x": percents(share),
            "y": label,
            "text": text,
            "showarrow": False,
            "xanchor": anchor,
            "xshift": shift,
            "font": {"size": SIZE - 2, "color": colour},
        }
        for share, text, anchor, shift in (
            (low, percent(low), "right", -6),
            (high, percent_up(high), "left", 6),
        )
    ]
