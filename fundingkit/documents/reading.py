"""One door for all papers: from a file's name and bytes to a document, or to findings that say why not."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from fundingkit.documents import docx, pdf, pdfium, safety, text
from fundingkit.documents.document import Document
from fundingkit.documents.pdf_findings import findings_of
from fundingkit.documents.safety import LIMITS, Limits
from fundingkit.documents.segments import Sheet
from fundingkit.findings import Finding, Severity

#: Told from 0.0 to 1.0 how much of a file is read.
Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a file: a document, findings, or both; never neither."""

    document: Document | None
    findings: tuple[Finding, ...] = ()


def read_document(
    name: str, data: bytes, limits: Limits = LIMITS, progress: Progress | None = None
) -> Reading:
    """Read one paper. Faults of the file come back as findings; nothing is raised for them."""
    refusal = safety.refusal(name, data, limits)
    if refusal is not None:
        return Reading(None, (refusal,))
    digest = hashlib.sha256(data).hexdigest()
    media = safety.MEDIA[PurePath(name).suffix.lower()]
    if media == "pdf":
        document, findings = _pdf(name, digest, data, limits, progress)
    elif media == "docx":
        document, findings = docx.read(name, digest, data)
    else:
        document, findings = text.read(name, digest, data, markdown=media == "markdown")
    if document is not None and len(document.text) > limits.characters:
        return Reading(None, (_too_long(name, limits),))
    if document is not None and not any(char.isalnum() for char in document.text):
        document = None
        findings = findings or (safety.empty(name),)
    return Reading(document, findings)


def _pdf(
    name: str, digest: str, data: bytes, limits: Limits, progress: Progress | None
) -> tuple[Document | None, tuple[Finding, ...]]:
    sheets: list[Sheet] = []
    try:
        count = pdfium.page_count(data)
        if count > limits.pages:
            return None, (_too_long(name, limits),)
        characters = 0
        for sheet in pdfium.sheets(data):
            sheets.append(sheet)
            characters += sum(len(segment.text) for segment in sheet.segments)
            if characters > limits.characters:
                return None, (_too_long(name, limits),)
            if progress is not None:
                progress(sheet.number / count)
    except pdfium.UnreadableError as error:
        return None, (safety.encrypted(name) if error.locked else safety.damaged(name),)
    return pdf.document_of(name, digest, sheets), findings_of(name, sheets)


def _too_long(name: str, limits: Limits) -> Finding:
    return safety.fault(
        name,
        "document.too_large",
        f"Das Dokument hat mehr als {limits.pages} Seiten oder "
        f"{limits.characters // 1_000_000} Millionen Zeichen.",
        "Bitte in mehrere Dateien aufteilen.",
        Severity.ERROR,
    )
