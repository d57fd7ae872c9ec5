"""All pictures of a page or a summary, each with its words, its table and a name for its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from fundingkit.charts import bullet, criteria, fields, scenarios, sources, timeline, weights
from fundingkit.charts.table import Table
from fundingkit.evidence import Claim
from fundingkit.readiness.compare import Point
from fundingkit.readiness.field_map import FieldMatrix
from fundingkit.readiness.figures import Readiness
from fundingkit.readiness.robustness import WeightRange
from fundingkit.readiness.sources import SourceMatrix
from fundingkit.readiness.what_if import Outcome


@dataclass(frozen=True)
class Plate:
    """One picture: a name for its files, a German title, what it shows in words, and its data."""

    name: str
    title: str
    figure: go.Figure
    alt_text: str
    table: Table


def plates(
    ready: Readiness,
    claim: Claim | None = None,
    *,
    matrix: SourceMatrix | None = None,
    mapping: FieldMatrix | None = None,
    points: Sequence[Point] = (),
    over: WeightRange | None = None,
    outcomes: Sequence[Outcome] = (),
    dark: bool = False,
) -> tuple[Plate, ...]:
    """Every picture for which there is something to show, in the order of the page."""
    found = [
        Plate(
            "antragsreife",
            "Antragsreife",
            bullet.figure(ready, claim, dark=dark),
            bullet.alt_text(ready, claim),
            bullet.table(ready, claim),
        ),
        block_plate(ready, dark=dark),
        Plate(
            "kriterien",
            "Antragsreife je Kriterium, nach Verbindlichkeit",
            criteria.figure(ready, dark=dark),
            criteria.alt_text(ready),
            criteria.table(ready),
        ),
    ]
    if matrix is not None and matrix.papers:
        found.append(
            Plate(
                "dokumente",
                "Welches Dokument welche Prüffrage trägt",
                sources.figure(matrix, dark=dark),
                sources.alt_text(matrix),
                sources.table(matrix),
            )
        )
    if mapping is not None and mapping.fields:
        found.append(
            Plate(
                "handlungsfelder",
                "Handlungsfelder und Kriterien",
                fields.figure(mapping, dark=dark),
                fields.alt_text(mapping),
                fields.table(mapping),
            )
        )
    if points:
        found.append(
            Plate(
                "verlauf",
                "Antragsreife im Lauf der Zeit",
                timeline.figure(points, claim, dark=dark),
                timeline.alt_text(points),
                timeline.table(points),
            )
        )
    if over is not None:
        found.append(
            Plate(
                "gewichte",
                "Abhängigkeit von den Gewichten",
                weights.figure(over, dark=dark),
                weights.alt_text(over),
                weights.table(over),
            )
        )
    if outcomes:
        found.append(
            Plate(
                "was-waere-wenn",
                "Was wäre, wenn",
                scenarios.figure(ready, outcomes, dark=dark),
                scenarios.alt_text(ready, outcomes),
                scenarios.table(ready, outcomes),
            )
        )
    return tuple(found)


def block_plate(ready: Readiness, *, dark: bool = False) -> Plate:
    """The picture by block alone."""
    return Plate(
        "bloecke",
        "Antragsreife je Block, nach Verbindlichkeit",
        criteria.figure(ready, by_block=True, dark=dark),
        criteria.alt_text(ready, by_block=True),
        criteria.table(ready, by_block=True),
    )
