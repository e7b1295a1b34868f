"""Makes a library as it was before the newest migration, with all that is in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from collabdesk.store.header import SCHEMA
from collabdesk.store.verifying import columns_of


def make_older(path: Path) -> Path:
    """Take the check values of the library at *path* away, and return *path*."""
    with closing(sqlite3.connect(path)) as connection:
        for table, columns in columns_of(connection).items():
            for column in {"seal", "seals"} & set(columns):
                connection.execute(f'ALTER TABLE "{table}" DROP COLUMN {column}')
        connection.execute(f"PRAGMA user_version={SCHEMA - 1}")
        connection.commit()
    return path
