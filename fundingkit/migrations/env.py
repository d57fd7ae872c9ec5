"""How Alembic runs the steps: on the connection, and in the transaction, that it is handed."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from fundingkit.store.tables import Base, UtcTime, Words


def plain(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Write our column types as plain ones, so that old steps do not depend on today's code."""
    if kind == "type" and isinstance(item, UtcTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, Words):
        return "sa.Text()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=plain,
    compare_type=True,
)
context.run_migrations()
