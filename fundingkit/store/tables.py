"""The tables. Rows of a history are only ever added; keys that count up make clashes visible."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column


class UtcTime(TypeDecorator[dt.datetime]):
    """A moment: given and handed out with its time zone, kept in UTC on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Refuse moments without zone: they would be read back as another time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without time zone")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """SQLite forgets the zone; it is UTC."""
        if value is None:
            return None
        moment: dt.datetime = value
        return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)


class Words(TypeDecorator[str]):
    """Text that every database can keep: without NUL and without halves of surrogate pairs."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """PostgreSQL refuses NUL, UTF-8 refuses lone surrogates; both come from broken files only."""
        if value is None:
            return None
        return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """All tables; constraint names are fixed so that migrations can find them on any database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        dt.datetime: UtcTime(),
        dict[str, Any]: JSON(none_as_null=True),
        list[Any]: JSON(none_as_null=True),
        bytes: LargeBinary(),
        str: Words(),
    }


def _number() -> Any:
    return mapped_column(Integer, primary_key=True, init=False)


def _of_dossier() -> Any:
    return mapped_column(ForeignKey("dossier.id", ondelete="CASCADE"))


_SHA256 = String(64)
_NAME = String(200)


class DossierRow(Base, kw_only=True):
    """A dossier. Its changes stand in the journal."""

    __tablename__ = "dossier"
    # Numbers stand in links: one that was given out must never come back.
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy reads it from the class
    id: Mapped[int] = _number()
    title: Mapped[str]
    municipality: Mapped[str]
    call_ids: Mapped[list[Any]]
    created_by: Mapped[str]
    created_at: Mapped[dt.datetime]
    archived_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    archived_by: Mapped[str] = mapped_column(default="")


class JournalRow(Base, kw_only=True):
    """Who did what when: everything that no other history holds."""

    __tablename__ = "journal"
    id: Mapped[int] = _number()
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossier.id", ondelete="CASCADE"), index=True)
    time: Mapped[dt.datetime]
    person: Mapped[str]
    action: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str]
    detail: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)


class ContentRow(Base, kw_only=True):
    """The bytes of a file, once for all dossiers."""

    __tablename__ = "content"
    sha256: Mapped[str] = mapped_column(_SHA256, primary_key=True)
    size: Mapped[int]
    data: Mapped[bytes] = mapped_column(deferred=True)


class PaperRow(Base, kw_only=True):
    """A paper of a dossier; what it says is in its versions."""

    __tablename__ = "paper"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy reads it from the class
    id: Mapped[int] = _number()
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    removed_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    removed_by: Mapped[str] = mapped_column(default="")


class PaperVersionRow(Base, kw_only=True):
    """One version of a paper."""

    __tablename__ = "paper_version"
    __table_args__ = (UniqueConstraint("paper_id", "number"),)
    id: Mapped[int] = _number()
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id", ondelete="CASCADE"))
    number: Mapped[int]
    sha256: Mapped[str] = mapped_column(_SHA256, ForeignKey("content.sha256"), index=True)
    file_name: Mapped[str]
    uploaded_by: Mapped[str]
    uploaded_at: Mapped[dt.datetime]


class ReadingRow(Base, kw_only=True):
    """What a reader took out of a file, kept so that it is read once. May be thrown away."""

    __tablename__ = "reading"
    sha256: Mapped[str] = mapped_column(
        _SHA256, ForeignKey("content.sha256", ondelete="CASCADE"), primary_key=True
    )
    ending: Mapped[str] = mapped_column(String(20), primary_key=True)
    reader: Mapped[str] = mapped_column(String(64), primary_key=True)
    readable: Mapped[bool]
    pages: Mapped[int | None]
    characters: Mapped[int]
    findings: Mapped[list[Any]]
    body: Mapped[bytes | None] = mapped_column(deferred=True)


