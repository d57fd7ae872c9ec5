"""What is refused before anything is parsed: too large, empty, disguised, encrypted, archive bombs."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from fundingkit.findings import Finding, Place, Severity

#: Endings that can be read, and the kind of file that each promises.
MEDIA = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".docx": "docx",
    ".pdf": "pdf",
}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = (
    (b"%PDF-", "eine PDF-Datei", ".pdf"),
    (b"PK\x03\x04", "ein Archiv (zum Beispiel DOCX, XLSX, ODT oder ZIP)", ".docx"),
    (_OLE, "eine Datei aus einer alten Word-, Excel- oder PowerPoint-Fassung", ""),
    (b"{\\rtf", "eine RTF-Datei", ""),
    (b"\x89PNG", "ein Bild (PNG)", ""),
    (b"\xff\xd8\xff", "ein Bild (JPEG)", ""),
    (b"GIF8", "ein Bild (GIF)", ""),
    (b"II*\x00", "ein Bild (TIFF)", ""),
    (b"MM\x00*", "ein Bild (TIFF)", ""),
    (b"\x1f\x8b", "ein Archiv (GZIP)", ""),
    (b"7z\xbc\xaf", "ein Archiv (7-Zip)", ""),
    (b"Rar!", "ein Archiv (RAR)", ""),
)
_ODD_ZIPS = (
    ("xl/workbook.xml", "eine Excel-Datei"),
    ("ppt/presentation.xml", "eine PowerPoint-Datei"),
    ("content.xml", "eine OpenDocument-Datei"),
)
_SAVE_AS = "Bitte als DOCX oder PDF speichern und diese Datei hochladen."


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is accepted: bytes of a file, pages, characters; members and unpacked bytes of an archive."""

    file_bytes: int = 100_000_000
    pages: int = 3_000
    characters: int = 20_000_000
    members: int = 5_000
    unpacked_bytes: int = 400_000_000
    member_bytes: int = 150_000_000
    #: Unpacked to packed size from which a large member is taken for a bomb.
    ratio: int = 250


LIMITS = Limits()


def refusal(name: str, data: bytes, limits: Limits = LIMITS) -> Finding | None:
    """Why a file is not read at all, or None where it may be tried."""
    ending = PurePath(name).suffix.lower()
    if len(data) > limits.file_bytes:
        return fault(
            name,
            "document.too_large",
            f"Die Datei ist mit {len(data) // 1_000_000} MB zu groß; gelesen werden bis zu "
            f"{limits.file_bytes // 1_000_000} MB.",
            "Bitte Bilder verkleinern oder die Datei in mehrere Teile aufteilen.",
        )
    if not data.strip(b"\x00\xef\xbb\xbf \t\r\n\x0b\x0c"):
        return empty(name)
    if ending not in MEDIA:
        return _unknown(name, ending)
    media = MEDIA[ending]
    if media == "pdf":
        return None if b"%PDF-" in data[:1024] else _wrong(name, data, "PDF")
    if media == "docx":
        return _docx_refusal(name, data, limits)
    if any(data.startswith(mark) for mark, _, _ in _SIGNATURES) or _is_binary(data):
        return _wrong(name, data, "Text")
    return None


def fault(name: str, code: str, title: str, hint: str, severity: Severity = Severity.ERROR) -> Finding:
    """A finding about the whole file."""
    return Finding(code, severity, title, hint, Place(name))


def empty(name: str) -> Finding:
    """The finding for a file without any content."""
    return fault(
        name,
        "document.empty",
        "Die Datei ist leer.",
        "Bitte prüfen, ob die richtige Datei gewählt und vollständig gespeichert wurde.",
    )


def damaged(name: str) -> Finding:
    """The finding for a file that breaks off or contradicts itself."""
    return fault(
        name,
        "document.damaged",
        "Die Datei ist beschädigt oder unvollständig und kann nicht geöffnet werden.",
        "Bitte die Datei im ursprünglichen Programm öffnen, neu speichern und erneut hochladen.",
    )


def encrypted(name: str) -> Finding:
    """The finding for a file that asks for a password."""
    return fault(
        name,
        "document.encrypted",
        "Die Datei ist mit einem Kennwort geschützt.",
        "Bitte ohne Kennwortschutz speichern und erneut hochladen.",
    )


def _unknown(name: str, ending: str) -> Finding:
    what = f"Dateien mit der Endung {ending}" if ending else "Dateien ohne Endung"
    return fault(
        name,
        "document.unknown_format",
        f"{what} können nicht gelesen werden.",
        f"{_SAVE_AS} Gelesen werden {', '.join(sorted(set(MEDIA) - {'.text', '.markdown'}))}.",
    )


def _wrong(name: str, data: bytes, promised: str) -> Finding:
    found = next((what for mark, what, _ in _SIGNATURES if data.startswith(mark)), None)
    ending = next((end for mark, _, end in _SIGNATURES if end and data.startswith(mark)), None)
    seems = f" Sie enthält {found}." if found else ""
    hint = f"Falls der Inhalt stimmt, bitte die Endung in {ending} ändern." if ending else _SAVE_AS
    return fault(
        name,
        "document.wrong_content",
        f"Der Inhalt passt nicht zur Endung: Das ist keine {promised}-Datei.{seems}",
        hint,
    )


def _is_binary(data: bytes) -> bool:
    """Many control characters, and no byte order mark that would explain them."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    sample = data[:65536]
    controls = sum(sample.count(bytes([code])) for code in (*range(1, 8), *range(14, 27)))
    return sample.count(0) + controls > max(8, 0.05 * len(sample))


def _docx_refusal(name: str, data: bytes, limits: Limits) -> Finding | None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return encrypted(name)
        return fault(
            name,
            "document.wrong_content",
            "Der Inhalt passt nicht zur Endung: Das ist eine Datei aus einer alten Word-Fassung (.doc).",
            "Bitte in Word öffnen und mit „Speichern unter“ als DOCX speichern.",
        )
    if not data.startswith(b"PK"):
        return _wrong(name, data, "Word")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return damaged(name)
    if any(member.flag_bits & 1 for member in members):
        return encrypted(name)
    if _is_bomb(members, limits):
        return fault(
            name,
            "document.archive_bomb",
            "Die Datei entpackt sich auf eine ungewöhnliche Größe und wurde deshalb nicht gelesen.",
            "Bitte das Dokument in Word neu speichern; große Bilder und eingebettete Dateien entfernen.",
        )
    names = {member.filename for member in members}
    if "word/document.xml" not in names and not any(n.endswith("document.xml") for n in names):
        found = next((what for mark, what in _ODD_ZIPS if mark in names), "ein anderes Archiv")
        return fault(
            name,
            "document.wrong_content",
            f"Der Inhalt passt nicht zur Endung: Das ist keine Word-Datei, sondern {found}.",
            _SAVE_AS,
        )
    return None


def _is_bomb(members: list[zipfile.ZipInfo], limits: Limits) -> bool:
    if len(members) > limits.members or sum(m.file_size for m in members) > limits.unpacked_bytes:
        return True
    return any(
        m.file_size > limits.member_bytes
        or (m.file_size > 10_000_000 and m.file_size > limits.ratio * max(m.compress_size, 1))
        for m in members
    )
