"""Brings a database from one schema to the next, by the steps in `fundingkit/migrations`."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from fundingkit.store.database import MIGRATIONS


def migration_config() -> Config:
    """Alembic's settings, made in code so that no file at the root is needed."""
    config = Config()
    config.set_main_option("script_location", MIGRATIONS.as_posix().replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def migrate(connection: Connection) -> None:
    """Take all steps that are missing, within the connection's transaction."""
    config = migration_config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
