"""The papers of a dossier in versions; bytes are kept once, by content hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import PurePath

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from fundingkit.dossier import DossierPaper, PaperVersion, clean_file_name
from fundingkit.errors import UnknownPaper
from fundingkit.findings import Finding, Place, Severity
from fundingkit.store.clock import Clock
from fundingkit.store.database import Database, retried
from fundingkit.store.dossiers import require_dossier
from fundingkit.store.journal import note
from fundingkit.store.readings import READER, ending_of, renamed
from fundingkit.store.records import load_findings
from fundingkit.store.tables import ContentRow, PaperRow, PaperVersionRow, ReadingRow


@dataclass(frozen=True, slots=True)
class Added:
    """What came of an upload: the paper it went to, or None with a finding that says why not.

    `new` says whether a version was made; a file that is there already makes none.
    """

    paper: DossierPaper | None
    new: bool
    findings: tuple[Finding, ...] = ()


class Papers:
    """The papers of all dossiers. `limit` is the largest file taken in, in bytes."""

    def __init__(self, database: Database, clock: Clock, limit: int = 100_000_000) -> None:
        self._database = database
        self._clock = clock
        self._limit = limit

    def add(
        self, dossier_id: int, file_name: str, data: bytes, *, by: str, version_of: int | None = None
    ) -> Added:
        """Take a file in.

        It becomes a new version of the paper `version_of`, else of the paper of the same name,
        else a new paper. The bytes of a current version make no second one. Raises
        `UnknownDossier` and, for `version_of`, `UnknownPaper`.
        """
        name = clean_file_name(file_name)
        if len(data) > self._limit:
            return Added(None, False, (_too_large(name, len(data), self._limit),))
        return retried(lambda: self._add(dossier_id, name, data, by, version_of))

    def all(self, dossier_id: int, *, removed: bool = False) -> tuple[DossierPaper, ...]:
        """The papers of a dossier in the order of their upload, or those taken out."""
        with self._database.reading() as session:
            require_dossier(session, dossier_id)
            return tuple(paper for paper in _papers(session, dossier_id) if paper.removed == removed)

    def get(self, dossier_id: int, paper_id: int) -> DossierPaper:
        """One paper with all versions, taken out or not. Raises `UnknownPaper`."""
        with self._database.reading() as session:
            return _paper(session, dossier_id, paper_id)

    def data(self, dossier_id: int, paper_id: int, number: int | None = None) -> bytes:
        """The bytes of a version, of the current one by default. Raises `UnknownPaper`."""
        paper = self.get(dossier_id, paper_id)
        try:
            version = paper.current if number is None else paper.version(number)
        except KeyError as error:
            raise UnknownPaper(f"Nr. {paper_id}, Fassung {number}") from error
        return self.content(version.sha256)

    def content(self, sha256: str) -> bytes:
        """The bytes of that hash, of whatever paper. Raises `UnknownPaper`."""
        with self._database.reading() as session:
            data = session.scalar(select(ContentRow.data).where(ContentRow.sha256 == sha256))
        if data is None:
            raise UnknownPaper(sha256[:12])
        return data

    def rename(self, dossier_id: int, paper_id: int, name: str, *, by: str) -> DossierPaper:
        """Give a paper another name; the file names of its versions stay. Raises `UnknownPaper`."""
        with self._database.writing() as session:
            row = _row(session, dossier_id, paper_id)
            old, row.name = row.name, clean_file_name(name)
            if old != row.name:
                note(session, dossier_id, "paper.renamed", row.name, time=self._clock(), by=by, old=old)
            session.flush()
            return _paper(session, dossier_id, paper_id)

    def remove(self, dossier_id: int, paper_id: int, *, by: str) -> DossierPaper:
        """Take a paper out; verdicts resting on it become suspect. `restore` is the way back."""
        now = self._clock()
        with self._database.writing() as session:
            row = _row(session, dossier_id, paper_id)
            if row.removed_at is None:
                row.removed_at, row.removed_by = now, by
                note(session, dossier_id, "paper.removed", row.name, time=now, by=by)
            session.flush()
            return _paper(session, dossier_id, paper_id)

    def restore(self, dossier_id: int, paper_id: int, *, by: str) -> DossierPaper:
        """Bring a paper back with all its versions. Raises `UnknownPaper`."""
        with self._database.writing() as session:
            _restore(session, dossier_id, paper_id, self._clock, by)
            return _paper(session, dossier_id, paper_id)

    def _add(self, dossier_id: int, name: str, data: bytes, by: str, version_of: int | None) -> Added:
        digest = hashlib.sha256(data).hexdigest()
        now = self._clock()
        with self._database.writing() as session:
            require_dossier(session, dossier_id, lock=True)
            known = _papers(session, dossier_id)
            same = next((paper for paper in known if paper.current.sha256 == digest), None)
            if same is not None and version_of in {None, same.id}:
                return self._already(session, dossier_id, same, name, by)
            if session.get(ContentRow, digest) is None:
                session.add(ContentRow(sha256=digest, size=len(data), data=data))
                session.flush()
            target = _target(known, name, version_of)
            if target is None:
                row = PaperRow(dossier_id=dossier_id, name=name)
                session.add(row)
                session.flush()
                paper_id, number = row.id, 1
            else:
                paper_id, number = target.id, target.current.number + 1
            session.add(
                PaperVersionRow(
                    paper_id=paper_id,
                    number=number,
                    sha256=digest,
                    file_name=name,
                    uploaded_by=by,
                    uploaded_at=now,
                )
            )
            action = "paper.added" if target is None else "paper.version"
            note(session, dossier_id, action, name, time=now, by=by, version=number, sha256=digest)
            session.flush()
            return Added(_paper(session, dossier_id, paper_id), True)

    def _already(self, session: Session, dossier_id: int, same: DossierPaper, name: str, by: str) -> Added:
        if same.removed:
            _restore(session, dossier_id, same.id, self._clock, by)
            hint = f"„{same.name}“ war entfernt und ist jetzt wieder da."
        else:
            hint = f"Es liegt unter „{same.name}“, Fassung {same.current.number}. Es ist nichts zu tun."
        title = f"Das Dokument „{name}“ ist schon vorhanden."
        finding = Finding("paper.already_present", Severity.HINT, title, hint, Place(name))
        return Added(_paper(session, dossier_id, same.id), False, (finding,))


def _target(known: list[DossierPaper], name: str, version_of: int | None) -> DossierPaper | None:
    if version_of is not None:
        target = next((paper for paper in known if paper.id == version_of and not paper.removed), None)
        if target is None:
            raise UnknownPaper(version_of)
        return target
    wanted = name.casefold()
    return next(
        (
            paper
            for paper in known
            if not paper.removed and wanted in {paper.name.casefold(), paper.current.file_name.casefold()}
        ),
        None,
    )


def _restore(session: Session, dossier_id: int, paper_id: int, clock: Clock, by: str) -> None:
    row = _row(session, dossier_id, paper_id)
    if row.removed_at is not None:
        row.removed_at, row.removed_by = None, ""
        note(session, dossier_id, "paper.restored", row.name, time=clock(), by=by)
    session.flush()


def _row(session: Session, dossier_id: int, paper_id: int) -> PaperRow:
    row = session.get(PaperRow, paper_id)
    if row is None or row.dossier_id != dossier_id:
        raise UnknownPaper(paper_id)
    return row


def _paper(session: Session, dossier_id: int, paper_id: int) -> DossierPaper:
    _row(session, dossier_id, paper_id)
    return next(paper for paper in _papers(session, dossier_id) if paper.id == paper_id)


def _papers(session: Session, dossier_id: int) -> list[DossierPaper]:
    rows = session.execute(
        select(PaperVersionRow, PaperRow, ContentRow.size)
        .join(PaperRow, PaperRow.id == PaperVersionRow.paper_id)
        .join(ContentRow, ContentRow.sha256 == PaperVersionRow.sha256)
        .where(PaperRow.dossier_id == dossier_id)
        .order_by(PaperRow.id, PaperVersionRow.number)
    ).all()
    hashes = {version.sha256 for version, _, _ in rows}
    condition = and_(ReadingRow.sha256.in_(hashes), ReadingRow.reader == READER)
    readings = {(row.sha256, row.ending): row for row in session.scalars(select(ReadingRow).where(condition))}
    papers: dict[int, tuple[PaperRow, list[PaperVersion]]] = {}
    for version, paper, size in rows:
        reading = readings.get((version.sha256, ending_of(version.file_name)))
        papers.setdefault(paper.id, (paper, []))[1].append(_version(version, size, reading))
    return [
        DossierPaper(paper.id, paper.name, tuple(versions), paper.removed_at, paper.removed_by)
        for paper, versions in papers.values()
    ]


def _version(row: PaperVersionRow, size: int, reading: ReadingRow | None) -> PaperVersion:
    if reading is None:
        return PaperVersion(row.number, row.sha256, row.file_name, size, row.uploaded_by, row.uploaded_at)
    return PaperVersion(
        row.number,
        row.sha256,
        row.file_name,
        size,
        row.uploaded_by,
        row.uploaded_at,
        "read" if reading.readable else "refused",
        renamed(load_findings(reading.findings), row.file_name),
        reading.pages,
        reading.characters,
    )


def _too_large(name: str, size: int, limit: int) -> Finding:
    ending = PurePath(name).suffix.lower()
    remedy = "Bilder verkleinern" if ending in {".pdf", ".docx"} else "Datei teilen"
    return Finding(
        "document.too_large",
        Severity.ERROR,
        f"Die Datei „{name}“ ist zu groß: {_megabytes(size)}, erlaubt sind {_megabytes(limit)}.",
        f"Bitte {remedy} und erneut hochladen.",
        Place(name),
    )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}".replace(".", ",") + "\u00a0MB"
