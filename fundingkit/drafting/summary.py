"""The management summary: one to two pages for the mayor's office and the council."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from fundingkit.assessment.assessment import Assessment
from fundingkit.attachments import Presence
from fundingkit.charts import bullet
from fundingkit.charts.atlas import Plate, block_plate
from fundingkit.charts.pictures import Pictures
from fundingkit.drafting.application import Edition
from fundingkit.drafting.word_file import WordFile
from fundingkit.evidence import Claim
from fundingkit.readiness import claims, sentences
from fundingkit.readiness.figures import Readiness
from fundingkit.readiness.gaps import Gap
from fundingkit.readiness.gates import DaysLeft, Gate
from fundingkit.readiness.german import day, decimal, listed
from fundingkit.readiness.robustness import WeightRange, robustness_sentence
from fundingkit.readiness.sentences import MEASURED_QUALITY, EngineQuality
from fundingkit.readiness.sources import FragilePoints, dependence_sentences

#: As many gaps as fit on the first two pages.
GAPS = 6

#: Width of a picture as a share of the text's: two of them leave room for the rest on two pages.
PICTURE = 0.8


@dataclass(frozen=True)
class Summary:
    """All that the summary says; what is not given is left out, nothing is worked out again."""

    title: str
    municipality: str
    assessment: Assessment = field(repr=False)
    ready: Readiness = field(repr=False)
    gaps: tuple[Gap, ...] = ()
    gates: tuple[Gate, ...] = ()
    days: tuple[DaysLeft, ...] = ()
    over: WeightRange | None = None
    fragile: FragilePoints | None = None
    quality: EngineQuality | None = MEASURED_QUALITY

    @property
    def claim(self) -> Claim | None:
        """The papers' own claim."""
        return claims.main_claim(self.assessment.claims)


def summary_plates(summary: Summary) -> tuple[Plate, ...]:
    """The pictures of the summary, to be drawn beforehand."""
    claim = summary.claim
    return (
        Plate(
            "antragsreife",
            "Antragsreife",
            bullet.figure(summary.ready, claim),
            bullet.alt_text(summary.ready, claim),
            bullet.table(summary.ready, claim),
        ),
        block_plate(summary.ready),
    )


def write_summary(
    summary: Summary, edition: Edition, pictures: Pictures | None = None, template: bytes | None = None
) -> bytes:
    """The bytes of the Word file; the same input gives the same bytes.

    `pictures` are those of `summary_plates` drawn as PNG. Without them the tables behind the
    pictures stand in their place, with a sentence that says so.
    """
    file = WordFile(edition, template)
    call = summary.assessment.call
    file.frame(
        f"Antragsreife · Stand {day(edition.date)} · {edition.confidentiality}",
        f"{summary.municipality}, {call.title}",
    )
    file.heading(f"Antragsreife: {summary.title}", 1)
    plates = summary_plates(summary)
    drawn = pictures.files if pictures is not None and len(pictures.files) == len(plates) else ()
    _answer(file, summary, plates[0], drawn[:1])
    _missing(file, summary)
    _papers(file, summary)
    _origin(file, summary, plates[1], drawn[1:])
    _caveats(file, summary, drawn=bool(drawn))
    _trace(file, summary, edition)
    return file.save(f"{summary.title}: Antragsreife", f"{call.title}, {summary.municipality}")


def _answer(file: WordFile, summary: Summary, plate: Plate, drawn: Sequence[bytes]) -> None:
    ready, claim = summary.ready, summary.claim
    file.bold(file.paragraph(), sentences.answer(ready))
    _show(file, plate, drawn)
    file.paragraph(sentences.review(ready))
    if claim is not None:
        file.paragraph(claims.claim_sentence(summary.assessment, claim))
        file.paragraph(f"{claims.distance(ready, claim)} {claims.closing(ready, claim)}".strip())
    else:
        file.paragraph(claims.claim_sentence(summary.assessment, None))


def _missing(file: WordFile, summary: Summary) -> None:
    if not summary.gaps:
        return
    file.heading("Was am meisten fehlt", 2)
    shown = summary.gaps[:GAPS]
    rows = [
        (
            f"{gap.requirement.id} {gap.requirement.title}",
            gap.requirement.label,
            listed([remedy.label for remedy in gap.remedies]),
            _who(gap),
            decimal(gap.gain * 100),
        )
        for gap in shown
    ]
    total = sum(gap.gain for gap in summary.gaps[:GAPS])
    title = "Alle Lücken nach dem, was sie bringen"
    if len(summary.gaps) > len(shown):
        title = (
            f"Die {len(shown)} größten von {len(summary.gaps)} Lücken, zusammen {decimal(total * 100)} Punkte"
        )
    file.table(
        title,
        ("Prüffrage", "heute", "Was zu tun ist", "Wer, bis wann", "Punkte"),
        rows,
        (4.9, 3.8, 4.2, 2.2, 1.6),
        numeric={4},
    )


