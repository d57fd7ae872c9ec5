"""Measures, costs, schedule and attachments in the Word draft, as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from fundingkit.attachments import attachment_states
from fundingkit.costs.money import euros, number, percent
from fundingkit.costs.plan import CostPlan, MoneySource
from fundingkit.costs.rules import source_of
from fundingkit.costs.sums import cost, cost_by, funding, money, years
from fundingkit.drafting.draft import Draft
from fundingkit.drafting.word_file import WordFile
from fundingkit.schedule.days import day

_EMPTY = "–"

_REQUIRED = {"always": "immer", "if_available": "falls vorhanden", "unknown": "nicht bekannt"}


def write_plans(file: WordFile, draft: Draft) -> Iterator[tuple[str, str]]:
    """Write the four chapters; yields the (heading, anchor) of each."""
    chapters = (
        ("Maßnahmen", "massnahmen", _measures),
        ("Kosten- und Finanzierungsplan", "kosten", _costs),
        ("Zeitplan", "zeitplan", _schedule),
        ("Unterlagen", "unterlagen", _attachments),
    )
    for title, anchor, write in chapters:
        file.heading(title, 1, anchor)
        write(file, draft)
        yield title, anchor


def _measures(file: WordFile, draft: Draft) -> None:
    measures = sorted(draft.application.measures, key=lambda measure: (measure.position, measure.id))
    if not measures:
        file.paragraph("Im Maßnahmenregister steht noch nichts.", "Leerstelle")
        return
    rows = [
        (
            measure.title,
            measure.field_of_action or _EMPTY,
            measure.state.label,
            measure.responsible or _EMPTY,
            _span(measure.start_year, measure.end_year),
            _EMPTY if measure.cost is None else euros(measure.cost),
            ", ".join(measure.requirements) or _EMPTY,
        )
        for measure in measures
    ]
    header = ("Maßnahme", "Handlungsfeld", "Stand", "Zuständig", "Jahre", "Kosten", "Prüffragen")
    file.table("Maßnahmenregister", header, rows, (2.8, 2.9, 1.9, 2.2, 2.1, 2.4, 2.3), numeric={5})


def _costs(file: WordFile, draft: Draft) -> None:
    plan, call = draft.application.costs, draft.application.assessment.call
    if not plan.costs:
        file.paragraph("Ein Kostenplan ist noch nicht eingetragen.", "Leerstelle")
        return
    result = funding(plan, call.terms)
    names = {measure.id: measure.title for measure in draft.application.measures}
    phases = {phase.id: phase.title for phase in call.terms.phases}
    lead = f"Gesamtkosten {euros(result.cost.total)}, davon förderfähig {euros(result.cost.eligible)}"
    if result.rate is None:
        lead += "; der Fördersatz ist noch offen."
    else:
        lead += (
            f"; Fördersatz {percent(result.rate.share)} ({result.rate.title}), höchstens möglicher Zuschuss "
            f"{euros(result.grant_limit or Decimal(0))}. {source_of(call, result.rate)}."
        )
    file.paragraph(lead)
    _sums(file, "Kosten nach Maßnahme", "Maßnahme", [
        (names.get(key, key) or "übergreifend", part.total, part.eligible)
        for key, part in cost_by(plan, lambda line: line.measure).items()
    ])  # fmt: skip
    _sums(file, "Kosten nach Phase", "Phase", [
        (phases.get(key, key) or "ohne Phase", part.total, part.eligible)
        for key, part in cost_by(plan, lambda line: line.phase).items()
    ])  # fmt: skip
    kinds = {line.kind.value: line.kind.label for line in plan.costs}
    _sums(file, "Kosten nach Kostenart", "Kostenart", [
        (kinds[key], part.total, part.eligible)
        for key, part in cost_by(plan, lambda line: line.kind.value).items()
    ])  # fmt: skip
    if result.caps:
        rows = [
            (
                use.cap.title,
                number(use.cap.amount, 2),
                number(use.used, 2),
                number(use.left, 2),
                number(use.over, 2),
            )
            for use in result.caps
        ]
        header = ("Grenze", "höchstens", "geplant", "frei", "zu viel")
        file.table(
            "Obergrenzen des Aufrufs, in Euro", header, rows, (5.6, 3, 3, 3, 2.4), numeric={1, 2, 3, 4}
        )
    _financing(file, draft)
    _lines(file, plan, names)


def _lines(file: WordFile, plan: CostPlan, names: Mapping[str, str]) -> None:
    rows = [
        (
            line.title or _EMPTY,
            names.get(line.measure, line.measure) or "übergreifend",
            line.phase or _EMPTY,
            str(line.year),
            line.kind.label,
            number(line.amount, 2),
            "ja" if line.eligible else "nein",
        )
        for line in plan.costs
    ]
    header = ("Bezeichnung", "Maßnahme", "Phase", "Jahr", "Kostenart", "Betrag in €", "förderfähig")
    widths = (3, 3, 1.5, 1.2, 2.9, 2.6, 2.4)
    file.table("Alle Kostenzeilen", header, rows, widths, numeric={5})


def _sums(file: WordFile, title: str, word: str, sums: Sequence[tuple[str, Decimal, Decimal]]) -> None:
    total = sum((row[1] for row in sums), Decimal(0))
    eligible = sum((row[2] for row in sums), Decimal(0))
    rows = [
        (name, number(all_of_it, 2), number(part, 2), number(all_of_it - part, 2))
        for name, all_of_it, part in (*sums, ("Summe", total, eligible))
    ]
    header = (word, "Kosten", "förderfähig", "nicht förderfähig")
    file.table(f"{title}, in Euro", header, rows, (5.8, 3.3, 3.3, 4.2), numeric={1, 2, 3}, total=True)


def _financing(file: WordFile, draft: Draft) -> None:
    plan = draft.application.costs
    given = [source for source in MoneySource if any(line.source is source for line in plan.financing)]
    if not given:
        file.paragraph("Eine Finanzierung ist noch nicht eingetragen.", "Leerstelle")
        return
    rows = []
    for year in (*years(plan), None):
        costs = cost(line for line in plan.costs if year in {line.year, None})
        paid = money(line for line in plan.financing if year in {line.year, None})
        rows.append((
            "Summe" if year is None else str(year),
            number(costs.total, 2),
            *(number(paid[source], 2) for source in given),
        ))  # fmt: skip
    header = ("Jahr", "Kosten", *(source.label for source in given))
    numeric = set(range(1, len(header)))
    widths = (1.6, *(3.0 for _ in header[1:]))
    file.table(
        "Kosten und Finanzierung nach Jahr, in Euro", header, rows, widths, numeric=numeric, total=True
    )


def _schedule(file: WordFile, draft: Draft) -> None:
    schedule, call = draft.application.schedule, draft.application.assessment.call
    phases = {phase.id: phase.title for phase in call.terms.phases}
    rows = [(day(item.date), "Frist des Aufrufs", item.title, item.time or _EMPTY) for item in call.deadlines]
    dated = [(item.date, row) for item, row in zip(call.deadlines, rows, strict=True)]
    for item in schedule.milestones:
        start = "" if item.start is None else f"{day(item.start)} bis "
        state = "erledigt" if item.done else (item.responsible or _EMPTY)
        dated.append((item.date, (f"{start}{day(item.date)}", "Meilenstein", item.title, state)))
    for sitting in schedule.council_dates:
        due = f"Vorlagen bis {day(sitting.papers_due)}" if sitting.papers_due else _EMPTY
        kind = "Sitzung" if sitting.decides else "Vorberatung"
        dated.append((sitting.date, (day(sitting.date), kind, sitting.body, due)))
    for period in schedule.periods:
        span = f"{day(period.start)} bis {day(period.end)}"
        dated.append((period.start, (span, "Phase", phases.get(period.phase, period.phase), _EMPTY)))
    if not dated:
        file.paragraph("Ein Zeitplan ist noch nicht eingetragen.", "Leerstelle")
        return
    ordered = [row for _, row in sorted(dated, key=lambda pair: (pair[0], pair[1]))]
    header = ("Wann", "Art", "Was", "Anmerkung")
    file.table("Fristen, Sitzungen, Phasen und Meilensteine", header, ordered, (4.2, 2.8, 5.8, 3.8))


def _attachments(file: WordFile, draft: Draft) -> None:
    application = draft.application
    states = attachment_states(application.assessment.call, application.attachments)
    if not states:
        file.paragraph("Der Aufruf nennt keine Unterlagen.", "Leerstelle")
        return
    rows = []
    for attachment, state in states:
        paper = " ".join(part for part in (state.file, state.version and f"Fassung {state.version}") if part)
        rows.append((
            attachment.title,
            _REQUIRED[attachment.required],
            state.presence.label,
            paper or _EMPTY,
            state.responsible or _EMPTY,
            day(state.due) if state.due else _EMPTY,
        ))  # fmt: skip
    header = ("Unterlage", "Gefordert", "Stand", "Datei", "Zuständig", "Bis")
    file.table("Liste der Unterlagen", header, rows, (4.4, 2.2, 2.2, 3.2, 2.2, 2.4))
    for attachment, state in states:
        if attachment.checklist:
            file.heading(f"{attachment.title}: was darin stehen muss", 2)
            for point in attachment.checklist:
                mark = "☑" if point in state.checked else "☐"
                file.paragraph(f"{mark} {point}", "Antwort")
            file.paragraph(f"{source_of(application.assessment.call, attachment)}.", "Feldangabe")


def _span(start: int | None, end: int | None) -> str:
    if start is None and end is None:
        return _EMPTY
    if start == end or end is None or start is None:
        return str(start if start is not None else end)
    return f"{start}–{end}"
