"""Whether the confidence of proposals is honest: reliability table, picture and calibration error."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import plotly.graph_objects as go

from fundingkit.charts.pictures import draw
from fundingkit.training.gold import paper_names, read_gold


@dataclass(frozen=True)
class Bin:
    """Proposals of like confidence: mean confidence, share that the readers agree with, number."""

    confidence: float
    right: float
    count: int


def reliability(gold: Path, pred: Path, requirements: Sequence[str]) -> list[Bin]:
    """Bins a tenth wide. A proposal is right within half a grade of the readers' mean."""
    said, right = [], []
    for name in paper_names(gold):
        paper = read_gold(gold, name, requirements)
        entries = json.loads((pred / f"{name}.json").read_text("utf-8"))["requirements"]
        for requirement, grade in zip(requirements, paper.grades, strict=True):
            entry = entries[requirement]
            said.append(entry["chances"][entry["grade"]])
            right.append(abs(entry["grade"] - grade) <= 0.5)
    chance, hit = np.array(said), np.array(right, float)
    bins = []
    for tenth in range(10):
        inside = np.minimum((chance * 10).astype(int), 9) == tenth
        if inside.any():
            bins.append(Bin(float(chance[inside].mean()), float(hit[inside].mean()), int(inside.sum())))
    return bins


def calibration_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error: mean distance of confidence and share right, over all proposals."""
    total = sum(found.count for found in bins)
    return sum(found.count * abs(found.confidence - found.right) for found in bins) / total


def reliability_table(bins: Sequence[Bin]) -> str:
    """The bins as text, with the calibration error."""
    rows = [f"{found.confidence:10.2f}   {found.right:11.2f}   {found.count}" for found in bins]
    return "\n".join(
        [
            "confidence   share right   n",
            *rows,
            f"expected calibration error {calibration_error(bins):.3f}",
        ]
    )


def draw_reliability(bins: Sequence[Bin], path: Path) -> None:
    """The reliability diagram as SVG; nothing is written where there is no browser to draw it."""
    figure = go.Figure(
        [
            go.Scatter(
                x=[0, 1], y=[0, 1], mode="lines", line={"dash": "dot", "color": "#777"}, name="honest"
            ),
            go.Scatter(
                x=[found.confidence for found in bins],
                y=[found.right for found in bins],
                mode="lines+markers+text",
                text=[f"n = {found.count}" for found in bins],
                textposition="bottom right",
                name="engine",
            ),
        ],
        go.Layout(
            xaxis={"title": "confidence of the proposal", "range": [0, 1]},
            yaxis={"title": "share right (within half a grade)", "range": [0, 1]},
            width=640,
            height=560,
            template="plotly_white",
        ),
    )
    for picture in draw([figure], "svg", width=640).files:
        path.write_bytes(picture)
