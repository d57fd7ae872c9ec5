"""Files that go along with an application but are no papers: kept once, by content hash."""

from __future__ import annotations

import hashlib

from sqlalchemy import select

from fundingkit.dossier import clean_file_name
from fundingkit.findings import Finding, Place, Severity
from fundingkit.store.database import Database, retried
from fundingkit.store.tables import ContentRow

#: Largest file that is kept, in bytes: several of them must fit into one archive.
LARGEST = 20_000_000


class Files:
    """Keeps attachments beside the papers' own bytes. What names them is in the registers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, name: str, data: bytes) -> str | Finding:
        """Keep a file and give its sha256, or say why it is not kept. Keeping it twice does nothing."""
        if not data or len(data) > LARGEST:
            return _refusal(clean_file_name(name), len(data))
        digest = hashlib.sha256(data).hexdigest()
        retried(lambda: self._keep(digest, data))
        return digest

    def content(self, sha256: str) -> bytes | None:
        """The bytes of that hash; None where only the hash is known."""
        with self._database.reading() as session:
            return session.scalar(select(ContentRow.data).where(ContentRow.sha256 == sha256))

    def holds(self, sha256: str) -> bool:
        """Whether the bytes of that hash are here."""
        with self._database.reading() as session:
            return session.scalar(select(ContentRow.size).where(ContentRow.sha256 == sha256)) is not None

    def _keep(self, digest: str, data: bytes) -> None:
        with self._database.writing() as session:
            if session.get(ContentRow, digest) is None:
                session.add(ContentRow(sha256=digest, size=len(data), data=data))


def _refusal(name: str, size: int) -> Finding:
    title = "Die Datei ist leer." if not size else f"Die Datei ist größer als {LARGEST // 1_000_000} MB."
    hint = "Eine andere Datei wählen." if not size else "Bilder darin verkleinern und erneut hochladen."
    return Finding("attachment.file", Severity.ERROR, title, hint, Place(name))
