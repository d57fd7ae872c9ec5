"""What people must know about how much of a PDF could be read."""

from __future__ import annotations

from collections.abc import Sequence

from fundingkit.documents.page_furniture import is_drawing, is_garbled
from fundingkit.documents.safety import damaged, empty, fault
from fundingkit.documents.segments import Sheet
from fundingkit.findings import Finding, Place, Severity


def findings_of(name: str, sheets: Sequence[Sheet]) -> tuple[Finding, ...]:
    """One finding for each kind of page that could not be read as text."""
    findings: list[Finding] = []
    bare = [s.number for s in sheets if not s.segments and not s.empty and not s.broken]
    written = [s for s in sheets if s.segments]
    if not written:
        if all(s.broken for s in sheets):
            return (damaged(name),)
        return (_no_text(name) if bare else empty(name),)
    if len(bare) > 0.6 * len(sheets):
        findings.append(_no_text(name, bare))
    elif bare:
        findings.append(
            _about_pages(
                name,
                "document.pages_without_text",
                bare,
                "steht kein lesbarer Text; dort sind nur Bilder oder Zeichnungen.",
                "Falls dort Wichtiges steht, die Seiten mit einer Texterkennung bearbeiten (etwa OCRmyPDF).",
            )
        )
    if broken := [s.number for s in sheets if s.broken]:
        findings.append(
            _about_pages(
                name,
                "document.pages_damaged",
                broken,
                "ist die Datei beschädigt; sie wurden übergangen.",
                "Bitte die PDF-Datei neu erzeugen und erneut hochladen.",
            )
        )
    if drawings := [s.number for s in written if is_drawing(s)]:
        findings.append(
            _about_pages(
                name,
                "document.drawing",
                drawings,
                "ist eine Planzeichnung mit verstreuten Beschriftungen; sie gilt nicht als Beleg.",
                "Bitte den erläuternden Text (etwa die Begründung zum Plan) als eigenes Dokument hochladen.",
            )
        )
    if garbled := [s.number for s in written if is_garbled(s)]:
        findings.append(
            _about_pages(
                name,
                "document.garbled",
                garbled,
                "sind die Schriften so eingebettet, dass sich kein sinnvoller Text entnehmen lässt.",
                "Bitte die PDF-Datei neu erzeugen oder eine Texterkennung anwenden (ocrmypdf --force-ocr).",
            )
        )
    return tuple(findings)


def _no_text(name: str, pages: Sequence[int] = ()) -> Finding:
    where = f" Betroffen sind die Seiten {_listed(pages)}." if pages else ""
    return fault(
        name,
        "document.no_text_layer",
        f"Die PDF-Datei enthält nur Bilder und keinen lesbaren Text (zum Beispiel ein Scan).{where}",
        "Bitte eine Texterkennung darüber laufen lassen, zum Beispiel "
        "„ocrmypdf -l deu eingabe.pdf ausgabe.pdf“, oder die Ursprungsdatei als DOCX hochladen.",
    )


def _about_pages(name: str, code: str, pages: Sequence[int], what: str, hint: str) -> Finding:
    where = f"Auf Seite {pages[0]}" if len(pages) == 1 else f"Auf den Seiten {_listed(pages)}"
    place = Place(name, page=pages[0])
    return Finding(code, Severity.WARNING, f"{where} {what}", hint, place)


def _listed(pages: Sequence[int]) -> str:
    """Page numbers for people: "3, 5–7"."""
    parts: list[str] = []
    start = previous = pages[0]
    for page in [*pages[1:], -1]:
        if page == previous + 1:
            previous = page
            continue
        parts.append(str(start) if start == previous else f"{start}–{previous}")
        start = previous = page
    return ", ".join(parts)
