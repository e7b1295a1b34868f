"""Backups: checked copies of the library in a folder of their own, fewer the older they are."""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from collabdesk.errors import DamagedLibrary, LibraryError
from collabdesk.store.copying import (
    Contents,
    copy_library,
    count,
    discard,
    probe,
    reading_only,
    sha256_of,
)
from collabdesk.store.driver import errors
from collabdesk.store.engine import sync_folder
from collabdesk.store.faults import translated
from collabdesk.store.header import check_header
from collabdesk.store.keyring import key_of
from collabdesk.store.locks import Key

NEWEST: Final = 10
DAYS: Final = 7
MONTHS: Final = 12

_NAME: Final = re.compile(r"(\d{6,})-(\d{8}T\d{6}Z)-(\d+)-([0-9a-f]{64})\.sqlite")
_TIME: Final = "%Y%m%dT%H%M%SZ"
_PART: Final = "unfinished.part"
_MINE: Final = 0o700
_FULL: Final = {errno.ENOSPC, errno.EDQUOT}


class BackupError(LibraryError):
    """A backup could not be made; the library is as it was."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup, told from its name alone.

    ``number`` counts on with every backup and is their only order: a clock may be set back.
    ``changes`` is the library's own count of changes when it was made.
    """

    path: Path
    number: int
    made_at: datetime
    changes: int
    sha256: str


class Backups:
    """The backups of one library, all in *folder*."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self.folder = folder
        self._now = now

    def all(self) -> tuple[Backup, ...]:
        """Return the backups, newest first; a folder that is not there or not to be read has none.

        What does not have the name of a backup is passed over, and never removed.
        """
        try:
            found = [read_name(path) for path in self.folder.iterdir()]
        except OSError:
            return ()
        return tuple(sorted(filter(None, found), key=lambda b: b.number, reverse=True))

    def make(self, source: sqlite3.Connection, changes: int, key: Key | None = None) -> Backup:
        """Copy the open library *source*, check the copy, then let old backups go.

        *key* is that of the library, and the backup's as well. Raises BackupError where it
        cannot be written, DamagedLibrary where the library is not whole; then every earlier
        backup is still there.
        """
        with self._told():
            self.folder.mkdir(_MINE, parents=True, exist_ok=True)
            part = self.folder / _PART
            try:
                part.unlink(missing_ok=True)
                copy_library(source, part, key)
                made = self._named(part, changes)
            finally:
                discard(part)
        present = self.all()
        for old in frozenset(present) - kept(present):
            discard(old.path)
        return made

    def keep(self, path: Path) -> int | None:
        """Make a backup of the library *path* unless the newest is of that state.

        Returns its count of changes, None where there is no library. Errors as of ``make`` and
        ``examine``.
        """
        if not path.exists():
            return None
        with translated(path):
            changes, key = check_header(path).changes, key_of(path)
        if self._newest_changes() != changes:
            with reading_only(path) as connection:
                probe(connection)  # who holds it is told now: a copy would wait for ever
                self.make(connection, changes, key)
        return changes

    def _newest_changes(self) -> int | None:
        return next((backup.changes for backup in self.all()), None)

    def have(self, changes: int, schema: int) -> bool:
        """Say whether the newest backup is whole and of that very state of the library."""
        newest = self.newest_whole()
        if newest is None or newest.changes != changes:
            return False
        try:
            return check_header(newest.path).schema == schema
        except (OSError, LibraryError):
            return False

    def _named(self, part: Path, changes: int) -> Backup:
        number = max((backup.number for backup in self.all()), default=0) + 1
        stamp = self._now().astimezone(UTC).strftime(_TIME)
        name = f"{number:06}-{stamp}-{changes}-{sha256_of(part)}.sqlite"
        path = part.rename(self.folder / name)
        sync_folder(self.folder)
        return next(backup for backup in self.all() if backup.path == path)

    def take_in(self, earlier: Backups) -> None:
        """Take in the backups of *earlier*, which are of the same library; raises OSError.

        All are numbered anew, by the library's own count of changes. Killed on the way, the next
        call goes on: until the last of *earlier* is here, none of the numbers is final.
        """
        if not self.folder.exists():
            earlier.folder.rename(self.folder)
        else:
            made = sorted((*self.all(), *earlier.all()), key=lambda b: (b.changes, b.made_at))
            last = max((backup.number for backup in made), default=0)
            anew = list(enumerate(made if earlier.all() else (), last + 1))
            anew.sort(key=lambda pair: pair[1].path.parent != self.folder)
            for number, backup in anew:
                name = name_of(replace(backup, number=number), backup.sha256)
                backup.path.rename(self.folder / name)
            sync_folder(self.folder)
            earlier.folder.rmdir()
        sync_folder(self.folder.parent)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DamagedLibrary as error:
            raise DamagedLibrary(
                "The library is damaged inside, so no backup was made of it. Every earlier "
                "backup is as it was; bring the newest one back."
            ) from error
        except _faults() as error:
            full = getattr(error, "errno", 0) in _FULL or (
                getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL
            )
            why = (
                "the drive is full. Free some room"
                if full
                else "it could not be written. Allow writing to that folder, or connect its drive"
            )
            raise BackupError(
                f"No backup could be made in “{self.folder}”: {why}, then try again."
            ) from error

    def newest_whole(self) -> Backup | None:
        """Return the newest backup that is whole, every byte checked; None where none is."""
        return next((backup for backup in self.all() if is_whole(backup)), None)


def _faults() -> tuple[type[Exception], ...]:
    return (OSError, *errors())


def name_of(backup: Backup, sha256: str) -> str:
    """Return the name of *backup* with other bytes, of which the hash is given, or the same."""
    stamp = backup.made_at.strftime(_TIME)
    return f"{backup.number:06}-{stamp}-{backup.changes}-{sha256}.sqlite"


def is_whole(backup: Backup) -> bool:
    """Say whether every byte of a backup is as it was when it was made."""
    try:
        return sha256_of(backup.path) == backup.sha256
    except OSError:
        return False


def contents(backup: Backup) -> Contents | None:
    """Return what a backup holds; None where it is not whole."""
    try:
        return count(backup.path) if is_whole(backup) else None
    except LibraryError:
        return None


def kept(backups: Iterable[Backup]) -> frozenset[Backup]:
    """Return those to keep: the newest 10, the last of each of 7 days and of 12 months.

    Newest means the highest number; of the clock only the day's and the month's name counts. Of
    the newest 10 states of the library the first backup stays too: however often one state is
    backed up again, it pushes no earlier state out.
    """
    newest_first = sorted(backups, key=lambda b: b.number, reverse=True)
    days: dict[str, Backup] = {}
    months: dict[str, Backup] = {}
    states = {backup.changes: backup for backup in newest_first}
    for backup in newest_first:
        days.setdefault(f"{backup.made_at:%Y-%m-%d}", backup)
        months.setdefault(f"{backup.made_at:%Y-%m}", backup)
    return frozenset(
        (
            *newest_first[:NEWEST],
            *list(states.values())[:NEWEST],
            *list(days.values())[:DAYS],
            *list(months.values())[:MONTHS],
        )
    )


def read_name(path: Path) -> Backup | None:
    """Return the backup that the name of *path* tells of; None for another name."""
    if not (match := _NAME.fullmatch(path.name)):
        return None
    number, stamp, changes, sha256 = match.groups()
    try:
        made_at = datetime.strptime(stamp, _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, int(number), made_at, int(changes), sha256)
