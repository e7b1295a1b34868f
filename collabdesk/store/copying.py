"""Whole copies of a library: made by SQLite, read back and checked, put in place in one step."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from collabdesk.errors import DamagedLibrary, LockedLibrary
from collabdesk.ordinary import followed, must_be_no_link, open_ordinary
from collabdesk.store.driver import open_raw
from collabdesk.store.engine import WAIT, create, sync_folder
from collabdesk.store.faults import sensible, translated, written
from collabdesk.store.header import changes_of, check_header, journal_of, stamp
from collabdesk.store.holding import BackUp, Held, held
from collabdesk.store.keyring import key_of
from collabdesk.store.locks import Key
from collabdesk.store.lost_locks import key_that_fits
from collabdesk.store.verifying import look_for_damage, schema_of

_COUNTS: Final = (
    "SELECT count(*) FROM workshop",
    "SELECT (SELECT count(*) FROM vote) + (SELECT count(*) FROM agreed)",
    "SELECT count(*) FROM action",
)
_CHUNK: Final = 1 << 20
_AHEAD: Final = 1 << 20
"""More changes than are ever kept between two backups."""

_PROBE: Final = "SELECT 1 FROM sqlite_schema LIMIT 1"
_MINE: Final = 0o600


@dataclass(frozen=True, slots=True)
class Contents:
    """How much a library holds: workshops, answers (votes and what was agreed), actions."""

    workshops: int
    answers: int
    actions: int


def copy_library(source: sqlite3.Connection, target: Path, key: Key | None) -> None:
    """Copy an open library into the new file *target*, wait for the drive, and check the copy.

    *key* is that of the library, which is the copy's as well, None for one not locked. Raises
    sqlite3.Error or OSError where it cannot be written, DamagedLibrary where the copy is not
    whole, as that of a damaged library is not.
    """
    begin(target)
    with closing(open_raw(target, "rw", WAIT, key)) as copy:
        # The file counts for nothing until it is whole: no journal, and one sync at the end.
        copy.execute("PRAGMA journal_mode=OFF")
        copy.execute("PRAGMA synchronous=OFF")
        source.backup(copy)
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    examine(target)


def begin(path: Path) -> None:
    """Make the empty file *path*, which nobody else on the computer may read; raises OSError."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MINE))


def examine(path: Path) -> Contents:
    """Read all of a library and return what it holds; nothing is written.

    Raises NewerLibrary, or DamagedLibrary for what is not a whole library in every page, row
    and reference; LibraryError where it cannot be read.
    """
    with reading_only(path) as connection:
        with sensible(path):
            look_for_damage(path, connection)
        return _count(path, connection)


def count(path: Path) -> Contents:
    """Return what a library holds that is known to be whole; errors as of ``examine``."""
    with reading_only(path) as connection:
        return _count(path, connection)


def _count(path: Path, connection: sqlite3.Connection) -> Contents:
    if not schema_of(path, connection):
        return Contents(0, 0, 0)
    return Contents(*(connection.execute(query).fetchone()[0] for query in _COUNTS))


