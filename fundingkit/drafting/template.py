"""A city's own Word template: checked on upload, its styles taken over, nothing in it executed."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

import docx
from lxml import etree

from fundingkit.drafting import word_styles
from fundingkit.findings import Finding, Place, Severity

#: Largest template, in bytes, packed and unpacked.
LARGEST = 20_000_000
LARGEST_UNPACKED = 100_000_000

# Fields that fetch or start something when the file is opened or refreshed.
_ACTIVE = re.compile(
    r"^\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|MACROBUTTON|DATABASE|GOTOBUTTON)\b",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    r"vbaProject|vbaData|activeX|/embeddings/|oleObject|attachedToolbars|customUI", re.IGNORECASE
)
_MACRO_TYPE = re.compile(rb"macroEnabled|vbaProject|ms-office\.activeX", re.IGNORECASE)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Template:
    """What came of a template: its bytes where it can be used, and findings in any case."""

    name: str
    data: bytes | None
    findings: tuple[Finding, ...] = ()


def read_template(name: str, data: bytes) -> Template:
    """Check a template. Macros, embedded objects, outside links and active fields are refused.

    Missing styles are hints: the draft brings its own for them. Nothing is raised.
    """
    faults = [*_unsafe(name, data)]
    if faults:
        return Template(name, None, tuple(faults))
    try:
        document = docx.Document(io.BytesIO(data))
        names = list(word_styles.missing(document))
    except Exception:  # noqa: BLE001 - whatever the parser trips over, the file is damaged
        return Template(name, None, (_damaged(name),))
    hints = tuple(
        Finding(
            "template.style_missing",
            Severity.HINT,
            f"Die Formatvorlage „{style}“ fehlt in der Vorlage.",
            "Der Entwurf bringt dafür eine eigene mit. Wer ein anderes Aussehen möchte, legt sie in Word an.",
            Place(name),
        )
        for style in names
    )
    return Template(name, data, hints)


def _unsafe(name: str, data: bytes) -> list[Finding]:
    if len(data) > LARGEST:
        return [
            _error(
                "template.too_large", name, "Die Vorlage ist größer als 20 MB.", "Bilder darin verkleinern."
            )
        ]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > LARGEST_UNPACKED:
                return [
                    _error(
                        "template.too_large",
                        name,
                        "Die Vorlage entpackt sich auf über 100 MB.",
                        "Eine andere wählen.",
                    )
                ]
            parts = {info.filename: archive.read(info) for info in archive.infolist()}
    except Exception:  # noqa: BLE001 - zipfile raises many kinds for damaged and encrypted archives
        return [_damaged(name)]
    if "word/document.xml" not in parts:
        return [_damaged(name)]
    found = []
    types = parts.get("[Content_Types].xml", b"")
    if _MACRO_TYPE.search(types) or any(_RUNNING.search(part) for part in parts):
        found.append(
            _error(
                "template.macros",
                name,
                "Die Vorlage enthält Makros, Steuerelemente oder eingebettete Objekte.",
                "In Word als „Word-Dokument (*.docx)“ ohne Makros und Objekte speichern.",
            )
        )
    for part, content in sorted(parts.items()):
        if part.endswith((".xml", ".rels")):
            found.extend(_in_part(name, part, content))
    return found


def _in_part(name: str, part: str, content: bytes) -> list[Finding]:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        return [_damaged(name)]
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return [_damaged(name)]
    found = []
    if part.endswith(".rels"):
        for relation in root:
            outside = relation.get("TargetMode") == "External"
            if outside and not str(relation.get("Type", "")).endswith("/hyperlink"):
                found.append(
                    _error(
                        "template.outside",
                        name,
                        f"Die Vorlage lädt etwas von außen: {str(relation.get('Target'))[:120]}.",
                        "Bilder einbetten statt verknüpfen und die verknüpfte Dokumentvorlage lösen.",
                    )
                )
    instructions = [element.get(f"{_WORD}instr", "") for element in root.iter(f"{_WORD}fldSimple")]
    # Word splits an instruction over runs as it likes; a paragraph's together make the words.
    instructions += [
        "".join(element.text or "" for element in paragraph.iter(f"{_WORD}instrText"))
        for paragraph in root.iter(f"{_WORD}p")
    ]
    for instruction in instructions:
        if _ACTIVE.search(instruction):
            word = instruction.split()[0]
            found.append(
                _error(
                    "template.field",
                    name,
                    f"Die Vorlage enthält ein Feld, das etwas nachlädt oder startet ({word}).",
                    "Das Feld in Word in Text umwandeln (Strg+Umschalt+F9).",
                )
            )
    return found


def _damaged(name: str) -> Finding:
    return _error(
        "template.damaged",
        name,
        "Die Vorlage ist keine lesbare Word-Datei.",
        "In Word öffnen, als „Word-Dokument (*.docx)“ ohne Kennwort speichern und erneut hochladen.",
    )


def _error(code: str, name: str, title: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, title, hint, Place(name))
