"""Plain text and Markdown: bytes to characters, kept exactly as they are on disk."""

from __future__ import annotations

import re

from fundingkit.documents.document import Document, Page
from fundingkit.documents.lines import blocks_of
from fundingkit.findings import Finding, Place, Severity

_SEVERAL_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def read(
    name: str, sha256: str, data: bytes, *, markdown: bool = False
) -> tuple[Document, tuple[Finding, ...]]:
    """The document and what there is to say about it.

    The text is the decoded file character by character, line ends and byte order mark kept. Form
    feeds part pages.
    """
    text, findings = decode(name, data)
    blocks = blocks_of(text)
    return Document(name, sha256, "markdown" if markdown else "text", text, blocks, _pages(text)), findings


def decode(name: str, data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """UTF-8, else UTF-16 by its mark, else Windows-1252; a finding says so where it was not UTF-8."""
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        broken = error
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        codec = "utf-16-le" if data.startswith(b"\xff\xfe") else "utf-16-be"
        return data.decode(codec, errors="replace"), (_encoding(name, "UTF-16"),)
    if len(_SEVERAL_BYTES.findall(data)) > 3:
        line = data.count(b"\n", 0, broken.start) + 1
        finding = Finding(
            "document.encoding",
            Severity.WARNING,
            "Einzelne Zeichen der Datei sind nicht lesbar und wurden durch � ersetzt.",
            "Bitte die Datei in UTF-8 neu speichern.",
            Place(name, line=line),
        )
        return data.decode("utf-8", errors="replace"), (finding,)
    return data.decode("cp1252", errors="replace"), (_encoding(name, "Windows-1252"),)


def _encoding(name: str, codec: str) -> Finding:
    return Finding(
        "document.encoding",
        Severity.HINT,
        f"Die Datei ist nicht in UTF-8 gespeichert; sie wurde als {codec} gelesen.",
        "Bitte Umlaute stichprobenartig prüfen und die Datei nach Möglichkeit in UTF-8 speichern.",
        Place(name),
    )


def _pages(text: str) -> tuple[Page, ...]:
    if "\x0c" not in text.rstrip("\x0c\r\n"):
        return ()
    starts = [0, *(match.end() for match in re.finditer("\x0c", text.rstrip("\x0c\r\n")))]
    ends = [*starts[1:], len(text)]
    return tuple(
        Page(n, start, end) for n, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    )
