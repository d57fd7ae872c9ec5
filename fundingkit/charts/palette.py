"""Colours, patterns and fonts of all pictures, light and dark.

The steps of commitment differ in lightness and pattern, so that they can be told apart without
any colour; marks beside them are orange and bluish green of the Okabe-Ito palette, which people
with any kind of colour blindness can tell from blue.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import plotly.graph_objects as go

from fundingkit.attachments import Presence
from fundingkit.scale import Commitment

FONT = "Source Sans, Liberation Sans, Arial, sans-serif"
#: Readable from the last row when projected, in pixels of a picture about 1000 wide.
SIZE = 16


@dataclass(frozen=True)
class Palette:
    """One set of colours, as hex strings."""

    paper: str
    ink: str
    muted: str
    grid: str
    figure: str
    band: str
    claim: str
    better: str
    commitment: dict[Commitment, str]
    text_on: dict[Commitment, str]
    open: str
    ramp: tuple[tuple[float, str], ...]
    presence: dict[Presence, str]


LIGHT = Palette(
    paper="#ffffff",
    ink="#1b2430",
    muted="#5a6675",
    grid="#dde3ea",
    figure="#0b3c6f",
    band="#a9c7e4",
    claim="#b84a00",
    better="#00795c",
    commitment={
        Commitment.DONE: "#0b3c6f",
        Commitment.DECIDED: "#2f74b5",
        Commitment.PLANNED: "#86b3dd",
        Commitment.VISION: "#d3e4f3",
        Commitment.NONE: "#c9ced6",
    },
    text_on={
        Commitment.DONE: "#ffffff",
        Commitment.DECIDED: "#ffffff",
        Commitment.PLANNED: "#1b2430",
        Commitment.VISION: "#1b2430",
        Commitment.NONE: "#1b2430",
    },
    open="#ffffff",
    ramp=((0.0, "#eaf2fa"), (0.34, "#b5d1ec"), (0.67, "#4f8cc6"), (1.0, "#0b3c6f")),
    presence={Presence.PRESENT: "#00795c", Presence.MISSING: "#b84a00", Presence.UNCLEAR: "#5a6675"},
)

DARK = Palette(
    paper="#0e1117",
    ink="#f2f5f8",
    muted="#aab4c0",
    grid="#333c48",
    figure="#cfe5fa",
    band="#3b5f86",
    claim="#ff9f4a",
    better="#3fd0a4",
    commitment={
        Commitment.DONE: "#d8eafb",
        Commitment.DECIDED: "#8dbfee",
        Commitment.PLANNED: "#4b86c0",
        Commitment.VISION: "#264b72",
        Commitment.NONE: "#4a5462",
    },
    text_on={
        Commitment.DONE: "#0e1117",
        Commitment.DECIDED: "#0e1117",
        Commitment.PLANNED: "#ffffff",
        Commitment.VISION: "#f2f5f8",
        Commitment.NONE: "#f2f5f8",
    },
    open="#0e1117",
    ramp=((0.0, "#1c2a3a"), (0.34, "#28527d"), (0.67, "#5b9bd6"), (1.0, "#d8eafb")),
    presence={Presence.PRESENT: "#3fd0a4", Presence.MISSING: "#ff9f4a", Presence.UNCLEAR: "#aab4c0"},
)

#: The pattern of each commitment, for print without colour.
PATTERNS = {
    Commitment.DONE: "",
    Commitment.DECIDED: "/",
    Commitment.PLANNED: ".",
    Commitment.VISION: "-",
    Commitment.NONE: "x",
}


def palette(*, dark: bool) -> Palette:
    """The colours for a dark or a light page."""
    return DARK if dark else LIGHT


@cache
def template(*, dark: bool) -> go.layout.Template:
    """What all pictures share: German separators, readable fonts, quiet axes."""
    colours = palette(dark=dark)
    axis = {
        "gridcolor": colours.grid,
        "linecolor": colours.muted,
        "zeroline": False,
        "automargin": True,
        "tickfont": {"size": SIZE - 1},
        "title": {"font": {"size": SIZE}},
    }
    return go.layout.Template(
        layout={
            "separators": ",.",
            "font": {"family": FONT, "size": SIZE, "color": colours.ink},
            "paper_bgcolor": colours.paper,
            "plot_bgcolor": colours.paper,
            "hoverlabel": {"font": {"family": FONT, "size": SIZE}},
            "legend": {
                "orientation": "h",
                "x": 0,
                "y": 1,
                "yanchor": "bottom",
                "traceorder": "normal",
                "font": {"size": SIZE - 1},
            },
            "margin": {"l": 8, "r": 24, "t": 24, "b": 8},
            "xaxis": axis,
            "yaxis": {**axis, "ticklabelstandoff": 8},
            "bargap": 0.3,
        }
    )
