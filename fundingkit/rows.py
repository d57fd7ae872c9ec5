"""Registers as tables: what somebody did to the rows of a table, as changes to the register.

A table shows one row per kept value. `read_edits` turns what was changed, added and taken out
into changes that one write takes whole; a cell that cannot be read is a finding with its row,
and then nothing is changed.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Generic, Protocol, TypeVar

from fundingkit.findings import Finding, Place, Severity

Value = TypeVar("Value")
Value_co = TypeVar("Value_co", covariant=True)
Row = Mapping[str, Any]
#: For each column, what its values are called.
Labels = Mapping[str, Mapping[str, str]]

_AMOUNT = re.compile(r"^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{1,2})?$")
_DAY = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$")


class Entry(Protocol[Value_co]):
    """A kept value with its key and the revision that the person saw."""

    @property
    def key(self) -> str: ...  # noqa: D102 - as in the register
    @property
    def revision(self) -> int: ...  # noqa: D102
    @property
    def value(self) -> Value_co: ...  # noqa: D102


class Unreadable(ValueError):
    """A cell that cannot be read; `title` and `hint` are German sentences."""

    def __init__(self, title: str, hint: str) -> None:
        super().__init__(title)
        self.title, self.hint = title, hint


@dataclass(frozen=True)
class Edits:
    """What somebody did to a table: rows count from 0 as they were shown."""

    changed: Mapping[int, Row] = field(default_factory=dict)
    added: Sequence[Row] = ()
    removed: Sequence[int] = ()

    @property
    def any(self) -> bool:
        """Whether anything was done."""
        return bool(self.changed or self.removed or any(_filled(row) for row in self.added))


@dataclass(frozen=True)
class Changes(Generic[Value]):
    """Changes by key with the revision each is based on, or findings and no change."""

    changes: Mapping[str, tuple[Value | None, int]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def edits_of(state: Mapping[str, Any] | None) -> Edits:
    """What a table widget says was done to it."""
    state = state or {}
    return Edits(
        {int(row): dict(cells) for row, cells in state.get("edited_rows", {}).items()},
        tuple(dict(row) for row in state.get("added_rows", ())),
        tuple(int(row) for row in state.get("deleted_rows", ())),
    )


def read_edits(
    edits: Edits,
    base: Sequence[Entry[Value]],
    row_of: Callable[[Value], Row],
    value_of: Callable[[str, Row, Value | None], Value],
    *,
    table: str,
    new_key: Callable[[], str] = lambda: uuid.uuid4().hex[:12],
    key_of: Callable[[Value], str] | None = None,
    revision_of: Callable[[str], int] = lambda _key: 0,
    preset: Collection[str] = (),
) -> Changes[Value]:
    """The changes that the edits mean.

    `value_of` makes a value from a key, the cells and the value before, and raises `Unreadable`.
    New rows without any word are passed over. `key_of` is for registers whose key is a cell,
    `revision_of` tells of one that was there before and was taken out.
    `preset` names the columns that a new row fills by itself.
    """
    changes: dict[str, tuple[Value | None, int]] = {}
    findings: list[Finding] = []
    removed = set(edits.removed)
    for number, entry in enumerate(base):
        if number in removed:
            changes[entry.key] = (None, entry.revision)
        elif number in edits.changed:
            cells = {**row_of(entry.value), **edits.changed[number]}
            try:
                changes[entry.key] = (value_of(entry.key, cells, entry.value), entry.revision)
            except Unreadable as fault:
                findings.append(_finding(fault, table, number + 1))
    for number, new in enumerate(edits.added, start=len(base) + 1):
        if not _filled({name: cell for name, cell in new.items() if name not in preset}):
            continue
        key = new_key()
        try:
            value = value_of(key, new, None)
        except Unreadable as fault:
            findings.append(_finding(fault, table, number))
            continue
        name = key_of(value) if key_of else key
        if name in changes or any(entry.key == name for entry in base):
            twice = Unreadable("Diese Zeile gibt es schon.", "Die vorhandene Zeile ändern.")
            findings.append(_finding(twice, table, number))
        else:
            changes[name] = (value, revision_of(name))
    return Changes({}, tuple(findings)) if findings else Changes(changes)


def shown(row: Row, labels: Labels) -> Row:
    """The row with what its values are called in the place of the values."""
    return {name: labels[name].get(cell, cell) if name in labels else cell for name, cell in row.items()}


def meant(row: Row, labels: Labels) -> Row:
    """The row with the values in the place of what they are called."""
    values = {name: {label: value for value, label in known.items()} for name, known in labels.items()}
    return {name: values[name].get(cell, cell) if name in values else cell for name, cell in row.items()}


def told_apart(titles: Mapping[str, str]) -> dict[str, str]:
    """The titles by value, with a number where two would be the same."""
    found: dict[str, str] = {}
    for value, title in titles.items():
        label, number = title, 2
        while label in found.values():
            label, number = f"{title} ({number})", number + 1
        found[value] = label
    return found


def amount(cell: Any, what: str = "Der Betrag") -> Decimal:
    """An amount as Germans write it, `1.234.567,50 €`, at most two decimals. Raises `Unreadable`."""
    text = re.sub(r"[\s\u00a0€]|EUR|Euro", "", str(cell if cell is not None else "")).replace("\u2212", "-")
    if not text:
        raise Unreadable(f"{what} fehlt.", "Einen Betrag in Euro eintragen, zum Beispiel 125.000,00.")
    if not _AMOUNT.match(text):
        raise Unreadable(
            f"{what} „{cell}“ ist nicht lesbar.",
            "Punkt für Tausender, Komma für Cent, zum Beispiel 1.250.000,50.",
        )
    try:
        value = Decimal(text.replace(".", "").replace(",", "."))
    except InvalidOperation as error:  # pragma: no cover - the pattern lets nothing else pass
        raise Unreadable(f"{what} ist nicht lesbar.", "Nur Ziffern, Punkt und Komma verwenden.") from error
    if value < 0:
        raise Unreadable(f"{what} ist negativ.", "Beträge ohne Minus eintragen.")
    return value


def year(cell: Any, what: str = "Das Jahr") -> int:
    """A calendar year from 2000 to 2099. Raises `Unreadable`."""
    if cell is None or cell == "" or cell != cell:  # noqa: PLR0124 - empty cells of numbers are NaN
        raise Unreadable(f"{what} fehlt.", "Ein Kalenderjahr eintragen, zum Beispiel 2022.")
    try:
        value = int(cell)
    except (TypeError, ValueError):
        value = 0
    if not 2000 <= value <= 2099:
        raise Unreadable(f"{what} „{cell}“ ist kein Jahr.", "Ein Kalenderjahr von 2000 bis 2099 eintragen.")
    return value


def date(cell: Any, what: str = "Das Datum") -> dt.date:
    """A day: a date, `2021-03-25` or `25.03.2021`. Raises `Unreadable`."""
    found = optional_date(cell, what)
    if found is None:
        raise Unreadable(f"{what} fehlt.", "Einen Tag eintragen, zum Beispiel 25.03.2021.")
    return found


def optional_date(cell: Any, what: str = "Das Datum") -> dt.date | None:
    """A day as `date` reads it, or None for an empty cell. Raises `Unreadable`."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    words = text(cell)
    if not words:
        return None
    german = _DAY.match(words)
    try:
        if german:
            return dt.date(int(german[3]), int(german[2]), int(german[1]))
        return dt.date.fromisoformat(words[:10])
    except ValueError:
        raise Unreadable(f"{what} „{words}“ gibt es nicht.", "Einen Tag wie 25.03.2021 eintragen.") from None


