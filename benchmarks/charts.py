"""How long a picture takes to build, at 48 requirements by 20 papers: `python -m benchmarks.charts`.

Each of ours is set against the same picture made with plotly.express in the same run, so that
the ratio holds on any machine.
"""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go

from fundingkit.assessment.assessment import Assessment, Paper
from fundingkit.catalogue.shelf import load_call
from fundingkit.charts import bullet, criteria, fields, scenarios, sources, timeline, weights
from fundingkit.evidence import Evidence, Proposal
from fundingkit.passages.passage import Passage
from fundingkit.readiness.compare import Point
from fundingkit.readiness.field_map import field_matrix, propose_map
from fundingkit.readiness.fields import Field
from fundingkit.readiness.gaps import gaps
from fundingkit.readiness.readiness import readiness
from fundingkit.readiness.robustness import weight_range
from fundingkit.readiness.sources import source_matrix
from fundingkit.readiness.what_if import Scenario, compare, step_for_gap
from fundingkit.scale import Commitment, Grade

PAPERS = 20
ROUNDS = 15
#: What a picture may take, in milliseconds.
LIMIT = 10.0


@dataclass(frozen=True)
class Rival:
    """One picture, ours and the same data drawn by plotly.express."""

    name: str
    ours: Callable[[], go.Figure]
    express: Callable[[], go.Figure]


def assessed() -> Assessment:
    """An invented assessment of the bundled call: 20 papers, each requirement found in several."""
    call = load_call("mpsc-2021")
    papers = tuple(
        Paper(f"Dokument {number:02}.pdf", f"{number:064}", 10, 20_000) for number in range(PAPERS)
    )
    levels = list(Commitment)[1:]
    proposals = {}
    for index, (_, requirement) in enumerate(call.requirements()):
        found = tuple(
            Evidence(_passage(paper.sha256, index), 0.5 + (index + place) % 5 / 10, levels[index % 4])
            for place, paper in enumerate(papers)
            if (index + place) % 3
        )
        grade = Grade(index % 4)
        proposals[requirement.id] = Proposal(
            requirement.id, grade, levels[index % 4], 0.7, (0.1, 0.3, 0.4, 0.2), found if grade else ()
        )
    return Assessment(call, "benchmark", papers, proposals)


def rivals() -> list[Rival]:
    """Every picture with its plotly.express twin."""
    assessment = assessed()
    ready = readiness(assessment)
    matrix = source_matrix(ready, assessment)
    names = ("Mobilität", "Verwaltung", "Bildung", "Energie", "Wirtschaft")
    found = tuple(Field(f"F{number}", name) for number, name in enumerate(names))
    mapping = field_matrix(ready, assessment, propose_map(found, assessment))
    steps = tuple(step_for_gap(gap) for gap in gaps(ready, assessment))
    outcomes = compare(ready, [Scenario(f"Paket {size}", steps[:size]) for size in (3, 6, 12)])
    over = weight_range(ready)
    points = [Point(f"Stand {month}", dt.date(2021, month, 1), ready) for month in range(1, 13)]
    long = pd.DataFrame(
        [
            (criterion.title, level.label, float(criterion.share.split[level]) if criterion.share else 0.0)
            for criterion in ready.criteria
            for level in Commitment
        ],
        columns=["Kriterium", "Stufe", "Anteil"],
    )
    cells = [
        [
            (cell.strength if (cell := matrix.cells.get((item.id, paper.sha256))) else None)
            for paper in matrix.papers
        ]
        for item in matrix.requirements
    ]
    parts = [
        [
            float(part.coverage) if (part := mapping.cells.get((field.id, criterion.id))) else None
            for field in mapping.fields
        ]
        for criterion in mapping.criteria
    ]
    line = pd.DataFrame(
        [(point.date, float(point.readiness.figure)) for point in points], columns=["Tag", "Wert"]
    )
    ends = pd.DataFrame(
        [(lever.title, float(lever.low), float(lever.swing)) for lever in over.levers],
        columns=["Kriterium", "von", "Breite"],
    )
    plans = pd.DataFrame(
        [(outcome.scenario.name, float(outcome.after.figure)) for outcome in outcomes],
        columns=["Paket", "Wert"],
    )
    one = pd.DataFrame(
        [("belegt", float(ready.figure)), ("Spanne", float(ready.band.width))], columns=["was", "Wert"]
    )
    return [
        Rival(
            "Antragsreife",
            lambda: bullet.figure(ready),
            lambda: px.bar(one, x="Wert", y="was", orientation="h"),
        ),
        Rival(
            "Kriterien",
            lambda: criteria.figure(ready),
            lambda: px.bar(long, x="Anteil", y="Kriterium", color="Stufe", orientation="h"),
        ),
        Rival(
            "48 x 20", lambda: sources.figure(matrix), lambda: px.imshow(cells, text_auto=True, aspect="auto")
        ),
        Rival(
            "Felder", lambda: fields.figure(mapping), lambda: px.imshow(parts, text_auto=True, aspect="auto")
        ),
        Rival(
            "Verlauf", lambda: timeline.figure(points), lambda: px.line(line, x="Tag", y="Wert", markers=True)
        ),
        Rival(
            "Gewichte",
            lambda: weights.figure(over),
            lambda: px.bar(ends, x="Breite", y="Kriterium", base="von", orientation="h"),
        ),
        Rival(
            "Was wäre, wenn",
            lambda: scenarios.figure(ready, outcomes),
            lambda: px.bar(plans, x="Wert", y="Paket", orientation="h"),
        ),
    ]


def milliseconds(build: Callable[[], go.Figure]) -> float:
    """The median of some builds, after one to warm up."""
    build()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        build()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> int:
    """Print the table; 1 where one picture takes longer than it may."""
    print(f"{'Bild':<16}{'hier, ms':>10}{'express, ms':>13}{'Verhältnis':>12}")
    slow = []
    for rival in rivals():
        ours, express = milliseconds(rival.ours), milliseconds(rival.express)
        print(f"{rival.name:<16}{ours:>10.2f}{express:>13.2f}{express / ours:>11.1f}x")
        if ours > LIMIT:
            slow.append(rival.name)
    assessment = assessed()
    start = time.perf_counter()
    ready = readiness(assessment)
    print(f"Antragsreife aus der Prüfung: {(time.perf_counter() - start) * 1000:.1f} ms")
    start = time.perf_counter()
    weight_range(ready, Fraction(2))
    print(f"Spanne über die Gewichte, 1000 Ziehungen: {(time.perf_counter() - start) * 1000:.1f} ms")
    if slow:
        print(f"Über {LIMIT:.0f} ms: {', '.join(slow)}")
    return 1 if slow else 0


def _passage(document: str, index: int) -> Passage:
    quote = f"Satz {index} über Mobilität." if index % 2 else f"Satz {index} über Bildung."
    return Passage(document, index, 100 * index, 100 * index + len(quote), quote, "sentence")


if __name__ == "__main__":
    raise SystemExit(main())
