"""What readers took out of files: read and split once, then kept by content."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from threading import Lock

from sqlalchemy import select

from fundingkit import documents, passages
from fundingkit.documents.document import Document
from fundingkit.errors import UnknownPaper
from fundingkit.findings import Finding
from fundingkit.passages.passage import Passage
from fundingkit.passages.splitting import split
from fundingkit.store.database import Database, retried
from fundingkit.store.records import dump_findings, load_findings, pack, unpack
from fundingkit.store.tables import ContentRow, ReadingRow

#: Texts held in memory by one process at the same time.
HELD = 16


@dataclass(frozen=True, slots=True)
class ReadText:
    """A version as the engine sees it: the document and its passages."""

    document: Document
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class KeptReading:
    """What reading a version gave: a text, or None with findings that say why not."""

    text: ReadText | None
    findings: tuple[Finding, ...]


def _fingerprint() -> str:
    """Names the reading code by its content, so that a kept reading never outlives a change of it."""
    digest = hashlib.sha256()
    for package in (documents, passages):
        folder = Path(str(package.__file__)).parent
        for path in sorted(folder.glob("*.py")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


READER = _fingerprint()


class Readings:
    """Reads versions of papers and keeps the result."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._held: OrderedDict[tuple[str, str], ReadText] = OrderedDict()
        self._lock = Lock()

    def kept(self, sha256: str, file_name: str) -> KeptReading | None:
        """What is kept of that version, None where it has not been read yet."""
        key = (sha256, ending_of(file_name))
        with self._database.reading() as session:
            row = session.get(ReadingRow, (*key, READER))
            if row is None:
                return None
            findings = renamed(load_findings(row.findings), file_name)
            if not row.readable:
                return KeptReading(None, findings)
            with self._lock:
                text = self._held.get(key)
            if text is None and row.body is not None:
                text = unpack(ReadText, row.body)
        if text is None:
            return None
        self._hold(key, text)
        return KeptReading(_named(text, file_name), findings)

    def read(self, sha256: str, file_name: str) -> KeptReading:
        """What is kept of that version, reading it first where need be. Raises `UnknownPaper`."""
        kept = self.kept(sha256, file_name)
        if kept is not None:
            return kept
        with self._database.reading() as session:
            data = session.scalar(select(ContentRow.data).where(ContentRow.sha256 == sha256))
        if data is None:
            raise UnknownPaper(file_name)
        from fundingkit.documents.reading import read_document  # noqa: PLC0415 - readers take long to load

        reading = read_document(file_name, data)
        document = reading.document
        text = None if document is None else ReadText(document, split(document))
        self._keep(sha256, file_name, text, reading.findings)
        return KeptReading(text, reading.findings)

    def refuse(self, sha256: str, file_name: str, findings: tuple[Finding, ...]) -> None:
        """Keep that this version cannot be read, for reasons that only showed while reading."""
        self._keep(sha256, file_name, None, findings)

    def _keep(
        self, sha256: str, file_name: str, text: ReadText | None, findings: tuple[Finding, ...]
    ) -> None:
        key = (sha256, ending_of(file_name))
        row = ReadingRow(
            sha256=sha256,
            ending=key[1],
            reader=READER,
            readable=text is not None,
            pages=len(text.document.pages) or None if text else None,
            characters=len(text.document.text) if text else 0,
            findings=dump_findings(findings),
            body=pack(ReadText, text) if text else None,
        )
        retried(lambda: self._merge(row))
        if text is not None:
            self._hold(key, text)

    def _merge(self, row: ReadingRow) -> None:
        with self._database.writing() as session:
            session.merge(row)

    def _hold(self, key: tuple[str, str], text: ReadText) -> None:
        with self._lock:
            self._held[key] = text
            self._held.move_to_end(key)
            while len(self._held) > HELD:
                self._held.popitem(last=False)


def ending_of(file_name: str) -> str:
    """The ending by which the reader is chosen, in lower case with its dot."""
    return PurePath(file_name).suffix.lower()[:20]


def renamed(findings: tuple[Finding, ...], file_name: str) -> tuple[Finding, ...]:
    """The findings as of a file of that name: the same bytes may lie elsewhere under another one."""
    return tuple(
        finding if finding.place is None else replace(finding, place=replace(finding.place, file=file_name))
        for finding in findings
    )


def _named(text: ReadText, file_name: str) -> ReadText:
    if text.document.name == file_name:
        return text
    return ReadText(replace(text.document, name=file_name), text.passages)
