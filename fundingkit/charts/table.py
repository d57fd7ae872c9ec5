"""The table beside every picture, and the same as CSV as German spreadsheets open it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fundingkit.readiness.german import decimal

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """Column names and rows; shares are numbers in percent, what is unknown is None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> list[dict[str, Cell]]:
        """One mapping per row, as data frames take them."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def shown(self) -> list[tuple[str, ...]]:
        """The rows as German text: one decimal place, decimal comma, a dash for what is unknown."""
        return [tuple(_shown(cell) for cell in row) for row in self.rows]


def tabled(rows: Iterable[Mapping[str, Cell]], columns: Sequence[str] = ()) -> Table:
    """A table of rows that all have the same names; `columns` names them where there may be no row."""
    rows = list(rows)
    names = tuple(columns or (rows[0] if rows else ()))
    return Table(names, tuple(tuple(row[name] for name in names) for row in rows))


def csv_bytes(table: Table) -> bytes:
    """UTF-8 with byte order mark, semicolons, decimal commas; no cell starts a formula."""
    lines = [table.columns, *table.rows]
    text = "".join(";".join(_written(cell) for cell in line) + "\r\n" for line in lines)
    return ("\ufeff" + text).encode("utf-8")


def _shown(cell: Cell) -> str:
    if cell is None:
        return "–"
    return decimal(cell) if isinstance(cell, float) else str(cell)


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        return str(cell).replace(".", ",")
    text = f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ';"\r\n') else text
