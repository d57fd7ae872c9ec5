"""Reading XLSX files: the only module that reads with openpyxl. Gives plain cells with their names."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from decimal import Decimal

import openpyxl
from openpyxl.utils import get_column_letter

from fundingkit.findings import Finding, Place, Severity

#: Largest table that is read, in bytes packed and unpacked, and in rows and columns of a sheet.
LARGEST = 20_000_000
LARGEST_UNPACKED = 200_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its name as people see it (`H12`) and its content as text, empty where there is none.

    `formula` says that the content would be computed; such a cell's text is the formula itself.
    """

    name: str
    text: str
    formula: bool = False


@dataclass(frozen=True)
class Row:
    """One row below the headings, by heading."""

    number: int
    cells: Mapping[str, Cell] = field(repr=False)

    def text(self, title: str) -> str:
        """The content under a heading, without space at its ends."""
        return self.cells[title].text.strip()

    def name(self, title: str) -> str:
        """The name of the cell under a heading."""
        return self.cells[title].name


@dataclass(frozen=True)
class Table:
    """A sheet whose first row holds headings. Rows without any content are left out."""

    sheet: str
    titles: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """The sheets of a workbook by name, or the finding that says why it cannot be read."""

    sheets: Mapping[str, Table] = field(default_factory=dict)
    fault: Finding | None = None


def read_tables(name: str, data: bytes) -> Tables:
    """Every sheet of an XLSX file. Nothing is executed, fetched or raised."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
        if len(data) > LARGEST or unpacked > LARGEST_UNPACKED:
            return Tables(
                fault=_fault(name, "table.too_large", "Die Tabelle ist zu groß.", "Eine kleinere hochladen.")
            )
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        with closing(book):
            return Tables({sheet.title: _table(sheet) for sheet in book.worksheets})
    except Exception:  # noqa: BLE001 - zipfile and openpyxl trip over damage in many ways
        return Tables(
            fault=_fault(
                name,
                "table.damaged",
                "Die Datei ist keine lesbare Excel-Tabelle.",
                "In Excel öffnen, als „Excel-Arbeitsmappe (*.xlsx)“ ohne Kennwort speichern.",
            )
        )


def missing_titles(table: Table, wanted: Sequence[str]) -> Iterator[str]:
    """The headings that a sheet lacks."""
    for title in wanted:
        if title not in table.titles:
            yield title


def _table(sheet: object) -> Table:
    titles: list[str] = []
    rows: list[Row] = []
    reader = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)  # type: ignore[attr-defined] # openpyxl has no types
    for number, cells in enumerate(reader, start=1):
        plain = [_cell(cell, number, index) for index, cell in enumerate(cells, start=1)]
        if not titles:
            titles = [" ".join(cell.text.split()) for cell in plain]
        elif any(cell.text.strip() for cell in plain):
            empty = [Cell(f"{get_column_letter(index + 1)}{number}", "") for index in range(len(titles))]
            named = dict(zip(titles, [*plain, *empty[len(plain) :]], strict=False))
            rows.append(Row(number, named))
    return Table(str(sheet.title), tuple(title for title in titles if title), tuple(rows))  # type: ignore[attr-defined] # openpyxl has no types


def _cell(cell: object, row: int, column: int) -> Cell:
    value = getattr(cell, "value", None)
    name = f"{get_column_letter(column)}{row}"
    return Cell(name, _text(value), formula=getattr(cell, "data_type", "") == "f")


def _text(value: object) -> str:
    """A cell's content as a German reader would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, dt.datetime | dt.date):
        return f"{value.day:02d}.{value.month:02d}.{value.year:04d}"
    if isinstance(value, float):
        # repr gives the shortest decimals that mean this number, so 0.1 stays 0.1.
        exact = Decimal(repr(value))
        plain = f"{exact:f}"
        return (plain.rstrip("0").rstrip(".") if "." in plain else plain).replace(".", ",")
    return str(value)


def _fault(name: str, code: str, title: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, title, hint, Place(name))