class MatchRow(Base, kw_only=True):
    """What the engine found in a file for a call, kept so that it is matched once. May be thrown away."""

    __tablename__ = "match"
    sha256: Mapped[str] = mapped_column(
        _SHA256, ForeignKey("content.sha256", ondelete="CASCADE"), primary_key=True
    )
    ending: Mapped[str] = mapped_column(String(20), primary_key=True)
    call_key: Mapped[str] = mapped_column(String(120), primary_key=True)
    engine: Mapped[str] = mapped_column(String(120), primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    used_at: Mapped[dt.datetime] = mapped_column(index=True)
    body: Mapped[bytes] = mapped_column(deferred=True)


class VerdictRow(Base, kw_only=True):
    """One row of a requirement's history. Two people cannot add the same revision."""

    __tablename__ = "verdict"
    __table_args__ = (UniqueConstraint("dossier_id", "call_id", "track", "requirement", "revision"),)
    id: Mapped[int] = _number()
    dossier_id: Mapped[int] = _of_dossier()
    call_id: Mapped[str] = mapped_column(String(64))
    track: Mapped[str] = mapped_column(String(16))
    requirement: Mapped[str] = mapped_column(String(64))
    revision: Mapped[int]
    step: Mapped[str] = mapped_column(String(16))
    action: Mapped[str] = mapped_column(String(64), index=True)
    person: Mapped[str]
    time: Mapped[dt.datetime]
    grade: Mapped[int | None]
    commitment: Mapped[str] = mapped_column(String(16))
    not_applicable: Mapped[bool]
    reason: Mapped[str]
    note: Mapped[str]
    passages: Mapped[list[Any]]
    basis: Mapped[list[Any]]
    proposed: Mapped[int | None]


class EntryRow(Base, kw_only=True):
    """One row of the history of anything else that people write; `value` is null where removed."""

    __tablename__ = "entry"
    __table_args__ = (UniqueConstraint("dossier_id", "call_id", "kind", "key", "revision"),)
    id: Mapped[int] = _number()
    dossier_id: Mapped[int] = _of_dossier()
    call_id: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(32))
    key: Mapped[str] = mapped_column(_NAME)
    revision: Mapped[int]
    person: Mapped[str]
    time: Mapped[dt.datetime]
    value: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class SnapshotRow(Base, kw_only=True):
    """A frozen assessment. Its body never changes."""

    __tablename__ = "snapshot"
    id: Mapped[int] = _number()
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id", ondelete="CASCADE"), index=True)
    call_id: Mapped[str] = mapped_column(String(64))
    name: Mapped[str]
    remark: Mapped[str]
    person: Mapped[str]
    time: Mapped[dt.datetime]
    sha256: Mapped[str] = mapped_column(_SHA256)
    body: Mapped[bytes] = mapped_column(deferred=True)
    removed_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    removed_by: Mapped[str] = mapped_column(default="")


class PersonRow(Base, kw_only=True):
    """Somebody who signs on. `subject` is what the identity provider calls the person."""

    __tablename__ = "person"
    id: Mapped[int] = _number()
    subject: Mapped[str] = mapped_column(_NAME, unique=True)
    name: Mapped[str]
    email: Mapped[str]
    role: Mapped[str] = mapped_column(String(32))
    active: Mapped[bool]
    first_seen: Mapped[dt.datetime]
    last_seen: Mapped[dt.datetime]


class JobRow(Base, kw_only=True):
    """Long work for a dossier, done by a worker outside the page."""

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_state_heartbeat", "state", "heartbeat"),)
    id: Mapped[int] = _number()
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(String(16))
    person: Mapped[str]
    created_at: Mapped[dt.datetime]
    started_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    finished_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    cancelled_by: Mapped[str] = mapped_column(default="")
    worker: Mapped[str] = mapped_column(String(120), default="")
    heartbeat: Mapped[dt.datetime | None] = mapped_column(default=None)


class JobItemRow(Base, kw_only=True):
    """One paper of a job for one call, with its progress."""

    __tablename__ = "job_item"
    __table_args__ = (UniqueConstraint("job_id", "position"),)
    id: Mapped[int] = _number()
    job_id: Mapped[int] = mapped_column(ForeignKey("job.id", ondelete="CASCADE"))
    position: Mapped[int]
    sha256: Mapped[str] = mapped_column(_SHA256, ForeignKey("content.sha256"))
    file_name: Mapped[str]
    call_id: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(16))
    stage: Mapped[str] = mapped_column(String(32), default="")
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    findings: Mapped[list[Any]] = mapped_column(default_factory=list)
