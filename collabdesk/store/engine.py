"""One connection to one SQLite file: its settings, its transactions, and a new file."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Final, cast

from sqlalchemy import Connection, StaticPool, create_engine, create_mock_engine
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import ExecutableDDLElement

from collabdesk.store.driver import driver_of, errors, open_raw
from collabdesk.store.header import APPLICATION_ID, SCHEMA, stamp
from collabdesk.store.keyring import key_of
from collabdesk.store.locks import Key
from collabdesk.store.tables import Base

WAIT: Final = 2.0
"""Seconds to wait for another program's lock."""
PATIENCE: Final = 1.7
"""Seconds while opening and saving, so that what is wrong is said within two."""

_SETTINGS: Final = (
    "journal_mode=DELETE",  # one file between saves, so that a copied folder is whole
    "synchronous=EXTRA",  # what was acknowledged survives a pulled plug
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",  # what was taken back leaves no trace
    "temp_store=MEMORY",  # nothing of a locked library in a plain temporary file
    f"busy_timeout={int(WAIT * 1000)}",
)


def connect(path: Path, mode: str, *, patient: bool = True, key: Key | None = None) -> Connection:
    """Open *path*; *mode* is SQLite's: "ro", "rw", or "rwc" for a file to be made.

    Another program's lock is waited for, while opening unless not *patient*. *key* locks a file
    that is still empty; any other says itself whether it needs one. Raises LockedLibrary where
    its passphrase was not given yet.
    """
    key = key or key_of(path)

    def open_file() -> sqlite3.Connection:
        made = open_raw(path, mode, PATIENCE * patient, key)
        try:
            for setting in _SETTINGS:
                made.execute(f"PRAGMA {setting}").close()
        except errors():
            made.close()
            raise
        return made

    # An error that ends in a log may name a statement, never what was written in it.
    engine = create_engine(
        "sqlite://",
        module=driver_of(key),
        creator=open_file,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    return engine.connect()


def raw(connection: Connection) -> sqlite3.Connection:
    """Return SQLite's own connection: for many rows at once, and for what only it can do."""
    return cast(sqlite3.Connection, connection.connection.driver_connection)


def disconnect(connection: Connection) -> None:
    """Close the connection and the file."""
    connection.close()
    connection.engine.dispose()


@contextmanager
def writing(connection: Connection, *, patient: bool = True) -> Iterator[None]:
    """Hold the write lock for one transaction: all of it is committed, or nothing.

    Another program's lock is waited for unless not *patient*.
    """
    seconds = PATIENCE if patient else 0
    with _patience(connection, seconds), _transaction(connection, "BEGIN IMMEDIATE"):
        yield


@contextmanager
def _patience(connection: Connection, seconds: float) -> Iterator[None]:
    held = raw(connection)
    held.execute(f"PRAGMA busy_timeout={int(seconds * 1000)}").close()
    try:
        yield
    finally:
        held.execute(f"PRAGMA busy_timeout={int(WAIT * 1000)}").close()


@contextmanager
def reading(connection: Connection) -> Iterator[None]:
    """See one state of the library, whatever others write meanwhile."""
    with _transaction(connection, "BEGIN"):
        yield


@contextmanager
def _transaction(connection: Connection, begin: str) -> Iterator[None]:
    held = connection.connection
    try:
        with connection.begin():
            connection.exec_driver_sql(begin)
            yield
    except BaseException:
        # SQLite keeps a transaction open whose COMMIT it refused, and SQLAlchemy thinks it gone.
        held.rollback()
        raise


def pragma(connection: Connection, name: str) -> int:
    """Return the number that a pragma of SQLite holds; not to be asked within a transaction."""
    with connection.begin():
        return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def sweep(connection: Connection) -> None:
    """Write the file anew from what it holds, so that nothing of what was deleted is left in it.

    ``secure_delete`` alone leaves copies behind in the gaps of pages whose rows moved to others.
    Needs room for a journal as large as the library. Not to be asked within a transaction.
    """
    raw(connection).execute("VACUUM").close()


def create(path: Path, key: Key | None = None) -> None:
    """Make an empty library at *path*, whole or not at all; one that appeared meanwhile stays.

    It is locked where a *key* is given.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", suffix=".new", dir=path.parent)
    os.close(handle)
    fresh = Path(name)
    try:
        with _closing(connect(fresh, "rw", key=key)) as connection, writing(connection):
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            for statement in _declared():
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
        if key is not None:
            stamp(fresh, key.mark)
        _put_in_place(fresh, path)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


@cache
def _declared() -> tuple[str, ...]:
    """Return the statements that make all tables; putting them together takes twice as long."""
    made: list[str] = []
    dialect = sqlite.dialect()

    def note(statement: ExecutableDDLElement, *_given: object, **_named: object) -> None:
        made.append(str(statement.compile(dialect=dialect)))

    mock = create_mock_engine("sqlite://", note)
    Base.metadata.create_all(mock, checkfirst=False)
    return tuple(made)


@contextmanager
def _closing(connection: Connection) -> Iterator[Connection]:
    try:
        yield connection
    finally:
        disconnect(connection)


def _put_in_place(fresh: Path, path: Path) -> None:
    try:
        path.hardlink_to(fresh)
    except FileExistsError:  # another program was quicker: its library stays
        return
    except OSError:  # a drive without links
        fresh.rename(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the drive has the names in *folder*, where it can be asked."""
    with suppress(PermissionError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
