"""One window to one library: a lock of the system, which a killed program cannot leave behind."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from collabdesk.ordinary import read_ordinary

_PAUSE: Final = 0.02
_HELD: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_MINE: Final = 0o600


class Claim:
    """The right to write a library, held until ``release`` or the end of the program.

    The lock lies on an empty file beside the library, and is taken by SQLite, which knows how on
    every system. Where no file can be made, nothing can be written either, and the claim is
    worth nothing and harms nobody; so it is where the file is no lock.
    """

    def __init__(self, library: Path, lock: sqlite3.Connection | None) -> None:
        self.library = library
        self._lock = lock

    @classmethod
    def take(cls, library: Path) -> Claim | None:
        """Return the claim on *library*; None where another program has it."""
        path = lock_of(library)
        while True:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch(_MINE)
                before = path.stat()
            except OSError:
                return cls(library, None)
            lock, taken = _locked(path)
            if lock is None:
                return None if taken else cls(library, None)
            if _is_still(path, before):
                return cls(library, lock)
            lock.close()  # on a file that its last owner was just taking away

    def release(self) -> None:
        """Give the claim up."""
        if self._lock is not None:
            _discard(lock_of(self.library))
            self._lock.close()
            self._lock = None

    def was_called(self) -> str | None:
        """Say with what another program called for the window, which takes this for an answer.

        Returns None where nobody called.
        """
        if self._lock is None:
            return None
        call = call_of(self.library)
        try:
            word = read_ordinary(call).decode()
            call.unlink()
        except (OSError, ValueError):
            return None
        return word


def lock_of(library: Path) -> Path:
    """Return the file that carries the lock of *library*."""
    return library.with_name(f"{library.name}.lock")


def call_of(library: Path) -> Path:
    """Return the file that calls for the window on *library*; who comes takes it away."""
    return library.with_name(f"{library.name}.call")


def call_forward(library: Path, word: str = "", patience: float = 0.7) -> bool:
    """Call *word* to the window that has *library* open; wait *patience* s for an answer.

    Returns whether one came.
    """
    path = call_of(library)
    written = path.with_name(f"{path.name}-{os.getpid()}")
    try:
        written.touch(_MINE)  # it may hold the name of a file
        written.write_text(word, encoding="utf-8")
        written.replace(path)
    except OSError:
        _discard(written)
        return False
    deadline = time.monotonic() + patience
    while path.exists():
        if time.monotonic() > deadline:
            _discard(path)
            return False
        time.sleep(_PAUSE)
    return True


def is_claimed(library: Path) -> bool:
    """Say whether a window has *library* open."""
    if not lock_of(library).exists():
        return False
    lock, taken = _locked(lock_of(library))
    if lock is not None:
        lock.close()
    return taken


def _locked(path: Path) -> tuple[sqlite3.Connection | None, bool]:
    """Lock the file *path*; return what holds the lock, or None, and whether another holds it.

    A file that is no lock, as a folder of that name, holds nobody back.
    """
    try:
        lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    except sqlite3.Error:
        return None, False
    try:
        lock.execute("PRAGMA journal_mode=OFF").close()  # a journal needs room, which may be gone
        lock.execute("BEGIN EXCLUSIVE").close()
    except sqlite3.Error as error:
        lock.close()
        return None, error.sqlite_errorcode & 0xFF in _HELD
    return lock, False


def _is_still(path: Path, before: os.stat_result) -> bool:
    try:
        return os.path.samestat(path.stat(), before)
    except OSError:
        return False


def _discard(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
