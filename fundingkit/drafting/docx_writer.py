"""The Word draft `antrag.docx`: the application in the order of the form, with all that is behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fundingkit.drafting.application import Edition
from fundingkit.drafting.draft import Draft
from fundingkit.drafting.word_annexes import write_annexes, write_sources
from fundingkit.drafting.word_file import WordFile
from fundingkit.drafting.word_form import write_form
from fundingkit.drafting.word_plans import write_plans
from fundingkit.errors import NothingAssessable, WeightsUnusable
from fundingkit.findings import Finding
from fundingkit.readiness import claims, sentences
from fundingkit.readiness.figures import Readiness
from fundingkit.readiness.german import percent, span
from fundingkit.readiness.readiness import readiness as readiness_of
from fundingkit.schedule.days import day


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the draft: PNG bytes, a title, and in words what it shows."""

    png: bytes
    title: str
    alternative: str


def write_docx(
    draft: Draft,
    edition: Edition,
    *,
    readiness: Readiness | None = None,
    findings: Sequence[Finding] = (),
    pictures: Sequence[Picture] = (),
    template: bytes | None = None,
) -> bytes:
    """The bytes of `antrag.docx`; the same input gives the same bytes.

    `readiness` is computed with the application's weights where none is given. `template`
    is a DOCX that `read_template` found usable: its page, heads and styles are taken over.
    """
    application = draft.application
    if readiness is None:
        readiness = _readiness(draft)
    file = WordFile(edition, template)
    call = application.assessment.call
    file.frame(
        f"ENTWURF · Fassung {edition.version} · {day(edition.date)} · {edition.confidentiality}",
        f"{application.municipality}, {call.title}",
    )
    _title_page(file, draft, edition)
    file.paragraph("Inhalt", "TOC Heading")
    anchors = _chapters(draft)
    file.contents(anchors)
    file.page_break()
    title, anchor = anchors[0]
    file.heading(title, 1, anchor)
    _summary(file, draft, readiness)
    for picture in pictures:
        file.picture(picture.png, picture.title, picture.alternative)
    written = [anchors[0], *write_form(file, draft)]
    if draft.orphans:
        file.heading(*_ORPHANS[:1], 1, _ORPHANS[1])
        _orphans(file, draft)
        written.append(_ORPHANS)
    written += write_plans(file, draft)
    written += write_sources(file, draft)
    written += write_annexes(file, draft, edition, readiness, findings)
    assert written == anchors, "the contents list what is written"
    return file.save(f"{application.title}: Entwurf", f"{call.title}, {application.municipality}")


_SUMMARY = ("Antragsreife auf einen Blick", "antragsreife")
_ORPHANS = ("Texte ohne Feld", "ohne-feld")


def _chapters(draft: Draft) -> list[tuple[str, str]]:
    form = draft.application.assessment.call.form
    sections = (
        [(f"Abschnitt {item.id}: {item.title}", f"abschnitt-{item.id}") for item in form.sections]
        if form
        else []
    )
    return [
        _SUMMARY,
        *sections,
        *([_ORPHANS] if draft.orphans else []),
        ("Maßnahmen", "massnahmen"),
        ("Kosten- und Finanzierungsplan", "kosten"),
        ("Zeitplan", "zeitplan"),
        ("Unterlagen", "unterlagen"),
        ("Quellenverzeichnis", "quellen"),
        ("Anlage A: Abdeckung der Prüffragen", "anlage-a"),
        ("Anlage B: Belege mit Zitaten", "anlage-b"),
        ("Anlage C: Befunde", "anlage-c"),
        ("Anlage D: Wie die Angaben zustande kamen", "anlage-d"),
    ]


def _readiness(draft: Draft) -> Readiness | None:
    try:
        return readiness_of(draft.application.assessment, draft.application.weights)
    except (NothingAssessable, WeightsUnusable):
        return None


def _title_page(file: WordFile, draft: Draft, edition: Edition) -> None:
    application = draft.application
    file.paragraph(application.title, "Title")
    file.paragraph(f"{application.municipality} · {application.assessment.call.title}", "Subtitle")
    file.paragraph("ENTWURF, nicht zur Abgabe bestimmt", "Entwurfszeichen")
    lines = [
        ("Fassung", edition.version),
        ("Datum", day(edition.date)),
        ("Erstellt von", edition.person or "nicht angegeben"),
        ("Vertraulichkeit", edition.confidentiality),
        ("Förderaufruf", f"{application.assessment.call.programme}, {application.assessment.call.round}"),
    ]
    for label, value in lines:
        paragraph = file.paragraph(style="Normal")
        file.bold(paragraph, f"{label}: ")
        file.add(paragraph, value)
    form = application.assessment.call.form
    if form is not None and form.remark:
        file.paragraph(f"Zum Formular ({form.certainty.label}): {form.remark}", "Feldangabe")
    file.page_break()


def _summary(file: WordFile, draft: Draft, ready: Readiness | None) -> None:
    assessment = draft.application.assessment
    if ready is None:
        file.paragraph(
            "Keine Prüffrage des Aufrufs trifft zu; eine Antragsreife gibt es deshalb nicht.", "Leerstelle"
        )
        return
    claim = claims.main_claim(assessment.claims)
    for words in (
        sentences.answer(ready),
        sentences.review(ready),
        claims.claim_sentence(assessment, claim),
        claims.distance(ready, claim),
        sentences.commitment_sentence(ready),
        sentences.meaning(ready),
        sentences.weights_sentence(ready),
        sentences.caveat(ready),
    ):
        if words:
            file.paragraph(words)
    rows = []
    for criterion in ready.criteria:
        share = criterion.share
        rows.append((
            criterion.id,
            criterion.title,
            "–" if share is None else percent(share.figure),
            "–" if share is None or share.band.closed else span(share.band.low, share.band.high),
            f"{criterion.progress.reviewed} von {criterion.progress.total}",
        ))  # fmt: skip
    header = ("Nr.", "Kriterium", "belegt", "Spanne", "geprüft")
    file.table("Antragsreife nach Kriterien", header, rows, (1.4, 8.2, 1.9, 2.8, 2.3), numeric={2, 3, 4})
    fields = draft.fields
    finished = sum(item.finished for item in fields)
    long = sum(bool(item.count.over) for item in fields)
    empty = sum(not item.answered for item in fields)
    file.paragraph(
        f"Formular: {finished} von {len(fields)} Feldern fertig oder abgenommen, "
        f"{empty} ohne Antwort, {long} zu lang."
    )


def _orphans(file: WordFile, draft: Draft) -> None:
    file.paragraph("Diese Texte gehören zu Feldern oder Maßnahmen, die es nicht mehr gibt.", "Feldangabe")
    for text in draft.orphans:
        place = text.field if not text.entry else f"{text.field}, Maßnahme {text.entry}"
        file.paragraph(f"{place} ({text.state.label})", "Feldangabe")
        file.paragraph(text.text or "[leer]", "Antwort")