def text(cell: Any) -> str:
    """The words of a cell; empty where there are none."""
    return str(cell).strip() if isinstance(cell, str) else ""


def required(cell: Any, what: str) -> str:
    """The words of a cell that must have some. Raises `Unreadable`."""
    words = text(cell)
    if not words:
        raise Unreadable(f"{what} fehlt.", "Bitte ausfüllen oder die Zeile löschen.")
    return words


def _filled(row: Row) -> bool:
    """Whether a new row has any word, number or day; ticks alone make no row."""
    return any(cell not in (None, "", False, True) for cell in row.values())


def _finding(fault: Unreadable, table: str, line: int) -> Finding:
    return Finding("table.cell", Severity.ERROR, fault.title, fault.hint, Place(table, line=line))


def replaced(
    base: Sequence[Entry[Value]], values: Mapping[str, Value], revision_of: Callable[[str], int]
) -> dict[str, tuple[Value | None, int]]:
    """The changes that put `values` in the place of everything in `base`."""
    changes: dict[str, tuple[Value | None, int]] = {
        entry.key: (None, entry.revision) for entry in base if entry.key not in values
    }
    seen = {entry.key: entry.revision for entry in base}
    for key, value in values.items():
        changes[key] = (value, seen[key] if key in seen else revision_of(key))
    return changes


def caught_up(base: Sequence[Entry[Value]], present: Sequence[Entry[Value]]) -> tuple[Entry[Value], ...]:
    """The rows as they were shown, each as it stands now; what others took out stays as it was shown.

    Edits read against it change only the cells that were touched.
    """
    now = {entry.key: entry for entry in present}
    return tuple(now.get(entry.key, entry) for entry in base)
