"""The way from an older library to the present schema; alembic is imported here and only here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from alembic.migration import MigrationContext
from alembic.operations import Operations

from collabdesk.store.engine import raw
from collabdesk.store.verifying import seal_all

if TYPE_CHECKING:
    from sqlalchemy import Connection

VERSIONS: Final = ("0001_first", "0002_action_lead_and_note", "0003_seals")
"""The modules under ``versions``, in order; the n-th makes schema n."""


def migrate(connection: Connection, schema: int) -> None:
    """Bring a library of an older *schema* to the present one, inside the caller's transaction.

    The schema number in the file's header is the only record of its version, so that a new
    library can be made without alembic.
    """
    context = MigrationContext.configure(connection)
    with Operations.context(context):
        for name in VERSIONS[schema:]:
            import_module(f"{__name__}.versions.{name}").upgrade()
    # Whatever a migration did to a row, it ends as one that is as it was written.
    seal_all(raw(connection))
    connection.exec_driver_sql(f"PRAGMA user_version={len(VERSIONS)}")
