"""Reading a filled-in review table back: differences first, taken over only when confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fundingkit.assessment.assessment import Assessment
from fundingkit.assessment.justification import judgement_findings
from fundingkit.assessment.verdict import Judgement, PassageVerdict, Verdict
from fundingkit.drafting import review_columns as columns
from fundingkit.drafting.review_passages import PassageChange, read_passages
from fundingkit.drafting.spreadsheet import Row, Table, missing_titles, read_tables
from fundingkit.findings import Finding, Place, Severity
from fundingkit.scale import Commitment


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """What the table says differently of one requirement, to be confirmed by a person.

    `before` is the verdict in force, None where there is none. `judgement` is what the table
    says; its passages are those in force with the table's marks. `cell` is where the row's grade
    stands. `conflict` says that somebody judged anew after the table was written out.
    """

    requirement: str
    before: Verdict | None
    judgement: Judgement
    cell: str
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class ReviewImport:
    """What came of a table: changes to be confirmed, and findings that name their cells.

    A verdict's change already holds the marks of its passages; `passages` lists every changed
    mark, also those of requirements whose verdict stays as it is.
    """

    changes: tuple[VerdictChange, ...] = ()
    passages: tuple[PassageChange, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_review_sheet(name: str, data: bytes, assessment: Assessment) -> ReviewImport:
    """The differences between a filled-in table and the assessment. Nothing is changed or raised."""
    tables = read_tables(name, data)
    if tables.fault is not None:
        return ReviewImport(findings=(tables.fault,))
    return _Comparison(name, assessment).of(tables.sheets)


class _Comparison:
    """Collects differences and findings while a table is read."""

    def __init__(self, name: str, assessment: Assessment) -> None:
        self._name = name
        self._assessment = assessment
        self._known = {requirement.id for _, requirement in assessment.call.requirements()}
        self._findings: list[Finding] = []

    def of(self, sheets: Mapping[str, Table]) -> ReviewImport:
        review = self._sheet(sheets, columns.REVIEW, columns.REVIEW_COLUMNS)
        if review is None or not self._fits(sheets.get(columns.ABOUT)):
            return ReviewImport(findings=tuple(self._findings))
        evidence = self._sheet(sheets, columns.EVIDENCE, columns.EVIDENCE_COLUMNS, required=False)
        passages: tuple[PassageChange, ...] = ()
        if evidence is not None:
            passages, faults = read_passages(self._name, evidence, self._assessment)
            self._findings.extend(faults)
        changes = tuple(self._changes(review, passages))
        return ReviewImport(changes, passages, tuple(self._findings))

    def _sheet(
        self,
        sheets: Mapping[str, Table],
        title: str,
        heads: tuple[columns.Column, ...],
        *,
        required: bool = True,
    ) -> Table | None:
        table = sheets.get(title)
        if table is None:
            if required:
                self._error(
                    "review.sheet",
                    None,
                    f"Das Blatt „{title}“ fehlt.",
                    "Die ausgegebene Tabelle ausfüllen und hochladen.",
                )
            return None
        lacking = [
            item
            for item in missing_titles(table, [head.title for head in heads])
            if next(head for head in heads if head.title == item).open or item in {"Nr.", "Kennung"}
        ]
        for item in lacking:
            self._error(
                "review.column",
                "A1",
                f"Im Blatt „{title}“ fehlt die Spalte „{item}“.",
                "Die Überschriften so lassen, wie sie ausgegeben wurden.",
            )
        return None if lacking else table

    def _fits(self, about: Table | None) -> bool:
        """Whether the table was written out for this call; other versions are only pointed out."""
        if about is None or len(about.titles) < 2:
            return True
        key, value = about.titles[:2]
        said = {row.text(key): row for row in about.rows}
        call = self._assessment.call
        row = said.get("Förderaufruf")
        if row is not None and row.text(value) != call.id:
            self._error(
                "review.other_call",
                row.name(value),
                f"Die Tabelle gehört zum Förderaufruf „{row.text(value)}“, nicht zu „{call.id}“.",
                "Die Tabelle beim richtigen Vorhaben hochladen.",
            )
            return False
        current = {
            "Fassung des Förderaufrufs": str(call.version),
            "Fassung der Vorschläge": self._assessment.engine_version,
        }
        for title, expected in current.items():
            row = said.get(title)
            if row is not None and row.text(value) != expected:
                self._warn(
                    "review.other_version",
                    row.name(value),
                    f"{title}: in der Tabelle {row.text(value) or 'leer'}, jetzt {expected}.",
                    "Die Änderungen vor dem Übernehmen besonders prüfen.",
                )
        return True

    def _changes(self, table: Table, passages: tuple[PassageChange, ...]) -> Iterator[VerdictChange]:
        seen: dict[str, str] = {}
        for row in table.rows:
            requirement, cell = row.text("Nr."), row.name("Nr.")
            if requirement not in self._known:
                self._error(
                    "review.requirement",
                    cell,
                    f"Die Prüffrage „{requirement}“ kennt der Aufruf nicht.",
                    "Die Nummern so lassen, wie sie ausgegeben wurden.",
                )
            elif requirement in seen:
                self._error(
                    "review.twice",
                    cell,
                    f"Die Prüffrage {requirement} steht schon in Zelle {seen[requirement]}.",
                    "Eine der beiden Zeilen löschen.",
                )
            else:
                seen[requirement] = cell
                change = self._change(row, requirement, passages)
                if change is not None:
                    yield change

    def _change(
        self, row: Row, requirement: str, passages: tuple[PassageChange, ...]
    ) -> VerdictChange | None:
        verdict = self._assessment.verdicts.get(requirement)
        formulas = [title for title, cell in row.cells.items() if cell.formula and title in _OPEN]
        for title in formulas:
            self._error(
                "review.formula",
                row.name(title),
                "Die Zelle enthält eine Formel.",
                "Den Wert als Text eintragen.",
            )
        said = tuple(row.text(title) for title in _OPEN)
        now = columns.state_of(verdict)
        if formulas or columns.fingerprint(*said) == now:
            return None
        base = row.text("Stand beim Ausgeben") if "Stand beim Ausgeben" in row.cells else ""
        if base and columns.fingerprint(*said) == base:
            return None
        judgement = self._judgement(row, requirement, verdict, passages)
        if judgement is None:
            return None
        conflict = bool(base) and base != now
        if conflict:
            self._warn(
                "review.changed_since",
                row.name("Urteil"),
                f"Zu {requirement} hat seit dem Ausgeben der Tabelle jemand neu geurteilt.",
                "Beide Urteile vergleichen und nur übernehmen, was gelten soll.",
            )
        return VerdictChange(requirement, verdict, judgement, row.name("Urteil"), conflict)

    def _judgement(
        self, row: Row, requirement: str, verdict: Verdict | None, passages: tuple[PassageChange, ...]
    ) -> Judgement | None:
        grade_word, level_word, reason, note = (row.text(title) for title in _OPEN)
        if not grade_word:
            if verdict is not None:
                hint = "Ein Urteil lässt sich nur in der Prüfung zurücknehmen."
                self._warn(
                    "review.emptied", row.name("Urteil"), f"Das Urteil zu {requirement} ist geleert.", hint
                )
            else:
                self._error(
                    "review.grade_missing",
                    row.name("Urteil"),
                    f"Zu {requirement} steht etwas, aber kein Urteil.",
                    "Ein Urteil aus der Liste wählen.",
                    columns.GRADES,
                )
            return None
        words = {word.casefold(): word for word in (*columns.GRADES, *columns.COMMITMENTS)}
        grade_word = words.get(grade_word.casefold(), grade_word)
        level_word = words.get(level_word.casefold(), level_word)
        if grade_word not in columns.GRADES:
            self._error(
                "review.grade",
                row.name("Urteil"),
                f"Das Urteil „{grade_word}“ gibt es nicht.",
                "Ein Urteil aus der Liste wählen.",
                columns.GRADES,
            )
            return None
        if level_word and level_word not in columns.COMMITMENTS:
            self._error(
                "review.commitment",
                row.name("Verbindlichkeit"),
                f"Die Verbindlichkeit „{level_word}“ gibt es nicht.",
                "Eine Verbindlichkeit aus der Liste wählen.",
                columns.COMMITMENTS,
            )
            return None
        grade = columns.GRADES[grade_word]
        level = columns.COMMITMENTS[level_word] if level_word else Commitment.NONE
        marks = self._marks(requirement, passages)
        judgement = Judgement(grade, level, grade is None, reason, note, marks)
        faults = judgement_findings(self._assessment.proposals.get(requirement), judgement)
        for fault in faults:
            title = _CELL_OF.get(fault.code, "Urteil")
            self._findings.append(replace(fault, place=Place(self._name, cell=row.name(title))))
        return None if faults else judgement

    def _marks(self, requirement: str, passages: tuple[PassageChange, ...]) -> tuple[PassageVerdict, ...]:
        marks = {mark.key: mark for mark in self._assessment.passages(requirement)}
        for change in passages:
            if change.requirement == requirement:
                if change.mark is not None:
                    marks[change.mark.key] = change.mark
                elif change.before is not None:
                    marks.pop(change.before.key, None)
        return tuple(marks.values())

    def _error(
        self, code: str, cell: str | None, title: str, hint: str, words: Mapping[str, object] | None = None
    ) -> None:
        example = ", ".join(words) if words else ""
        place = Place(self._name, cell=cell)
        self._findings.append(Finding(code, Severity.ERROR, title, hint, place, example))

    def _warn(self, code: str, cell: str, title: str, hint: str) -> None:
        self._findings.append(Finding(code, Severity.WARNING, title, hint, Place(self._name, cell=cell)))


_OPEN = ("Urteil", "Verbindlichkeit", "Begründung", "Notiz")

_CELL_OF = {
    "verdict.commitment_without_grade": "Verbindlichkeit",
    "verdict.commitment_missing": "Verbindlichkeit",
    "verdict.reason_missing": "Begründung",
    "verdict.text_too_long": "Begründung",
}
