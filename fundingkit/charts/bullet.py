"""The answer in one picture: the evidenced figure, its band, and the papers' own claim."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from fundingkit.charts.layout import drawn, percents, plain, share_axis
from fundingkit.charts.palette import SIZE, palette
from fundingkit.charts.table import Table
from fundingkit.evidence import Claim
from fundingkit.readiness.figures import Readiness
from fundingkit.readiness.german import percent, span, tidy
from fundingkit.readiness.sentences import review_state
from fundingkit.readiness.weights import Weighting


def figure(ready: Readiness, claim: Claim | None = None, *, dark: bool = False) -> go.Figure:
    """The readiness as a bar in its band, from 0 to 100 percent, with the claim as a diamond."""
    colours = palette(dark=dark)
    low, high = percents(ready.band.low), percents(ready.band.high)
    traces: list[dict[str, Any]] = [
        _bar(100, 0, 0.9, colours.grid, "möglich", line=None),
        _bar(high - low, low, 0.9, colours.band, "Spanne", line=colours.figure),
        _bar(percents(ready.figure), 0, 0.42, colours.figure, "belegt", line=colours.ink),
    ]
    notes = [_label(percents(ready.figure), -0.62, f"<b>belegt {percent(ready.figure)}</b>", colours.ink)]
    if not ready.band.closed:
        notes.append(
            _label((low + high) / 2, -1.02, f"Spanne {span(ready.band.low, ready.band.high)}", colours.muted)
        )
    if claim is not None and claim.value is not None:
        at = claim.value * 100
        traces.append(
            {
                "type": "scatter",
                "x": [at, at],
                "y": [-0.5, 0.5],
                "mode": "lines+markers",
                "line": {"color": colours.claim, "width": 4, "dash": "dot"},
                "marker": {"symbol": "diamond", "size": [0, 18], "color": colours.claim, "opacity": 1},
                "name": "eigene Angabe",
                "hovertemplate": f"eigene Angabe: {plain(tidy(claim.wording))}<extra></extra>",
            }
        )
        words = f"<b>eigene Angabe {plain(tidy(claim.wording).strip('() '))}</b>"
        notes.append(_label(at, 0.78, words, colours.claim))
    return drawn(
        traces,
        height=210,
        dark=dark,
        barmode="overlay",
        showlegend=False,
        annotations=notes,
        xaxis=share_axis(showgrid=False, ticks="outside"),
        margin={"l": 30, "r": 36, "t": 8, "b": 8},
        yaxis={"visible": False, "range": [-1.25, 1.05], "fixedrange": True},
    )


def alt_text(ready: Readiness, claim: Claim | None = None) -> str:
    """What the picture shows, in a sentence or two."""
    band = (
        f"ohne Spanne, {review_state(ready)}"
        if ready.band.closed
        else f"Spanne {span(ready.band.low, ready.band.high)}"
    )
    text = f"Balken von 0 bis 100 %: belegt sind {percent(ready.figure)}, {band}."
    if claim is not None and claim.value is not None:
        text += f" Die eigene Angabe der Dokumente, {tidy(claim.wording).strip('() ')}, ist daneben markiert."
    return text


def table(ready: Readiness, claim: Claim | None = None) -> Table:
    """The figures behind the picture, in percent."""
    rows = [
        ("belegt", percents(ready.figure)),
        ("Spanne, unteres Ende", percents(ready.band.low)),
        ("Spanne, oberes Ende", percents(ready.band.high)),
    ]
    if ready.weighting is Weighting.OWN:
        rows.append(("belegt ohne eigene Gewichte", percents(ready.default.figure)))
    if claim is not None and claim.value is not None:
        rows.append(("eigene Angabe der Dokumente", percents(claim.value)))
    return Table(("Angabe", "Prozent"), tuple(rows))


def _bar(
    width: float, base: float, thickness: float, colour: str, name: str, *, line: str | None
) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [width],
        "base": [base],
        "y": [0],
        "width": [thickness],
        "name": name,
        "marker": {"color": colour, "line": {"color": line or colour, "width": 1 if line else 0}},
        "hoverinfo": "skip" if line is None else "name",
    }


def _label(x: float, y: float, text: str, colour: str) -> dict[str, Any]:
    """A text at a value; near the ends it leans inwards so that it is not cut off."""
    anchor = "left" if x < 12 else "right" if x > 88 else "center"
    return {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "xanchor": anchor,
        "font": {"size": SIZE + 3, "color": colour},
    }