@contextmanager
def reading_only(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a library of which not a byte is to be written; errors as of ``examine``."""
    with translated(path):
        check_header(path)
        # SQLite rolls back what a killed program left half written. And of a file that it may not
        # write it passes over damage in the conditions of the tables, which opening would meet.
        with closing(open_raw(path, "rw", WAIT, key_of(path))) as connection:
            connection.execute("PRAGMA temp_store=MEMORY").close()
            # One state of it, whatever a window writes meanwhile.
            connection.execute("BEGIN").close()
            yield connection
            probe(connection)


def probe(connection: sqlite3.Connection) -> None:
    """Raise sqlite3.Error where a page was read in this transaction that is damaged.

    SQLCipher takes such a page for zeros and says so at the next one only: this is the next.
    """
    connection.execute(_PROBE).close()


def restore(
    path: Path,
    source: Path,
    *,
    as_locked: bool = True,
    key: Key | None = None,
    back_up: BackUp | None = None,
) -> Path | None:
    """Put a copy of the library *source* in the place of *path*; return where that one is kept.

    With *as_locked* it is locked as the one there was, where that one was locked: with *key* if
    that is given, else with what its header tells, or, where it is damaged, with the known key
    that fits it. *back_up* keeps what is there, which nobody changes from then on. Raises
    NewerLibrary, DamagedLibrary or LockedLibrary where *source* is not to be used, LibraryError
    where it cannot be written or another program writes it; then *path* is as it was. A
    link is followed.
    """
    path = followed(path)
    examine(source)
    with written(path):
        fresh = free_name(path, "restoring")
        own = key_of(source)
        try:
            if as_locked and (other := key or _key_there(path)) not in (None, own):
                from collabdesk.store.relocking import rewrite

                rewrite(source, fresh, other, path)
            else:
                # Its own faults are told here: the source was read to its end just now.
                with reading_only(source) as connection, written(path):
                    copy_library(connection, fresh, own)
            return put_in_place(fresh, path, back_up)
        finally:
            discard(fresh)


def begin_anew(path: Path) -> Path | None:
    """Put an empty library in the place of *path*; return where that one is kept.

    It is locked as the one there was, where the key of that is known. Raises LibraryError where
    it cannot be written; then *path* is as it was.
    """
    path = followed(path)
    with written(path):
        fresh, key = free_name(path, "restoring"), None
        with suppress(LockedLibrary):  # its passphrase is lost
            key = _key_there(path)
        try:
            create(fresh, key)
            return put_in_place(fresh, path)
        finally:
            discard(fresh)


def _key_there(path: Path) -> Key | None:
    """Return the key of the library that is replaced; None where it has none, or no known one."""
    with suppress(FileNotFoundError):
        with suppress(DamagedLibrary):
            if (key := key_of(path)) is not None:
                return key
        return key_that_fits(path)
    return None


def put_in_place(fresh: Path, path: Path, back_up: BackUp | None = None) -> Path | None:
    """Give the library *fresh* the name *path*; return where the one that was there is kept.

    At every moment a whole library has the name, and nobody writes the one that was there from
    *back_up* on. *fresh* is in the same folder, and counts its changes on, so that no change
    after it is taken for one that a backup has. Raises OSError, as where *path* is a link, of which
    not the library but only the link would be kept, and LibraryError as of ``held``.
    """
    must_be_no_link(path)
    with held(path, back_up) as there:
        stamp(fresh, b"", follows=_count_to_follow(fresh, there.changes))
        kept = _keep(path, there) if path.exists() else None
        # A journal left by a damaged library would be played back into the new one.
        journal_of(path).unlink(missing_ok=True)
        there.make_way()
        fresh.replace(path)
        sync_folder(path.parent)
    return kept


def _count_to_follow(fresh: Path, there: int | None) -> int:
    """Return a count of changes that *fresh*, what is *there* and its backups are not beyond."""
    own = changes_of(fresh) or 0
    return own + _AHEAD if there is None else max(own, there)


def _keep(path: Path, there: Held) -> Path:
    kept = free_name(path, "kept")
    if journal_of(path).exists():
        shutil.copy2(journal_of(path), journal_of(kept))
    try:
        kept.hardlink_to(path)
    except OSError:  # a drive without links
        there.copy_to(kept)
        shutil.copystat(path, kept)
    sync_folder(path.parent)
    return kept


def free_name(path: Path, word: str) -> Path:
    """Return a name beside *path* that nothing has yet: "library-kept-1.sqlite"."""
    numbers = iter(range(1, 1_000_000))
    names = (path.with_name(f"{path.stem}-{word}-{number}{path.suffix}") for number in numbers)
    return next(name for name in names if not name.exists())


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with open_ordinary(path) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def discard(path: Path) -> None:
    """Remove what was begun and is of no use, where it can be."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
