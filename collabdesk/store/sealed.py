"""A workshop file that only its passphrase opens: a locked file of SQLite with one text in it."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from collabdesk.errors import DamagedLibrary, LibraryError, LockedLibrary, WorkshopFileError
from collabdesk.store.driver import CHECKS, errors, is_sound, open_raw
from collabdesk.store.faults import translated
from collabdesk.store.header import SEALED_ID, stamp
from collabdesk.store.keyring import key_of

if TYPE_CHECKING:
    import sqlite3

    from collabdesk.store.locks import Key

MOST: Final = 64 << 20
"""Bytes of text in a protected file; the file itself may be an eighth larger."""

_VERSION: Final = 1
_SECONDS: Final = 2.0
_STEPS: Final = 1_000
_TABLE: Final = "CREATE TABLE sealed (text BLOB NOT NULL)"
_SCHEMA: Final = [("table", "sealed", "sealed", _TABLE)]


def seal(text: bytes, key: Key) -> bytes:
    """Return the bytes of a protected file that holds *text* and is locked with *key*.

    Raises LibraryError where the temporary file, in which all is locked too, cannot be written.
    """
    with TemporaryDirectory(prefix="collabdesk-") as folder:
        path = Path(folder) / "sealed"
        with translated(path):
            with closing(open_raw(path, "rwc", 0, key)) as connection:
                for statement in (
                    "PRAGMA journal_mode=OFF",
                    "PRAGMA temp_store=MEMORY",
                    f"PRAGMA application_id={SEALED_ID}",
                    _TABLE,
                    f"PRAGMA user_version={_VERSION}",
                ):
                    connection.execute(statement).close()
                connection.execute("INSERT INTO sealed VALUES (?)", (text,))
            stamp(path, key.mark)
            return path.read_bytes()


def unseal(path: Path) -> bytes:
    """Return the text of the protected file *path*, which must have been unlocked.

    Raises LockedLibrary where it was not, WorkshopFileError for one that is damaged or not made
    as ``seal`` makes it: its maker knew the passphrase, and need not be a friend.
    """
    name = path.name
    try:
        with translated(path):
            if path.stat().st_size > MOST + (MOST >> 3):
                raise WorkshopFileError(f"{name}: is larger than 64 MiB; expected a workshop file")
            with closing(open_raw(path, "ro", 0, _key_of(path))) as connection:
                return _read(connection, name)
    except LockedLibrary:
        raise
    except DamagedLibrary:
        raise _damaged(name) from None
    except LibraryError as error:
        raise WorkshopFileError(f"{name}: {error}") from None


def _key_of(path: Path) -> Key | None:
    try:
        return key_of(path)
    except DamagedLibrary:
        raise WorkshopFileError(
            f"{path.name}: its lock is damaged, so no passphrase opens it. Ask for it again."
        ) from None


def _read(connection: sqlite3.Connection, name: str) -> bytes:
    deadline = time.monotonic() + _SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
    for setting in ("trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {setting}").close()
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > _VERSION:
        raise WorkshopFileError(
            f"{name}: was protected by a newer CollabDesk (version {version}; this one knows "
            f"{_VERSION}). Ask for it without a passphrase, or install a newer version."
        )
    try:
        found = [row for check in CHECKS for row in connection.execute(f"PRAGMA {check}")]
        if not is_sound(found):
            raise _damaged(name)
        # Anything else might be a view that never ends.
        tables = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")
        if tables.fetchmany(2) != _SCHEMA:
            raise _damaged(name)
        sizes = connection.execute("SELECT typeof(text), length(text) FROM sealed").fetchmany(2)
        if len(sizes) != 1 or sizes[0][0] != "blob" or sizes[0][1] > MOST:
            raise _damaged(name)
        text: bytes = connection.execute("SELECT text FROM sealed").fetchone()[0]
    except errors():
        raise _damaged(name) from None
    return text


def _damaged(name: str) -> WorkshopFileError:
    return WorkshopFileError(
        f"{name}: the passphrase is right, but the file is damaged or not made by CollabDesk. "
        "Ask for it again."
    )
