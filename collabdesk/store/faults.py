"""The one place where errors of SQLite and of the drive become sentences."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from collabdesk.errors import Contradiction, DamagedLibrary, LibraryError, ReadOnlyLibrary
from collabdesk.ordinary import NotOrdinary
from collabdesk.store import driver
from collabdesk.store.seals import BrokenSeal

_ROOM: Final = "10 MB"
_MOVED: Final = sqlite3.SQLITE_READONLY_DBMOVED
_FULL: Final = "There is no room left on {drive}, where the library “{path}” is kept. "
_FULL_ADVICE: Final = f"Free at least {_ROOM} and try again; all that was saved is safe."

_BY_CODE: Final[dict[int, tuple[type[LibraryError], str]]] = {
    _MOVED: (
        LibraryError,
        (
            "The library “{path}” was moved, replaced or deleted while it was open. "
            "Put it back and start CollabDesk again."
        ),
    ),
    # Most often a killed program's, in a folder that may only be read.
    sqlite3.SQLITE_IOERR_DELETE: (
        LibraryError,
        (
            "The journal beside the library “{path}” could not be removed. Allow writing to its "
            "folder, check that its drive is connected, and try again."
        ),
    ),
    sqlite3.SQLITE_FULL: (LibraryError, _FULL + _FULL_ADVICE),
    sqlite3.SQLITE_BUSY: (
        LibraryError,
        "The library “{path}” is in use by another program. Close that program and try again.",
    ),
    sqlite3.SQLITE_READONLY: (
        ReadOnlyLibrary,
        (
            "The library “{path}” cannot be written. "
            "Allow writing to the file and to its folder, or move it to a folder of your own."
        ),
    ),
    sqlite3.SQLITE_CORRUPT: (
        DamagedLibrary,
        (
            "The library “{path}” is damaged. Nothing was changed; keep the file and bring back "
            "a backup."
        ),
    ),
    sqlite3.SQLITE_CONSTRAINT: (
        Contradiction,
        (
            "The library “{path}” does not take this in, since it contradicts itself ({detail}). "
            "Nothing was changed."
        ),
    ),
    sqlite3.SQLITE_IOERR: (
        LibraryError,
        (
            "{drive}, where the library “{path}” is kept, could not be read or written. "
            "Check that the drive is connected and try again."
        ),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        LibraryError,
        (
            "The library “{path}” could not be opened. "
            "Check that the drive is connected and that you may write to its folder."
        ),
    ),
}
_BY_CODE_NEW: Final = {
    sqlite3.SQLITE_FULL: (
        "There is no room left on {drive} for “{path}”. "
        f"Free at least {_ROOM} or choose another drive; nothing was changed."
    ),
    sqlite3.SQLITE_IOERR: (
        "“{path}” could not be written: {drive} does not answer. "
        "Check that it is connected and try again; nothing was changed."
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "“{path}” could not be written. Check that its folder is there and that you may write to "
        "it, or choose another; nothing was changed."
    ),
}
"""What is said of a file that is to be made, whatever the library is like."""

_UNREADABLE: Final = (
    "The library “{path}” may not be read. Allow reading the file, or ask whose file it is."
)
_SAME_AS: Final = {
    sqlite3.SQLITE_LOCKED: sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_PERM: sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_NOTADB: sqlite3.SQLITE_CORRUPT,
    # A table that is not there, or a row longer than any: no statement of ours is at fault.
    sqlite3.SQLITE_ERROR: sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_TOOBIG: sqlite3.SQLITE_CORRUPT,
}
_NO_TEXT: Final = "Could not decode to UTF-8"
_OS_CODES: Final = {
    errno.ENOSPC: sqlite3.SQLITE_FULL,
    errno.EDQUOT: sqlite3.SQLITE_FULL,
    errno.EIO: sqlite3.SQLITE_IOERR,
}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise LibraryError, or the kind of it that fits, for what SQLite or the drive refuse."""
    try:
        yield
    except DBAPIError as error:
        cause = error.orig
        if not isinstance(cause, driver.errors()):
            raise
        raise _fault(path, cause) from error
    except driver.errors() as error:
        raise _fault(path, error) from error
    except UnicodeDecodeError as error:  # SQLite quotes a damaged schema in what it says
        raise _sentence(path, sqlite3.SQLITE_CORRUPT, "") from error
    except NotOrdinary as error:
        raise LibraryError(
            f"“{error.filename}” cannot be read: {error.strerror}. Give the name of another file."
        ) from error
    except OSError as error:
        if _is_withheld(path, error):
            raise LibraryError(_UNREADABLE.format(path=path)) from error
        code = _OS_CODES.get(error.errno or 0, sqlite3.SQLITE_CANTOPEN)
        raise _sentence(path, code, error.strerror or "") from error


def _is_withheld(path: Path, error: OSError) -> bool:
    """Say whether *path* itself is there and may not be read."""
    if error.errno != errno.EACCES or str(error.filename) != str(path):
        return False
    try:
        return path.is_file()
    except OSError:  # its folder may not be entered
        return False


@contextmanager
def written(path: Path) -> Iterator[None]:
    """Raise LibraryError that names *path*, which is written anew, for what the drive refuses.

    What is wrong with another library, from which it is made, is told as that one's already.
    """
    try:
        yield
    except OSError as error:
        code = _OS_CODES.get(error.errno or 0, sqlite3.SQLITE_CANTOPEN)
        raise _unwritten(path, code) from error
    except driver.errors() as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_IOERR) & 0xFF
        raise _unwritten(path, code) from error


def _unwritten(path: Path, code: int) -> LibraryError:
    text = _BY_CODE_NEW.get(code, _BY_CODE_NEW[sqlite3.SQLITE_CANTOPEN])
    return LibraryError(text.format(path=path, drive=f"the drive “{drive_of(path)}”"))


@contextmanager
def sensible(path: Path) -> Iterator[None]:
    """Raise DamagedLibrary where what is read makes no sense, as after a byte was changed."""
    try:
        yield
    except BrokenSeal as broken:
        raise DamagedLibrary(
            f"The library “{path}” is damaged inside: in the workshop “{broken.title}”, "
            f"{broken.place} is not as it was written. It was left as it is; bring back a backup."
        ) from broken
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise _sentence(path, sqlite3.SQLITE_CORRUPT, "") from error


def _fault(path: Path, error: sqlite3.Error) -> LibraryError:
    unread = sqlite3.SQLITE_CORRUPT if _NO_TEXT in str(error) else sqlite3.SQLITE_IOERR
    extended = getattr(error, "sqlite_errorcode", unread)
    code = extended if extended in _BY_CODE else extended & 0xFF
    return _sentence(path, _SAME_AS.get(code, code), str(error))


def _sentence(path: Path, code: int, detail: str) -> LibraryError:
    kind, text = _BY_CODE.get(code, _BY_CODE[sqlite3.SQLITE_IOERR])
    return kind(text.format(path=path, drive=f"the drive “{drive_of(path)}”", detail=detail))


def drive_of(path: Path) -> Path:
    """Return the root of the drive that holds *path*."""
    *folders, root = path.absolute().parents
    # Not Path.is_mount, which fails for a folder in one that may not be entered.
    return next((folder for folder in folders if os.path.ismount(folder)), root)
