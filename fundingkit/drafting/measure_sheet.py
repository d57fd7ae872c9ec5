"""The register of measures as XLSX, out and in: differences first, every fault names its cell."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

import xlsxwriter

from fundingkit.catalogue.call import Call, FieldGroup
from fundingkit.drafting.application import Edition
from fundingkit.drafting.archives import clean, repacked
from fundingkit.drafting.review_sheet import properties
from fundingkit.drafting.spreadsheet import Row, missing_titles, read_tables
from fundingkit.findings import Finding, Place, Severity
from fundingkit.measures import Measure, MeasureState

SHEET = "Maßnahmen"

_HEADS = (
    ("Kennung", 12), ("Reihenfolge", 12), ("Maßnahme", 34), ("Beschreibung", 60), ("Handlungsfeld", 22),
    ("Stand", 14), ("Zuständig", 24), ("Ort", 24), ("Phase", 8), ("Kosten in €", 16), ("von", 8), ("bis", 8),
    ("Prüffragen", 18), ("im Formular", 14), ("Notiz", 36),
)  # fmt: skip

_STATES = {state.label: state for state in MeasureState}


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """What the table says differently: `before` is None for a new measure; `cell` names its row."""

    before: Measure | None
    after: Measure
    cell: str


@dataclass(frozen=True, slots=True)
class MeasureImport:
    """Changes to be confirmed, measures that the table no longer lists, and findings."""

    changes: tuple[MeasureChange, ...] = ()
    missing: tuple[Measure, ...] = ()
    findings: tuple[Finding, ...] = ()


def write_measure_sheet(measures: Sequence[Measure], call: Call, edition: Edition) -> bytes:
    """The bytes of `massnahmen.xlsx`; the same input gives the same bytes."""
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties(properties("Maßnahmenregister", call.title, edition))
    cell = {"border": 1, "border_color": "#C9D1DC", "valign": "top", "text_wrap": True}
    head = book.add_format({**cell, "bold": True, "bg_color": "#DCE4F0"})
    text = book.add_format({**cell, "quote_prefix": True})
    euro = book.add_format({**cell, "num_format": "#,##0.00"})
    whole = book.add_format({**cell, "num_format": "0", "align": "left"})
    sheet = book.add_worksheet(SHEET)
    for column, (title, width) in enumerate(_HEADS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
    for row, measure in enumerate(_ordered(measures), start=1):
        for column, value in enumerate(_values(measure)):
            if isinstance(value, Decimal):
                sheet.write_number(row, column, float(value), euro)
            elif isinstance(value, int):
                sheet.write_number(row, column, value, whole)
            elif value:
                sheet.write_string(row, column, clean(value), text)
            else:
                sheet.write_blank(row, column, None, text)
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, max(1, len(measures)), len(_HEADS) - 1)
    sheet.data_validation(1, 5, 999, 5, {"validate": "list", "source": list(_STATES)})
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return repacked(buffer.getvalue())


def read_measure_sheet(name: str, data: bytes, known: Sequence[Measure], call: Call) -> MeasureImport:
    """The differences between a table and the register. Nothing is changed or raised.

    A row without an id is a new measure; ids that the table lacks are only reported, never removed.
    """
    tables = read_tables(name, data)
    if tables.fault is not None:
        return MeasureImport(findings=(tables.fault,))
    table = tables.sheets.get(SHEET)
    if table is None:
        return MeasureImport(
            findings=(
                _error(
                    name,
                    None,
                    "measures.sheet",
                    f"Das Blatt „{SHEET}“ fehlt.",
                    "Die ausgegebene Tabelle nehmen.",
                ),
            )
        )
    lacking = list(missing_titles(table, [title for title, _ in _HEADS]))
    if lacking:
        return MeasureImport(
            findings=tuple(
                _error(
                    name,
                    "A1",
                    "measures.column",
                    f"Die Spalte „{title}“ fehlt.",
                    "Überschriften nicht ändern.",
                )
                for title in lacking
            )
        )
    before = {measure.id: measure for measure in known}
    changes: list[MeasureChange] = []
    findings: list[Finding] = []
    seen: dict[str, str] = {}
    for row in table.rows:
        measure, faults = _measure(name, row, before, call)
        if measure is not None and measure.id in seen:
            hint = "Für eine neue Maßnahme die Kennung leer lassen."
            wrong = f"Die Kennung steht schon in Zelle {seen[measure.id]}."
            faults = (*faults, _error(name, row.name("Kennung"), "measures.twice", wrong, hint))
        findings += faults
        if measure is None or faults:
            continue
        seen[measure.id] = row.name("Kennung")
        old = before.get(measure.id)
        if old != measure:
            changes.append(MeasureChange(old, measure, row.name("Maßnahme")))
    listed = {row.text("Kennung") for row in table.rows}
    missing = tuple(measure for measure in known if measure.id not in listed)
    return MeasureImport(tuple(changes), missing, tuple(findings))


def _ordered(measures: Sequence[Measure]) -> list[Measure]:
    return sorted(measures, key=lambda measure: (measure.position, measure.id))


def _values(measure: Measure) -> tuple[str | int | Decimal | None, ...]:
    return (
        measure.id, measure.position, measure.title, measure.description, measure.field_of_action,
        measure.state.label, measure.responsible, measure.place, measure.phase, measure.cost,
        measure.start_year, measure.end_year, ", ".join(measure.requirements), ", ".join(measure.groups),
        measure.note,
    )  # fmt: skip


def _measure(
    name: str, row: Row, known: Mapping[str, Measure], call: Call
) -> tuple[Measure | None, tuple[Finding, ...]]:
    """The measure of a row; passages linked to it stay, the table does not hold them."""
    faults: list[Finding] = []

    def fault(title: str, code: str, wrong: str, hint: str) -> None:
        faults.append(_error(name, row.name(title), code, wrong, hint))

    for title, cell in row.cells.items():
        if cell.formula and title:
            fault(title, "measures.formula", "Die Zelle enthält eine Formel.", "Den Wert eintragen.")
    words = {title: row.text(title) for title, _ in _HEADS}
    identity = words["Kennung"] or f"neu-{row.number}"
    if words["Kennung"] and words["Kennung"] not in known:
        fault(
            "Kennung",
            "measures.id",
            f"Die Kennung „{words['Kennung']}“ gibt es im Register nicht.",
            "Für eine neue Maßnahme die Kennung leer lassen.",
        )
    if not words["Maßnahme"]:
        fault("Maßnahme", "measures.title", "Der Name der Maßnahme fehlt.", "Einen Namen eintragen.")
    state = {label.casefold(): item for label, item in _STATES.items()}.get(words["Stand"].casefold())
    if words["Stand"] and state is None:
        fault(
            "Stand",
            "measures.state",
            f"Den Stand „{words['Stand']}“ gibt es nicht.",
            f"Wählen: {', '.join(_STATES)}.",
        )
    phases = {phase.id for phase in call.terms.phases}
    if words["Phase"] and phases and words["Phase"] not in phases:
        fault(
            "Phase",
            "measures.phase",
            f"Die Phase „{words['Phase']}“ gibt es nicht.",
            f"Wählen: {', '.join(sorted(phases))}.",
        )
    numbers: dict[str, int | None] = {}
    for title in ("Reihenfolge", "von", "bis"):
        numbers[title] = int(words[title]) if words[title].isdecimal() else None
        if words[title] and numbers[title] is None:
            fault(
                title,
                "measures.number",
                f"„{words[title]}“ ist keine ganze Zahl.",
                "Eine ganze Zahl eintragen.",
            )
    start, end = numbers["von"], numbers["bis"]
    if start is not None and end is not None and start > end:
        fault(
            "bis", "measures.years", f"Das Ende {end} liegt vor dem Beginn {start}.", "Die Jahre berichtigen."
        )
    cost = _amount(words["Kosten in €"])
    if words["Kosten in €"] and cost is None:
        hint = "Einen Betrag ab 0 mit höchstens zwei Nachkommastellen eintragen."
        fault("Kosten in €", "measures.cost", f"„{words['Kosten in €']}“ ist kein Betrag.", hint)
    requirements = _split(words["Prüffragen"])
    groups = _split(words["im Formular"])
    for title, given, allowed in (
        ("Prüffragen", requirements, {item.id for _, item in call.requirements()}),
        ("im Formular", groups, _groups(call)),
    ):
        unknown = [item for item in given if item not in allowed]
        if unknown:
            wrong = f"{', '.join(unknown)} kennt der Aufruf nicht."
            fault(title, "measures.reference", wrong, f"Möglich: {', '.join(sorted(allowed))}.")
    if faults:
        return None, tuple(faults)
    base = known.get(identity, Measure(identity, ""))
    measure = replace(
        base,
        title=words["Maßnahme"],
        description=words["Beschreibung"],
        field_of_action=words["Handlungsfeld"],
        state=state or MeasureState.IDEA,
        responsible=words["Zuständig"],
        place=words["Ort"],
        phase=words["Phase"],
        cost=base.cost if base.cost == cost else cost,
        start_year=start,
        end_year=end,
        requirements=requirements,
        groups=groups,
        position=numbers["Reihenfolge"] or 0,
        note=words["Notiz"],
    )
    return measure, ()


def _amount(text: str) -> Decimal | None:
    plain = re.sub(r"[\s\u00a0€]", "", text)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d{1,2})?|\d+(,\d{1,2})?", plain) is None:
        return None
    try:
        return Decimal(plain.replace(".", "").replace(",", "."))
    except InvalidOperation:
        return None


def _split(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in re.split(r"[,;\s]+", text) if part))


def _groups(call: Call) -> set[str]:
    sections = call.form.sections if call.form else ()
    return {entry.id for section in sections for entry in section.fields if isinstance(entry, FieldGroup)}


def _error(name: str, cell: str | None, code: str, title: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, title, hint, Place(name, cell=cell))
