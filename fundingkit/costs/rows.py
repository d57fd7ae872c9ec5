"""Cost lines and money as rows of a table, there and back; the column names are German."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fundingkit import rows
from fundingkit.costs.money import number
from fundingkit.costs.plan import CostKind, CostLine, FinancingLine, MoneySource
from fundingkit.rows import Row, Unreadable

COST_COLUMNS = (
    "Bezeichnung", "Maßnahme", "Phase", "Jahr", "Kostenart", "Betrag in €", "förderfähig",
    "erste Maßnahme", "Notiz",
)  # fmt: skip
MONEY_COLUMNS = ("Quelle", "Geber", "Phase", "Jahr", "Betrag in €", "Notiz")


def cost_row(line: CostLine) -> Row:
    """A cost line as cells; the amount is German text, exact to the cent."""
    return {
        "Bezeichnung": line.title,
        "Maßnahme": line.measure or None,
        "Phase": line.phase or None,
        "Jahr": line.year,
        "Kostenart": line.kind.value,
        "Betrag in €": number(line.amount, 2),
        "förderfähig": line.eligible,
        "erste Maßnahme": line.first_measure,
        "Notiz": line.note,
    }


def cost_line(key: str, row: Row, _before: CostLine | None = None) -> CostLine:
    """The cost line that the cells say. Raises `Unreadable`."""
    return CostLine(
        key,
        rows.amount(row.get("Betrag in €")),
        rows.year(row.get("Jahr")),
        rows.text(row.get("Phase")),
        rows.text(row.get("Maßnahme")),
        _member(CostKind, row.get("Kostenart"), CostKind.OTHER),
        eligible=row.get("förderfähig") is not False,
        first_measure=row.get("erste Maßnahme") is True,
        title=rows.text(row.get("Bezeichnung")),
        note=rows.text(row.get("Notiz")),
    )


def money_row(line: FinancingLine) -> Row:
    """A line of money as cells."""
    return {
        "Quelle": line.source.value,
        "Geber": line.title,
        "Phase": line.phase or None,
        "Jahr": line.year,
        "Betrag in €": number(line.amount, 2),
        "Notiz": line.note,
    }


def money_line(key: str, row: Row, _before: FinancingLine | None = None) -> FinancingLine:
    """The line of money that the cells say. Raises `Unreadable`."""
    if not row.get("Quelle"):
        raise Unreadable("Die Quelle fehlt.", "Wählen, wer zahlt, zum Beispiel „Eigenmittel“.")
    return FinancingLine(
        key,
        _member(MoneySource, row.get("Quelle"), MoneySource.OWN),
        rows.amount(row.get("Betrag in €")),
        rows.year(row.get("Jahr")),
        rows.text(row.get("Phase")),
        rows.text(row.get("Geber")),
        rows.text(row.get("Notiz")),
    )


def _member(kind: Callable[[Any], Any], cell: Any, without: Any) -> Any:
    if not cell:
        return without
    try:
        return kind(cell)
    except ValueError:
        raise Unreadable(f"„{cell}“ steht nicht zur Wahl.", "Einen Wert aus der Liste wählen.") from None
