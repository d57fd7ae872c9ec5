"""What heat maps have in common."""

from __future__ import annotations

from typing import Any

import numpy as np

from fundingkit.charts.palette import SIZE, palette
from fundingkit.readiness.german import NBSP

#: More columns than this have their names upright, on one line.
FEW = 6


def cells(
    values: list[list[float | None]],
    texts: list[list[str]],
    labels: list[str],
    names: list[str],
    ids: list[list[tuple[str, str]]],
    *,
    dark: bool,
) -> dict[str, Any]:
    """A heat map from 0 to 100 percent with a text in every cell, so that colour is never alone."""
    return {
        "type": "heatmap",
        # Arrays: Plotly walks through lists value by value, which takes longer than all the rest.
        "z": np.array(values, dtype=float).reshape(len(labels), len(names)),
        "x": names,
        "y": labels,
        "text": np.array(texts, dtype=object).reshape(len(labels), len(names)),
        "customdata": np.array(ids, dtype=object).reshape(len(labels), len(names), 2),
        "texttemplate": "%{text}",
        "textfont": {"size": SIZE - 2},
        "zmin": 0,
        "zmax": 100,
        "colorscale": [list(step) for step in palette(dark=dark).ramp],
        "xgap": 2,
        "ygap": 2,
        "hoverongaps": False,
        "colorbar": {
            "title": {"text": "", "font": {"size": SIZE - 2}},
            "tickvals": [0, 50, 100],
            "ticktext": [f"{value}{NBSP}%" for value in (0, 50, 100)],
            "tickfont": {"size": SIZE - 2},
            "thickness": 14,
            "len": 0.6,
            "lenmode": "fraction",
        },
    }


def across(columns: int) -> dict[str, Any]:
    """The axis on top; many names stand upright."""
    return {
        "side": "top",
        "tickangle": 0 if columns <= FEW else -60,
        "showgrid": False,
        "fixedrange": True,
        "type": "category",
    }


def down() -> dict[str, Any]:
    """The axis at the side, the first row on top."""
    return {"autorange": "reversed", "showgrid": False, "fixedrange": True, "type": "category"}


def apart(names: list[str]) -> list[str]:
    """Names that differ: two columns of the same name would become one."""
    seen: dict[str, int] = {}
    result = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return result
