"""Holds a library that is to be replaced: nobody writes it between its backup and then."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from collabdesk.errors import LibraryError
from collabdesk.ordinary import open_ordinary
from collabdesk.store.driver import errors, open_raw
from collabdesk.store.engine import PATIENCE
from collabdesk.store.faults import translated
from collabdesk.store.header import changes_in, is_ours, journal_of

_TRIES: Final = 3
_STAYS_OPEN: Final = os.name != "nt"
"""Windows replaces no file that is open, and so none that anybody else has open either."""

_IN_USE: Final = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}

BackUp = Callable[[], int | None]
"""Makes a backup of what is there and returns its count of changes; None where that cannot be."""


class Held:
    """A file that nobody else writes; there may be none, or one that is no library.

    The system gives SQLite's lock up where any handle to the file is closed, so that all that is
    to be known of the file meanwhile is read through the one that was opened before.
    """

    def __init__(self, file: BinaryIO | None, close: Callable[[], None]) -> None:
        self._file = file
        self._close = close

    @property
    def changes(self) -> int | None:
        """The library's own count of changes; None where there is none."""
        return changes_in(self._file.fileno()) if self._file else None

    def copy_to(self, path: Path) -> None:
        """Write the bytes of the file into the new file *path*."""
        with path.open("xb") as copy:
            if self._file:
                self._file.seek(0)
                shutil.copyfileobj(self._file, copy)

    def make_way(self) -> None:
        """Be ready for the file to be replaced at once."""
        if not _STAYS_OPEN:
            self._close()


@contextmanager
def held(path: Path, back_up: BackUp | None = None) -> Iterator[Held]:
    """Hold *path* as *back_up* has it, which is called before, again after another's change.

    Raises LibraryError where another program writes it and does not end, OSError where it cannot
    be read. A damaged one is locked where it can be; one with a journal, which SQLite would play
    back into what is to be kept as it is, only where it was backed up.
    """
    for _ in range(_TRIES):
        count = back_up() if back_up else None
        with ExitStack() as stack:
            file = _open(path, stack)
            safe = count is not None or not journal_of(path).exists()
            if file and safe and is_ours(file.fileno()):
                _lock(path, stack)
            found = Held(file, stack.close)
            if count is None or found.changes == count:
                yield found
                return
    raise LibraryError(
        f"The library “{path}” was changed by another program meanwhile. Close that program and "
        "try again; nothing was changed here."
    )


def _open(path: Path, stack: ExitStack) -> BinaryIO | None:
    try:
        return stack.enter_context(open_ordinary(path))
    except FileNotFoundError:
        return None


def _lock(path: Path, stack: ExitStack) -> None:
    """Take SQLite's lock, where what is damaged lets it be taken; a locked file needs no key."""
    with translated(path):
        try:
            lock = stack.enter_context(closing(open_raw(path, "rw", PATIENCE)))
            lock.execute("BEGIN IMMEDIATE").close()
        except errors() as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _IN_USE:
                raise
