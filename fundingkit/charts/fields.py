"""The city's fields of action against the call: criteria down, fields across."""

from __future__ import annotations

import plotly.graph_objects as go

from fundingkit.charts.heat import FEW, across, apart, cells, down
from fundingkit.charts.layout import drawn, legend_line, percents, wrapped
from fundingkit.charts.palette import palette
from fundingkit.charts.table import Cell, Table, tabled
from fundingkit.readiness.field_map import FieldMatrix
from fundingkit.readiness.fields import Field
from fundingkit.readiness.german import count, percent


def figure(matrix: FieldMatrix, *, dark: bool = False) -> go.Figure:
    """Criteria down, fields of action across; each cell says how much of the criterion it carries.

    Cells carry the criterion's and the field's id as `customdata`.
    """
    values: list[list[float | None]] = []
    texts, ids = [], []
    for criterion in matrix.criteria:
        found = [matrix.cells.get((field.id, criterion.id)) for field in matrix.fields]
        values.append([None if cell is None else percents(cell.coverage) for cell in found])
        texts.append(["" if cell is None else f"{percent(cell.coverage)}" for cell in found])
        ids.append([(criterion.id, field.id) for field in matrix.fields])
    labels = [
        wrapped(item.title if item.number is None else f"{item.number} {item.title}", 38)
        for item in matrix.criteria
    ]
    names = [_name(field, len(matrix.fields)) for field in matrix.fields]
    trace = cells(values, texts, labels, apart(names), ids, dark=dark)
    trace["colorbar"]["title"]["text"] = "trägt"
    trace["hovertemplate"] = "%{y}<br>%{x}<br>trägt %{text} des Kriteriums<extra></extra>"
    return drawn(
        [trace],
        height=150 + 44 * len(labels),
        dark=dark,
        xaxis=across(len(names)),
        annotations=[
            legend_line(
                "Zahl: so viel des Kriteriums trägt das Handlungsfeld, leer: nichts", palette(dark=dark).muted
            )
        ],
        margin={"l": 8, "r": 24, "t": 24, "b": 40},
        yaxis=down(),
    )


def alt_text(matrix: FieldMatrix) -> str:
    """Which fields carry anything, and what no field claims."""
    if not matrix.fields:
        return "In den Dokumenten wurden keine eigenen Handlungsfelder gefunden."
    reach = {field.name: sum(fid == field.id for fid, _ in matrix.cells) for field in matrix.fields}
    best = max(reach, key=lambda name: reach[name])
    text = (
        f"Matrix aus {count(len(matrix.criteria), 'Kriterium', 'Kriterien')} und "
        f"{count(len(matrix.fields), 'Handlungsfeld', 'Handlungsfeldern')}. "
        f"Am weitesten reicht „{best}“: Es trägt zu {reach[best]} Kriterien bei."
    )
    if matrix.unused:
        names = ", ".join(field.name for field in matrix.unused)
        text += f" Ohne Textstelle zum Aufruf: {names}."
    if matrix.unmapped:
        what = count(len(matrix.unmapped), "belegte Prüffrage gehört", "belegte Prüffragen gehören")
        text += f" {what} zu keinem Feld."
    return text


def table(matrix: FieldMatrix) -> Table:
    """One row per field and criterion that it carries something of; shares in percent."""
    titles = {criterion.id: criterion.title for criterion in matrix.criteria}
    rows: list[dict[str, Cell]] = [
        {
            "Handlungsfeld": field.name,
            "Kriterium": titles[criterion.id],
            "trägt Prozent": percents(cell.coverage),
            "Prüffragen": ", ".join(cell.requirements),
            "von": cell.of,
        }
        for field in matrix.fields
        for criterion in matrix.criteria
        if (cell := matrix.cells.get((field.id, criterion.id)))
    ]
    return tabled(rows, ["Handlungsfeld", "Kriterium", "trägt Prozent", "Prüffragen", "von"])


def _name(field: Field, fields: int) -> str:
    across_all = " (quer)" if field.cross_cutting else ""
    return (
        wrapped(field.name + across_all, 14, 3) if fields <= FEW else wrapped(field.name, 28, 1) + across_all
    )
