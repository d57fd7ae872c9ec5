"""Checks of the texts: length, evidence, figures, versions, language."""

from __future__ import annotations

from collections.abc import Iterator

from fundingkit.drafting.check import Check, at
from fundingkit.drafting.draft import Draft, FieldDraft, Origin
from fundingkit.drafting.language import abstraction
from fundingkit.drafting.ledger import ledger, ledger_findings
from fundingkit.findings import Severity

#: From how many fields on a passage that carries all of them is pointed out.
MANY_FIELDS = 4


def check_fields(draft: Draft) -> Iterator[Check]:
    """Every finding about a text of the draft, field by field, then across fields."""
    for item in draft.fields:
        if item.group is None or item.measure is not None:
            yield from _length(item)
            yield from _progress(item)
            yield from _content(draft, item)
    yield from _figures(draft)
    yield from _passages(draft)


def _length(item: FieldDraft) -> Iterator[Check]:
    count = item.count
    if count.over:
        yield at(
            item,
            "field.too_long",
            Severity.ERROR,
            f"Der Text ist {count.over} Zeichen zu lang ({count.label}).",
            "Kürzen; bis dahin zählt das Feld nicht als fertig.",
        )
    elif count.limit is not None and count.strict > count.limit:
        yield at(
            item,
            "field.line_breaks",
            Severity.HINT,
            f"Zählt das Portal Zeilenumbrüche doppelt, sind es {count.strict - count.limit} Zeichen zu viel.",
            "Zeilenumbrüche streichen oder den Zähler im Portal ansehen.",
        )


def _progress(item: FieldDraft) -> Iterator[Check]:
    if not item.answered:
        text = item.question.kind in {"text", "money"}
        yield at(
            item,
            "field.empty",
            Severity.WARNING if text else Severity.HINT,
            "Das Feld ist leer." if text else "Das Feld ist noch nicht erledigt.",
            "Ausfüllen oder bewusst leer lassen und als fertig kennzeichnen."
            if not text
            else "Einen Text schreiben; die offenen Prüffragen nennt die Seite des Feldes.",
        )
    elif not item.finished and not item.count.over:
        yield at(
            item,
            "field.unfinished",
            Severity.HINT,
            f"Das Feld ist noch nicht fertig (Stand: {item.state.label}).",
            "Den Vorschlag überarbeiten und als fertig kennzeichnen."
            if item.origin is Origin.QUOTES
            else "Den Text abschließen und als fertig kennzeichnen.",
        )


def _content(draft: Draft, item: FieldDraft) -> Iterator[Check]:
    if item.state.settled and item.origin is Origin.PERSON and item.question.requirements:
        proven = item.quotes or any(citation.accepted and citation.current for citation in item.evidence)
        if item.question.kind == "text" and not proven:
            yield at(
                item,
                "field.unproven",
                Severity.WARNING,
                "Das Feld ist fertig, aber kein bestätigter Beleg trägt es.",
                f"Zu {', '.join(item.question.requirements)} eine Textstelle bestätigen.",
            )
    if item.origin is Origin.PERSON and item.question.kind == "text":
        vague = abstraction(item.text, draft.application)
        if vague is not None:
            words = f" Stattdessen: {', '.join(vague.lofty[:5])}." if vague.lofty else ""
            yield at(
                item,
                "field.abstract",
                Severity.WARNING if len(vague.lofty) > 2 else Severity.HINT,
                f"Der Text nennt {', '.join(vague.lacks[:-1])} und {vague.lacks[-1]}.{words}",
                "Sagen, was getan wird, wo, durch wen und wie viel davon.",
            )
    if item.measure is not None and item.origin is Origin.PERSON:
        named = item.question.question.casefold().startswith("bezeichnung")
        if named and item.text.strip() != item.measure.title.strip():
            yield at(
                item,
                "field.measure_name",
                Severity.ERROR,
                f"Die Bezeichnung weicht vom Register ab, das der Kostenplan nutzt („{item.measure.title}“).",
                "In Formular und Kostenplan dieselbe Bezeichnung verwenden.",
            )


def _figures(draft: Draft) -> Iterator[Check]:
    entries = ledger(draft)
    labels = {f"Feld {item.label}": item for item in draft.fields}
    for finding in ledger_findings(entries):
        item = labels[finding.place.file] if finding.place else None
        yield Check(finding, "field", item.question.id if item else "", item.entry if item else "")


def _passages(draft: Draft) -> Iterator[Check]:
    fields: dict[str, list[FieldDraft]] = {}
    for item in draft.fields:
        for quote in {quote.key: quote for quote in item.quotes}.values():
            fields.setdefault(quote.key, []).append(item)
            if not quote.current or quote.suspect:
                why = "stammt aus einer früheren Fassung" if not quote.current else "ist erneut zu prüfen"
                yield at(
                    item,
                    "field.superseded",
                    Severity.ERROR,
                    f"Ein Zitat im Text {why} ({quote.place}).",
                    "Die Stelle in der neuen Fassung suchen und den Text anpassen.",
                )
    for key, carried in fields.items():
        if len(carried) >= MANY_FIELDS:
            quote = next(quote for quote in carried[0].quotes if quote.key == key)
            labels = ", ".join(item.label for item in carried)
            yield at(
                carried[0],
                "field.one_passage",
                Severity.WARNING,
                f"Eine einzige Textstelle trägt {len(carried)} Felder: {labels}.",
                f"Weitere Belege suchen ({quote.place}).",
            )
