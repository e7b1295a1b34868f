"""For authors: lets ``alembic revision --autogenerate`` and ``alembic check`` compare schemas.

It works on an empty library in memory, brought up to the last migration, and never on a file.
"""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine

from collabdesk.store.migrations import migrate
from collabdesk.store.tables_aside import DotRow

with create_engine("sqlite://").connect() as connection:
    migrate(connection, 0)
    context.configure(connection, target_metadata=DotRow.metadata, render_as_batch=True)
    context.get_context().stamp(context.script, "heads")
    with context.begin_transaction():
        context.run_migrations()
