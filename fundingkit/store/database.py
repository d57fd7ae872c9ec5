"""The database: one file by default, PostgreSQL by one setting; the only place that opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from fundingkit.errors import DatabaseNewer, DatabaseUnreachable

#: How long a write waits for another one on SQLite, in milliseconds.
PATIENCE = 30_000
#: How often a step is taken when other writers are quicker.
ATTEMPTS = 10
Result = TypeVar("Result")

MIGRATIONS = Path(__file__).resolve().parents[1] / "migrations"
_WRITING = {"fundingkit_writing": True}
# Any number will do, as long as every process of the installation takes the same.
_UPGRADE_LOCK = 7_241_965


class Database:
    """Short sessions on one database. Safe to share between threads.

    Raises `DatabaseUnreachable` at the first use where nothing answers.
    """

    def __init__(self, url: str) -> None:
        address = make_url(url)
        if address.drivername in {"postgresql", "postgres"}:
            address = address.set(drivername="postgresql+psycopg")
        self.address = address.render_as_string(hide_password=True)
        self.embedded = address.get_backend_name() == "sqlite"
        if self.embedded and address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        self.engine = create_engine(address, pool_pre_ping=not self.embedded)
        if self.embedded:
            _prepare_sqlite(self.engine)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one consistent state and writes nothing."""
        with Session(self.engine, expire_on_commit=False, autoflush=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction: all of it is kept when the block ends, nothing when it is left by an error.

        On SQLite writers queue here, so what is read inside cannot be outdated by another writer.
        """
        engine = self.engine.execution_options(**_WRITING)
        with Session(engine, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    def upgrade(self) -> None:
        """Bring the database to the newest schema; does nothing where it is already there.

        Several processes may do so at once. Raises `DatabaseNewer` for a database of a later
        program, `DatabaseUnreachable` where nothing answers.
        """
        steps = revisions()
        try:
            current = self._revision()
        except OperationalError as error:
            raise DatabaseUnreachable(self.address) from error
        if current is not None and current not in steps:
            raise DatabaseNewer(current)
        if current != steps[-1]:
            self._migrate()

    def _revision(self) -> str | None:
        """The step that the database is at, None where it is empty."""
        with self.engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            revision: str | None = connection.execute(
                text("SELECT version_num FROM alembic_version")
            ).scalar()
            return revision

    def _migrate(self) -> None:
        from fundingkit.store.schema import migrate  # noqa: PLC0415 - Alembic takes long to load, rarely needed

        with self.engine.execution_options(**_WRITING).connect() as connection:
            if self.embedded:
                # Batch changes copy tables; with the checks on, dropping the old one would take
                # the rows that refer to it along. The setting only works outside a transaction.
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _UPGRADE_LOCK})
            migrate(connection)
            connection.commit()
            if self.embedded:
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("PRAGMA foreign_keys=ON")
                connection.exec_driver_sql("BEGIN")


def retried(step: Callable[[], Result]) -> Result:
    """Take a step that looks and then writes; again where another writer took the place meanwhile.

    SQLite lets writers queue; on PostgreSQL two of them may look at once, and the constraints of
    the tables let only one through. The other one looks again and sees what the first has done.
    """
    for _ in range(ATTEMPTS - 1):
        with suppress(IntegrityError):
            return step()
    return step()


def revisions() -> tuple[str, ...]:
    """The steps of the schema in order; a step's file is named after its number."""
    files = sorted((MIGRATIONS / "versions").glob("[0-9]*.py"))
    return tuple(path.name.partition("_")[0] for path in files)


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        # The driver's own transaction handling begins too late to protect reads before a write.
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout={PATIENCE}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        writing = connection.get_execution_options().get("fundingkit_writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