def _papers(file: WordFile, summary: Summary) -> None:
    if not summary.gates and not summary.days:
        return
    file.heading("Unterlagen und Fristen", 2)
    for left in summary.days:
        file.paragraph(sentences.deadline_sentence(left), "List Bullet")
    if summary.gates:
        file.paragraph(
            f"{sentences.gates_sentence(summary.gates)} Unterlagen gehen nicht in die Antragsreife ein."
        )
        for state in (Presence.MISSING, Presence.UNCLEAR, Presence.PRESENT):
            named = [_named(gate) for gate in summary.gates if gate.presence is state]
            if named:
                line = file.paragraph(style="List Bullet")
                file.bold(line, f"{state.label}: ")
                line.add_run("; ".join(named))


def _origin(file: WordFile, summary: Summary, plate: Plate, drawn: Sequence[bytes]) -> None:
    file.heading("Woher der Wert kommt", 2)
    file.paragraph(sentences.commitment_sentence(summary.ready))
    _show(file, plate, drawn)
    texts = [] if summary.over is None else [robustness_sentence(summary.over)]
    texts.extend(() if summary.fragile is None else dependence_sentences(summary.fragile))
    for text in texts:
        file.paragraph(text, "List Bullet")


def _caveats(file: WordFile, summary: Summary, *, drawn: bool) -> None:
    file.heading("Was der Wert sagt und was nicht", 2)
    texts = [
        sentences.caveat(summary.ready),
        sentences.meaning(summary.ready),
        sentences.weights_sentence(summary.ready),
        sentences.engine_sentence(summary.quality),
        claims.yardstick(summary.ready),
    ]
    if not drawn:
        texts.append(
            "Auf dem Rechner, der diese Datei erzeugt hat, konnten keine Bilder gezeichnet werden; "
            "Tabellen stehen an ihrer Stelle."
        )
    for text in texts:
        file.paragraph(text, "List Bullet")


def _trace(file: WordFile, summary: Summary, edition: Edition) -> None:
    assessment = summary.assessment
    papers = "; ".join(f"{paper.name} ({paper.sha256[:12]})" for paper in assessment.papers)
    file.paragraph(
        f"Grundlage: Förderaufruf {assessment.call.id}, Fassung {assessment.call.version}; "
        f"Programmfassung {assessment.engine_version}; {summary.ready.weighting.label}; "
        f"Dokumente mit Prüfsumme: {papers or 'keine'}. "
        f"Fassung {edition.version} vom {day(edition.date)}"
        f"{f', erstellt von {edition.person}' if edition.person else ''}.",
        "Feldangabe",
    )


def _show(file: WordFile, plate: Plate, drawn: Sequence[bytes]) -> None:
    if drawn:
        file.picture(drawn[0], plate.title, plate.alt_text, share=PICTURE)
        return
    # What does not fit across the page, or says nothing, stays in the CSV file.
    kept = [
        index
        for index, column in enumerate(plate.table.columns)
        if column not in _LEFT_OUT and (not index or any(row[index] for row in plate.table.rows))
    ]
    file.table(
        f"{plate.title} (in Prozent)",
        [plate.table.columns[index] for index in kept],
        [tuple(row[index] for index in kept) for row in plate.table.shown()],
        (4.0, *(2.1 for _ in kept[1:])),
        numeric=set(range(1, len(kept))),
    )


def _who(gap: Gap) -> str:
    task = gap.assignment
    due = "" if task.due is None else f"bis {day(task.due)}"
    return ", ".join(part for part in (task.person, due) if part) or "noch offen"


def _named(gate: Gate) -> str:
    """An attachment with what is known of its duty and its date."""
    if gate.presence is Presence.PRESENT:
        return gate.attachment.title
    more = [] if gate.due is None else [f"bis {day(gate.due.deadline.date)}"]
    if gate.attachment.required != "always":
        more.append(_REQUIRED[gate.attachment.required])
    return f"{gate.attachment.title} ({', '.join(more)})" if more else gate.attachment.title


_REQUIRED = {"if_available": "nur wenn vorhanden", "unknown": "ob verlangt, ist nicht bekannt"}

_LEFT_OUT = {"offen", "geprüft", "Prüffragen"}
