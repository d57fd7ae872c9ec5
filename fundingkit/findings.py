"""Findings: faults in users' files, as values with a place and a remedy.

A fault of the program is an exception (`fundingkit.errors`); a fault of a file is a
`Finding`, so that one bad line or paper never hides the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def label(self) -> str:
        """The German word shown to people."""
        return {"error": "Fehler", "warning": "Warnung", "hint": "Hinweis"}[self.value]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands. Only what is known is set; lines, columns and pages count from 1."""

    file: str
    page: int | None = None
    line: int | None = None
    column: int | None = None
    cell: str | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.line is not None:
            parts.append(f"Zeile {self.line}")
        if self.column is not None:
            parts.append(f"Spalte {self.column}")
        if self.page is not None:
            parts.append(f"Seite {self.page}")
        if self.cell is not None:
            parts.append(f"Zelle {self.cell}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault or remark about a user's file.

    `code` is stable (`document.encrypted`), `title` says in German what is wrong, `hint` what
    to do about it, `example` how it would be right.
    """

    code: str
    severity: Severity
    title: str
    hint: str
    place: Place | None = None
    example: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        example = f" Beispiel: {self.example}" if self.example else ""
        return f"{where}{self.title} {self.hint}{example}".strip()
