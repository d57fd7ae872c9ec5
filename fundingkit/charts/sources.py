"""Which paper carries what: requirements down, papers across."""

from __future__ import annotations

import plotly.graph_objects as go

from fundingkit.charts.heat import FEW, across, apart, cells, down
from fundingkit.charts.layout import drawn, legend_line, plain, wrapped
from fundingkit.charts.palette import palette
from fundingkit.charts.table import Cell, Table, tabled
from fundingkit.readiness.german import NBSP, count
from fundingkit.readiness.sources import SourceMatrix

#: Marks the paper in which the strongest passage stands.
LEADS = "●"


def figure(matrix: SourceMatrix, *, dark: bool = False) -> go.Figure:
    """Requirements down, papers across; each cell says how many passages count.

    The colour is the strength of the best passage. Cells carry the requirement's id and the
    paper's sha256 as `customdata`.
    """
    papers = matrix.papers
    strengths: list[list[float | None]] = []
    texts, ids = [], []
    for item in matrix.requirements:
        found = [matrix.cells.get((item.id, paper.sha256)) for paper in papers]
        strengths.append([None if cell is None else cell.strength * 100 for cell in found])
        texts.append(
            ["" if cell is None else f"{cell.passages}{LEADS if cell.leads else ''}" for cell in found]
        )
        ids.append([(item.id, paper.sha256) for paper in papers])
    labels = [f"{plain(item.id)} {wrapped(item.title, 42, 1)}" for item in matrix.requirements]
    names = [
        wrapped(paper.name, 18, 2) if len(papers) <= FEW else wrapped(paper.name, 26, 1) for paper in papers
    ]
    trace = cells(strengths, texts, labels, apart(names), ids, dark=dark)
    trace["colorbar"]["title"]["text"] = "Stärke"
    trace["hovertemplate"] = (
        "%{y}<br>%{x}<br>%{text} Textstellen, Stärke %{z:.0f}" + NBSP + "%<extra></extra>"
    )
    return drawn(
        [trace],
        height=120 + 26 * len(labels),
        dark=dark,
        xaxis=across(len(names)),
        annotations=[
            legend_line(
                f"Zahl: tragende Textstellen, {LEADS} stärkste Textstelle, leer: keine; Farbe: Stärke",
                palette(dark=dark).muted,
            )
        ],
        margin={"l": 8, "r": 24, "t": 24, "b": 40},
        yaxis=down(),
    )


def alt_text(matrix: SourceMatrix) -> str:
    """Which paper carries most, and how many requirements no paper carries."""
    carried = {paper.name: matrix.carried(paper.sha256) for paper in matrix.papers}
    total = len(matrix.requirements)
    without = sum(
        not any((item.id, paper.sha256) in matrix.cells for paper in matrix.papers)
        for item in matrix.requirements
    )
    text = (
        f"Matrix aus {count(total, 'Prüffrage', 'Prüffragen')} und "
        f"{count(len(carried), 'Dokument', 'Dokumenten')}."
    )
    if carried:
        best = max(carried, key=lambda name: carried[name])
        text += f" Am meisten trägt „{best}“ mit Textstellen zu {carried[best]} von {total} Prüffragen."
    if without:
        questions = count(without, "Prüffrage", "Prüffragen")
        text += f" Zu {questions} gibt es in keinem Dokument eine tragende Textstelle."
    return text


def table(matrix: SourceMatrix) -> Table:
    """One row per requirement, one column per paper with the number of passages that count."""
    names = apart([paper.name for paper in matrix.papers])
    rows: list[dict[str, Cell]] = []
    for item in matrix.requirements:
        found = [matrix.cells.get((item.id, paper.sha256)) for paper in matrix.papers]
        leading = [name for name, cell in zip(names, found, strict=True) if cell is not None and cell.leads]
        rows.append(
            {
                "Nr.": item.id,
                "Prüffrage": item.title,
                "Stufe": item.label,
                **{
                    name: 0 if cell is None else cell.passages
                    for name, cell in zip(names, found, strict=True)
                },
                "stärkste Stelle in": "".join(leading),
            }
        )
    return tabled(rows)
