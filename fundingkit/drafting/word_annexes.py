"""Sources and annexes of the Word draft: coverage, evidence, findings, how figures came about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundingkit.drafting.application import Edition
from fundingkit.drafting.citations import citations
from fundingkit.drafting.draft import Draft
from fundingkit.drafting.word_file import WordFile
from fundingkit.drafting.word_form import cite
from fundingkit.findings import Finding, Severity
from fundingkit.readiness.figures import Readiness
from fundingkit.schedule.days import day

UNDATED = "Datum nicht bekannt"


def write_sources(file: WordFile, draft: Draft) -> Iterator[tuple[str, str]]:
    """Write the numbered list of sources: paper, page, date; every citation leads here."""
    title, anchor = "Quellenverzeichnis", "quellen"
    file.heading(title, 1, anchor)
    if not draft.sources:
        file.paragraph("Es wird nichts zitiert.", "Leerstelle")
    for entry in draft.sources:
        paragraph = file.paragraph(style="Normal")
        run = file.bold(paragraph, f"[{entry.number}]")
        file.bookmark(run, f"quelle-{entry.number}")
        page = "ohne Seitenzahl" if entry.page is None else f"S.\u00a0{entry.page}"
        date = day(entry.date) if entry.date else UNDATED
        file.add(paragraph, f" {entry.name}, {page}, {date}")
    yield title, anchor


def write_annexes(
    file: WordFile,
    draft: Draft,
    edition: Edition,
    readiness: Readiness | None,
    findings: Sequence[Finding],
) -> Iterator[tuple[str, str]]:
    """Write the four annexes; yields the (heading, anchor) of each."""
    title, anchor = "Anlage A: Abdeckung der Prüffragen", "anlage-a"
    file.heading(title, 1, anchor)
    _coverage(file, draft, readiness)
    yield title, anchor
    title, anchor = "Anlage B: Belege mit Zitaten", "anlage-b"
    file.heading(title, 1, anchor)
    _evidence(file, draft)
    yield title, anchor
    title, anchor = "Anlage C: Befunde", "anlage-c"
    file.heading(title, 1, anchor)
    _findings(file, findings)
    yield title, anchor
    title, anchor = "Anlage D: Wie die Angaben zustande kamen", "anlage-d"
    file.heading(title, 1, anchor)
    _origin(file, draft, edition, readiness)
    yield title, anchor


def _coverage(file: WordFile, draft: Draft, readiness: Readiness | None) -> None:
    assessment = draft.application.assessment
    if readiness is None:
        file.paragraph("Keine Prüffrage des Aufrufs trifft zu.", "Leerstelle")
        return
    rows = []
    for item in readiness.requirements:
        offered = citations(assessment, item.id)
        found = sorted({draft.number(citation) for citation in offered})
        rows.append((
            item.criterion,
            item.id,
            item.title,
            item.label,
            item.commitment.label if item.grade else "–",
            f"{item.certainty.label}{f' ({item.person})' if item.person else ''}",
            ", ".join(f"[{number}]" for number in found) or "–",
        ))  # fmt: skip
    header = ("Krit.", "Nr.", "Prüffrage", "Bewertung", "Verbindlichkeit", "Prüfung", "Quellen")
    widths = (1.3, 1.3, 3.9, 2.8, 3.4, 2.4, 1.9)
    file.table("Alle Prüffragen mit Bewertung und Quellen", header, rows, widths)


def _evidence(file: WordFile, draft: Draft) -> None:
    assessment = draft.application.assessment
    nothing = []
    for _, requirement in assessment.call.requirements():
        offered = citations(assessment, requirement.id)
        if not offered:
            nothing.append(f"{requirement.id} {requirement.title}")
            continue
        file.heading(f"{requirement.id} {requirement.title}", 2)
        file.paragraph(requirement.question, "Feldangabe")
        for citation in offered:
            paragraph = file.paragraph(style="List Bullet")
            file.add(paragraph, f"„{citation.text}“\u00a0")
            cite(file, draft, paragraph, citation)
            state = "bestätigt" if citation.accepted else "Vorschlag"
            if citation.by_hand:
                state += ", von Hand gefunden"
            if not citation.current:
                state += ", aus einer früheren Fassung"
            elif citation.suspect:
                state += ", erneut zu prüfen"
            file.add(paragraph, f" {citation.place}; {state}; {citation.commitment.label}")
    if nothing:
        file.heading("Ohne Beleg", 2)
        file.paragraph("Zu diesen Prüffragen wurde nichts gefunden oder nichts bestätigt:")
        for line in nothing:
            file.paragraph(line, "List Bullet")


def _findings(file: WordFile, findings: Sequence[Finding]) -> None:
    if not findings:
        file.paragraph("Keine Befunde.", "Leerstelle")
        return
    places: dict[tuple[str, str, str], list[str]] = {}
    for item in sorted(findings, key=lambda item: list(Severity).index(item.severity)):
        where = str(item.place) if item.place else "–"
        places.setdefault((item.severity.label, item.title, item.hint), []).append(where)
    rows = [
        (kind, "; ".join(dict.fromkeys(where)), title, hint) for (kind, title, hint), where in places.items()
    ]
    header = ("Art", "Stellen", "Befund", "Was zu tun ist")
    file.table("Befunde, Fehler zuerst", header, rows, (1.9, 4.4, 5.2, 5.1))


def _origin(file: WordFile, draft: Draft, edition: Edition, readiness: Readiness | None) -> None:
    application = draft.application
    assessment = application.assessment
    pairs = [
        (
            "Förderaufruf",
            f"{assessment.call.title} ({assessment.call.id}, Fassung {assessment.call.version})",
        ),
        ("Programm für die Vorschläge", f"fundingkit, Fassung {assessment.engine_version}"),
        ("Fassung dieses Entwurfs", edition.version),
        ("Datum", day(edition.date)),
        ("Erstellt von", edition.person or "nicht angegeben"),
    ]
    if readiness is not None:
        pairs.append(("Gewichte", readiness.weighting.label))
    pairs += [(key, edition.settings[key]) for key in sorted(edition.settings)]
    file.table("Grundlagen", ("Angabe", "Wert"), pairs, (5.6, 11))
    rows = [
        (
            paper.name,
            day(application.paper_dates[paper.sha256])
            if paper.sha256 in application.paper_dates
            else UNDATED,
            "–" if paper.pages is None else str(paper.pages),
            paper.sha256,
        )
        for paper in assessment.papers
    ]
    if rows:
        header = ("Dokument", "Datum", "Seiten", "Prüfsumme (SHA-256)")
        file.table("Gelesene Dokumente", header, rows, (5, 2.6, 1.6, 7.4), numeric={2})
    file.paragraph(
        "Jeder Satz dieses Entwurfs hat entweder ein Mensch geschrieben, oder er ist ein wörtliches Zitat "
        "mit Fundstelle. Was nicht bekannt ist, steht als Lücke da. Gleiche Eingaben ergeben dieselbe Datei."
    )
