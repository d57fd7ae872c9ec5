"""The review table `pruefung.xlsx`: every requirement, its evidence, verdict, notes and tasks.

People may fill in grade, commitment, reason, note and the state of passages; all else is locked.
Every cell is text or a number: nothing that comes from a paper can become a formula.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

from fundingkit.assessment.assessment import Assessment
from fundingkit.assessment.second_look import SecondLook
from fundingkit.drafting import review_columns as columns
from fundingkit.drafting.application import Edition
from fundingkit.drafting.archives import clean, repacked
from fundingkit.drafting.citations import Citation, citations
from fundingkit.drafting.review_columns import Column
from fundingkit.drafting.review_opinions import OPINION_COLUMNS, OPINIONS, REVIEWER, opinion_rows
from fundingkit.scale import NOTHING_FOUND
from fundingkit.schedule.days import day
from fundingkit.tasks import Task

#: How many quotes stand beside a requirement; the sheet of evidence has all.
BESIDE = 3

#: Number of the paper size in the file format; sixteen columns are unreadable on A4.
_A3 = 8

Cell = str | float | int | None


def write_review_sheet(
    assessment: Assessment,
    edition: Edition,
    tasks: Sequence[Task] = (),
    second_look: SecondLook | None = None,
) -> bytes:
    """The bytes of `pruefung.xlsx`; the same input gives the same bytes.

    `second_look` is the second opinion once it is closed; without one there is no sheet of it.
    """
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties(properties("Prüfung", assessment.call.title, edition))
    looks = _looks(book)
    review = _sheet(book, looks, columns.REVIEW, columns.REVIEW_COLUMNS, list(_review(assessment, tasks)))
    _choose(review, columns.REVIEW_COLUMNS, "Urteil", list(columns.GRADES))
    _choose(review, columns.REVIEW_COLUMNS, "Verbindlichkeit", list(columns.COMMITMENTS))
    evidence = _sheet(book, looks, columns.EVIDENCE, columns.EVIDENCE_COLUMNS, list(_evidence(assessment)))
    _choose(evidence, columns.EVIDENCE_COLUMNS, "Urteil zur Stelle", list(columns.PASSAGE_STATES))
    _sheet(book, looks, columns.TASKS, columns.TASK_COLUMNS, [_task(task) for task in tasks])
    particulars = list(_about(assessment, edition))
    if second_look is not None:
        rows = list(opinion_rows(assessment, second_look))
        _sheet(book, looks, OPINIONS, OPINION_COLUMNS, rows)
        particulars.append((REVIEWER, second_look.reviewer))
    about = (Column("Angabe", 30), Column("Wert", 90))
    _sheet(book, looks, columns.ABOUT, about, particulars)
    book.close()
    return repacked(buffer.getvalue())


def properties(title: str, call_title: str, edition: Edition) -> dict[str, object]:
    """The properties of a workbook, all from the edition: nothing is looked up."""
    return {
        "title": f"{title}: {clean(call_title)}",
        "author": clean(edition.person) or "fundingkit",
        "created": dt.datetime.combine(edition.date, dt.time()),
        "comments": f"Entwurf, Fassung {clean(edition.version)}, {clean(edition.confidentiality)}",
    }


def _review(assessment: Assessment, tasks: Sequence[Task]) -> Iterable[Sequence[Cell]]:
    for criterion, requirement in assessment.call.requirements():
        proposal = assessment.proposals[requirement.id]
        verdict = assessment.verdicts.get(requirement.id)
        judged = "erneut zu prüfen" if verdict is not None and verdict.suspect else "geprüft"
        offered = citations(assessment, requirement.id)
        beside = "\n".join(f"„{citation.text}“ ({citation.place})" for citation in offered[:BESIDE])
        if len(offered) > BESIDE:
            beside += f"\n… und {len(offered) - BESIDE} weitere im Blatt {columns.EVIDENCE}"
        todo = [task for task in tasks if task.requirement == requirement.id and not task.done]
        yield (
            criterion.id,
            requirement.id,
            requirement.title,
            requirement.question,
            proposal.grade.label if proposal.grade else NOTHING_FOUND,
            proposal.commitment.label if proposal.grade else "",
            f"{round(proposal.confidence * 100)}\u00a0%",
            columns.grade_word(verdict),
            columns.commitment_word(verdict),
            verdict.reason if verdict else "",
            verdict.note if verdict else "",
            "ungeprüft" if verdict is None else judged,
            verdict.person if verdict else "",
            beside,
            "\n".join(_in_words(task) for task in todo),
            columns.state_of(verdict),
        )


def _evidence(assessment: Assessment) -> Iterable[Sequence[Cell]]:
    for _, requirement in assessment.call.requirements():
        names = {paper.sha256: paper.name for paper in assessment.papers}
        for citation in citations(assessment, requirement.id):
            yield _passage(citation, "angenommen" if citation.accepted else columns.OPEN)
        for mark in assessment.passages(requirement.id):
            if mark.state == "rejected":
                quote = " ".join(mark.quote.split())
                name = names.get(mark.document, "frühere Fassung")
                yield requirement.id, quote, name, mark.page, "", None, "abgelehnt", mark.key


def _passage(citation: Citation, state: str) -> Sequence[Cell]:
    strength = None if citation.strength is None else round(citation.strength, 2)
    what = (citation.requirement, citation.text, citation.name, citation.page)
    return *what, citation.commitment.label, strength, state, citation.key


def _task(task: Task) -> Sequence[Cell]:
    due = day(task.due) if task.due else ""
    state = "erledigt" if task.done else "offen"
    return task.title, task.requirement, task.field, task.attachment, task.responsible, due, state, task.note


def _in_words(task: Task) -> str:
    parts = [part for part in (task.responsible, f"bis {day(task.due)}" if task.due else "") if part]
    return f"{task.title} ({', '.join(parts)})" if parts else task.title


def _about(assessment: Assessment, edition: Edition) -> Iterable[Sequence[Cell]]:
    yield "Form der Tabelle", columns.SHAPE
    yield "Förderaufruf", assessment.call.id
    yield "Fassung des Förderaufrufs", str(assessment.call.version)
    yield "Fassung der Vorschläge", assessment.engine_version
    yield "Fassung", edition.version
    yield "Datum", day(edition.date)
    yield "Erstellt von", edition.person
    yield "Vertraulichkeit", edition.confidentiality
    for key in sorted(edition.settings):
        yield key, edition.settings[key]
    for paper in assessment.papers:
        yield f"Dokument {paper.name}", paper.sha256


def _looks(book: Any) -> dict[str, Any]:
    """Formats; `quote_prefix` keeps Excel from reading a text as a formula when it is edited."""
    shared = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C9D1DC", "font_size": 10}
    return {
        "head": book.add_format({**shared, "bold": True, "bg_color": "#DCE4F0", "locked": True}),
        "text": book.add_format({**shared, "quote_prefix": True, "locked": True}),
        "number": book.add_format({**shared, "locked": True}),
        "open": book.add_format({**shared, "quote_prefix": True, "locked": False, "bg_color": "#FFF8E1"}),
    }


def _sheet(
    book: Any, looks: dict[str, Any], name: str, heads: Sequence[Column], rows: Sequence[Sequence[Cell]]
) -> Any:
    sheet = book.add_worksheet(name)
    for index, head in enumerate(heads):
        sheet.set_column(index, index, head.width, None, {"hidden": head.hidden})
        sheet.write_string(0, index, head.title, looks["head"])
    sheet.set_row(0, _height([head.title for head in heads], heads))
    for number, cells in enumerate(rows, start=1):
        sheet.set_row(number, _height(cells, heads))
        for index, (head, cell) in enumerate(zip(heads, cells, strict=True)):
            if isinstance(cell, int | float):
                sheet.write_number(number, index, cell, looks["number"])
                continue
            look = looks["open" if head.open else "text"]
            if cell:
                sheet.write_string(number, index, clean(cell), look)
            else:
                sheet.write_blank(number, index, None, look)
    sheet.freeze_panes(1, 3 if name == columns.REVIEW else 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)
    sheet.protect("", {"autofilter": True, "format_columns": True, "format_rows": True, "sort": True})
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer(f"&L{name}&RSeite &P von &N")
    sheet.rows_written = len(rows)
    return sheet


def _height(cells: Sequence[Cell], heads: Sequence[Column]) -> float:
    """Height of a row in points: not every program fits rows to wrapped text by itself."""
    lines = 1
    for cell, head in zip(cells, heads, strict=True):
        if isinstance(cell, str) and not head.hidden:
            # A character is a little narrower than the unit of the width.
            room = max(1.0, head.width * 1.05)
            lines = max(lines, sum(max(1, -int(-len(line) // room)) for line in cell.split("\n")))
    return min(400, 4 + 13.5 * lines)


def _choose(sheet: Any, heads: tuple[Column, ...], title: str, words: list[str]) -> None:
    column = columns.position(heads, title)
    sheet.data_validation(
        1,
        column,
        max(sheet.rows_written, 1),
        column,
        {
            "validate": "list",
            "source": words,
            "error_title": "Nicht vorgesehen",
            "error_message": f"Bitte wählen: {', '.join(words)}."[:255],
        },
    )
