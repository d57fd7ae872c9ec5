import datetime as dt
import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text

from fundingkit.errors import DatabaseNewer, DatabaseUnreachable
from fundingkit.store.database import Database, revisions
from fundingkit.store.journal import note
from fundingkit.store.schema import migration_config
from fundingkit.store.tables import Base, DossierRow, JournalRow

NOW = dt.datetime(2021, 3, 1, tzinfo=dt.UTC)


@pytest.fixture
def fresh(empty_url):
    opened = Database(empty_url)
    opened.upgrade()
    yield opened
    opened.close()


def test_an_empty_database_gets_every_table_of_the_models_and_nothing_else(fresh):
    database = fresh
    assert set(inspect(database.engine).get_table_names()) == {*Base.metadata.tables, "alembic_version"}
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_every_step_of_the_schema_is_named_after_its_number():
    steps = ScriptDirectory.from_config(migration_config())
    assert revisions() == tuple(step.revision for step in reversed(list(steps.walk_revisions())))
    assert revisions()[-1] == steps.get_current_head()


def test_a_database_in_use_is_not_migrated_again(database, monkeypatch):
    monkeypatch.setattr("fundingkit.store.schema.migrate", None)
    database.upgrade()


def test_upgrading_twice_changes_nothing_and_keeps_what_is_there(database, dossier, dossiers):
    database.upgrade()
    assert dossiers.get(dossier.id) == dossier


def test_processes_that_upgrade_at_once_do_not_harm_each_other(empty_url):
    faults = []

    def upgrade():
        opened = Database(empty_url)
        try:
            opened.upgrade()
        except Exception as fault:  # noqa: BLE001 - any fault at all fails the test
            faults.append(fault)
        finally:
            opened.close()

    threads = [threading.Thread(target=upgrade) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


def test_a_database_of_a_later_program_is_refused(database):
    with database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseNewer, match="9999"):
        database.upgrade()


def test_a_database_that_does_not_answer_is_named_without_its_password():
    unreachable = Database("postgresql://stadt:geheim@127.0.0.1:1/foerderung")
    with pytest.raises(DatabaseUnreachable) as caught:
        unreachable.upgrade()
    assert "127.0.0.1" in str(caught.value)
    assert "geheim" not in str(caught.value)


def test_what_is_left_by_an_interruption_is_not_kept(database, dossier):
    class Interruption(BaseException):
        pass

    def half_done():
        with database.writing() as session:
            note(session, dossier.id, "dossier.changed", "halb", time=NOW, by="Anna")
            session.flush()
            raise Interruption

    with pytest.raises(Interruption):
        half_done()
    with database.reading() as session:
        assert "halb" not in session.scalars(select(JournalRow.subject)).all()


def test_moments_keep_their_instant_and_must_have_a_zone(database, dossier):
    berlin = dt.timezone(dt.timedelta(hours=2))
    summer = dt.datetime(2021, 7, 1, 0, 30, tzinfo=berlin)
    with database.writing() as session:
        note(session, dossier.id, "x", "Sommer", time=summer, by="Anna")
    with database.reading() as session:
        assert session.scalar(select(JournalRow.time).where(JournalRow.subject == "Sommer")) == summer
    with pytest.raises(Exception, match="time zone"), database.writing() as session:
        note(session, dossier.id, "x", "y", time=dt.datetime(2021, 7, 1), by="Anna")  # noqa: DTZ001 - the fault under test


def test_text_that_no_database_can_keep_is_made_harmless(dossiers):
    made = dossiers.create("Smart\0 \ud800Stadt", "Köln", ["mpsc-2021"], by="Anna")
    assert dossiers.get(made.id).title == "Smart ?Stadt"


def test_a_reader_sees_one_state_while_another_writes(database, dossier):
    with database.reading() as reader:
        before = reader.scalar(select(DossierRow.title))
        with database.writing() as writer:
            writer.get(DossierRow, dossier.id).title = "Neu"
        if database.embedded:
            assert reader.scalar(select(DossierRow.title)) == before
    with database.reading() as reader:
        assert reader.scalar(select(DossierRow.title)) == "Neu"
