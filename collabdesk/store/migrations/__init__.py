"""The way from an older library to the present schema; alembic is imported here and only here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from alembic.migration import MigrationContext
from alembic.operations import Operations

if TYPE_CHECKING:
    from sqlalchemy import Connection

VERSIONS: Final = ("0001_first", "0002_action_lead_and_note")
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
    connection.exec_driver_sql(f"PRAGMA user_version={len(VERSIONS)}")
