"""The form in the Word draft: every field with limit, counter, text, citations and comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from fundingkit.drafting.citations import Citation
from fundingkit.drafting.draft import Draft, FieldDraft, Origin
from fundingkit.drafting.word_file import WordFile
from fundingkit.scale import NOTHING_FOUND
from fundingkit.schedule.days import day
from fundingkit.tasks import Task

#: How many further quotes a field shows; the annex has all of them.
FURTHER = 3

_NOT_PASTED = {
    "upload": "Datei beilegen",
    "choice": "Auswahl treffen",
    "yes-no": "Ja oder Nein ankreuzen",
    "contact": "Kontaktdaten eintragen",
    "table": "Tabelle ausfüllen",
    "money": "Betrag eintragen",
}


def write_form(file: WordFile, draft: Draft) -> Iterator[tuple[str, str]]:
    """Write every section; yields the (heading, anchor) of each."""
    form = draft.application.assessment.call.form
    for section in form.sections if form else ():
        title, anchor = f"Abschnitt {section.id}: {section.title}", f"abschnitt-{section.id}"
        file.heading(title, 1, anchor)
        fields = draft.of_section(section.id)
        for group, members in groupby(fields, key=lambda item: item.group):
            if group is None:
                for item in members:
                    _field(file, draft, item, 2)
                continue
            file.heading(f"{group.id} {group.question}", 2)
            for number, (_, repetition) in enumerate(groupby(members, key=lambda item: item.entry), start=1):
                _repetition(file, draft, number, list(repetition))
        yield title, anchor


def unanswered(draft: Draft, item: FieldDraft) -> str:
    """What the comment on a field says; empty where the field needs none."""
    parts = []
    if item.count.over:
        parts.append(f"{item.count.over} Zeichen über der Grenze; so nimmt das Formular den Text nicht an.")
    if not item.answered:
        parts.append("Noch ohne Antwort.")
        open_requirements = [_requirement(draft, requirement) for requirement in item.open]
        if open_requirements:
            parts.append(f"Offene Prüffragen: {'; '.join(open_requirements)}.")
    if not parts:
        return ""
    tasks = [_task(task) for task in _tasks(draft, item)]
    parts.append(f"Aufgaben: {'; '.join(tasks)}." if tasks else "Dazu ist keine Aufgabe vergeben.")
    return "\n".join(parts)


def cite(file: WordFile, draft: Draft, paragraph: Any, citation: Citation) -> None:
    """Add the number of a quote's source, with its page, leading to the list of sources."""
    number = draft.number(citation)
    page = "" if citation.page is None else f", S.\u00a0{citation.page}"
    file.link(paragraph, f"[{number}{page}]", f"quelle-{number}")


def _repetition(file: WordFile, draft: Draft, number: int, fields: list[FieldDraft]) -> None:
    measure = fields[0].measure
    if measure is None:
        group = fields[0].group
        most = f" Das Formular nimmt bis zu {group.repeat} auf." if group else ""
        questions = "; ".join(
            f"{item.question.id} {item.question.question}" + _limit(item.question.limit) for item in fields
        )
        file.paragraph(f"Noch ist keine Maßnahme dafür ausgewählt.{most}", "Leerstelle")
        paragraph = file.paragraph(f"Je Maßnahme gefragt: {questions}.", "Feldangabe")
        words = unanswered(draft, fields[0])
        if words:
            file.comment(paragraph, words)
        return
    over = fields[0].group is not None and number > fields[0].group.repeat
    surplus = " (mehr, als das Formular aufnimmt)" if over else ""
    file.heading(f"Maßnahme {number}: {measure.title}{surplus}", 3)
    for item in fields:
        _field(file, draft, item, 4)
    _further(file, draft, fields)


def _limit(limit: int | None) -> str:
    return "" if limit is None else f" (bis {limit} Zeichen)"


def _field(file: WordFile, draft: Draft, item: FieldDraft, level: int) -> None:
    file.heading(f"{item.question.id} {item.question.question}", level)
    about = [item.count.label if item.question.kind in {"text", "money"} else _NOT_PASTED[item.question.kind]]
    about.append(f"Stand: {item.state.label}")
    if item.text:
        about.append(f"Herkunft: {item.origin.label}")
    if item.responsible:
        about.append(f"zuständig: {item.responsible}")
    paragraph = file.paragraph(" · ".join(about), "Feldangabe")
    words = unanswered(draft, item)
    if words:
        file.comment(paragraph, words)
    _answer(file, draft, item)
    if item.note:
        file.paragraph(f"Notiz: {item.note}", "Feldangabe")
    if item.group is None:
        _further(file, draft, [item])


def _answer(file: WordFile, draft: Draft, item: FieldDraft) -> None:
    if item.origin is Origin.QUOTES:
        paragraph = file.paragraph(style="Antwort")
        for index, quote in enumerate(item.quotes):
            file.add(paragraph, f"{' ' if index else ''}„{quote.text}“\u00a0")
            cite(file, draft, paragraph, quote)
        return
    if item.text:
        paragraph = file.paragraph(item.text, "Antwort")
        if item.quotes:
            source = file.paragraph("Wörtlich belegt: ", "Feldangabe")
            for quote in item.quotes:
                cite(file, draft, source, quote)
                file.add(source, " ")
        return
    file.paragraph(f"[{item.origin.label}]", "Leerstelle")


def _further(file: WordFile, draft: Draft, fields: Sequence[FieldDraft]) -> None:
    """What else the papers offer for a field, or for all fields of a measure together."""
    used = {quote.text for item in fields for quote in item.quotes}
    rest: list[Citation] = []
    for citation in (citation for item in fields for citation in item.evidence):
        if citation.text not in used:
            used.add(citation.text)
            rest.append(citation)
    if not rest:
        return
    more = len(rest) - FURTHER
    also = f" ({more} weitere in Anlage B)" if more > 0 else ""
    file.paragraph(f"Weitere Belege zur Hand{also}:", "Feldangabe")
    for citation in rest[:FURTHER]:
        paragraph = file.paragraph(style="List Bullet")
        file.add(paragraph, f"„{citation.text}“\u00a0")
        cite(file, draft, paragraph, citation)
        state = "bestätigt" if citation.accepted else "Vorschlag"
        file.add(paragraph, f" zu {citation.requirement}, {state}")


def _requirement(draft: Draft, requirement_id: str) -> str:
    assessment = draft.application.assessment
    grade = assessment.grade(requirement_id)
    title = assessment.call.requirement(requirement_id).title
    if grade is None:
        label = "nicht zutreffend"
    elif not grade and not assessment.reviewed(requirement_id):
        label = NOTHING_FOUND
    else:
        label = grade.label
    return f"{requirement_id} {title} ({label})"


def _tasks(draft: Draft, item: FieldDraft) -> Iterator[Task]:
    for task in draft.application.tasks:
        about = task.field == item.question.id or task.requirement in item.question.requirements
        if about and not task.done:
            yield task


def _task(task: Task) -> str:
    who = task.responsible or "ohne Zuständige"
    return f"{task.title} ({who}, {f'bis {day(task.due)}' if task.due else 'ohne Termin'})"
