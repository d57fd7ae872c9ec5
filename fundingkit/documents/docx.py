"""DOCX to a document: everything that is visible, in the order in which it stands.

An own reader, because the common libraries lose tracked insertions, content controls and text
boxes. Insertions are accepted, deletions dropped; a finding says that there were any.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import Any

from lxml import etree

from fundingkit.documents.document import Document
from fundingkit.documents.docx_story import Story
from fundingkit.documents.docx_styles import Styles, local, value
from fundingkit.documents.safety import damaged, empty, fault
from fundingkit.findings import Finding, Severity

#: A part of the package larger than this is not parsed, in bytes.
_PART_BYTES = 150_000_000
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: What the archive and the XML parser raise for packages that break off or contradict themselves.
_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    KeyError,
    ValueError,
    OSError,
    EOFError,
    NotImplementedError,
)


class _UnsafeError(Exception):
    """A part declares a document type, which no word processor writes."""


def read(name: str, sha256: str, data: bytes) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document and what there is to say about it; no document where the package is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            package = _Package(archive)
            story, findings = _told(name, package)
    except _UnsafeError:
        return None, (
            fault(
                name,
                "document.unsafe",
                "Die Datei enthält eine Dokumenttyp-Deklaration, wie sie kein Textprogramm schreibt.",
                "Aus Sicherheitsgründen wurde sie nicht gelesen. Bitte in Word öffnen und neu speichern.",
            ),
        )
    except _DAMAGES:
        return None, (damaged(name),)
    text, blocks = story.written()
    if not text.strip():
        return None, (empty(name),)
    return Document(name, sha256, "docx", text, blocks), findings


class _Package:
    """The parts of the file, found by their relations and not by their names."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = set(archive.namelist())
        self.main = next(iter(self.related("", "officeDocument").values()), "word/document.xml")

    def part(self, name: str) -> Any:
        """The root element of a part. Raises KeyError where there is none."""
        with self._archive.open(name) as stream:
            data = stream.read(_PART_BYTES + 1)
        if len(data) > _PART_BYTES:
            raise ValueError(name)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
        )
        root = etree.fromstring(data, parser)
        if root.getroottree().docinfo.doctype:
            raise _UnsafeError
        return root

    def related(self, part: str, kind: str) -> dict[str, str]:
        """The parts of a kind that a part refers to, by relation id: {"rId3": "word/header1.xml"}."""
        folder, base = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{base}.rels") if part else "_rels/.rels"
        if relations not in self._names:
            return {}
        found: dict[str, str] = {}
        for relation in self.part(relations):
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                path = posixpath.normpath(path)
                if path in self._names:
                    found[relation.get("Id", "")] = path
        return found

    def first(self, kind: str) -> Any | None:
        """The root of the one part of a kind, None where there is none."""
        names = list(self.related(self.main, kind).values())
        return self.part(names[0]) if names else None


def _told(name: str, package: _Package) -> tuple[Story, tuple[Finding, ...]]:
    styles = Styles(package.first("styles"))
    story = Story(styles, _notes(package, "footnotes"), _notes(package, "endnotes"))
    body = package.part(package.main)
    story.tell(body)
    story.tell_endnotes()
    margins = [
        *package.related(package.main, "header").items(),
        *package.related(package.main, "footer").items(),
    ]
    used = {
        e.get(f"{{{_OFFICE}}}id") for e in body.iter() if local(e) in {"headerReference", "footerReference"}
    }
    story.tell_margins([package.part(part) for relation, part in margins if relation in used])
    findings: list[Finding] = []
    if story.tracked:
        findings.append(
            fault(
                name,
                "document.tracked_changes",
                "Die Datei enthält nachverfolgte Änderungen.",
                "Einfügungen wurden als angenommen gelesen, gelöschter Text weggelassen. "
                "Bitte prüfen, ob das die gültige Fassung ist.",
                Severity.HINT,
            )
        )
    if package.related(package.main, "comments"):
        findings.append(
            fault(
                name,
                "document.comments",
                "Die Datei enthält Kommentare.",
                "Kommentare gehören nicht zum Text und wurden nicht gelesen.",
                Severity.HINT,
            )
        )
    return story, tuple(findings)


def _notes(package: _Package, kind: str) -> dict[str, Any]:
    root = package.first(kind)
    if root is None:
        return {}
    return {
        value(note, "id") or "": note
        for note in root
        if isinstance(note.tag, str)
        and not re.search("separator|Notice", value(note, "type") or "", re.IGNORECASE)
    }
