"""Read from a file's first bytes whether it is a library this program may open."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from collabdesk.errors import DamagedLibrary, LibraryError, NewerLibrary
from collabdesk.ordinary import followed, leads_nowhere, open_ordinary
from collabdesk.store.locks import MARK, is_whole

APPLICATION_ID: Final = 0x434C444B
"""Marks a SQLite file as a library of this program (at offset 68 of the file)."""

SEALED_ID: Final = 0x434C4446
"""Marks a SQLite file as a protected workshop file of this program, likewise."""

SCHEMA: Final = 3
"""The schema this program reads and writes; each migration adds one."""

_AHEAD: Final = 250
"""More schemas than will ever come after this one. What is beyond is a flipped bit: each bit of
the number's upper three bytes adds more."""

_MAGIC: Final = b"SQLite format 3\x00"
_LENGTH: Final = 100
_RESERVED: Final = 20
_LOCKED: Final = 80
"""What stands at ``_RESERVED`` of a locked file: the room at each page's end for its check."""
_MARK: Final = 72
_COUNTERS: Final = (24, 92)
"""Where the count of changes stands, and that for which the size in pages holds."""


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of a library's header (SQLite file format, section 1.3).

    ``mark`` is that of the lock (``store.locks``), b"" for a library that is not locked.
    """

    application_id: int
    schema: int
    page_size: int
    pages: int
    changes: int
    mark: bytes = b""


def check_header(path: Path) -> Header:
    """Return the header of the library at *path* without opening it as a database.

    Raises DamagedLibrary where the file is no library or not a whole one, NewerLibrary where
    a later version wrote it, OSError where it cannot be read. Not a byte is written.
    """
    with open_ordinary(path) as file:
        data = file.read(_LENGTH)
    header = _parse(data)
    if header is None or header.application_id != APPLICATION_ID:
        raise DamagedLibrary(
            f"“{path}” is not a CollabDesk library. It was left as it is; choose another file."
        )
    if header.schema > SCHEMA + _AHEAD:
        raise DamagedLibrary(
            f"The header of the library “{path}” is damaged. It was left as it is; bring back a "
            "backup."
        )
    if header.schema > SCHEMA:
        raise NewerLibrary(
            f"The library “{path}” was written by a newer CollabDesk (library schema "
            f"{header.schema}; this one knows {SCHEMA}). It was left as it is; install a version "
            f"of CollabDesk that knows schema {header.schema}."
        )
    _check_mark(path, header)
    if _cut_short(path, header):
        raise DamagedLibrary(
            f"The library “{path}” is cut short. It was left as it is; bring back a backup."
        )
    return header


def _parse(data: bytes) -> Header | None:
    if len(data) < _LENGTH or not data.startswith(_MAGIC):
        return None
    size, mark = _number(data, 16, 2), data[_MARK : _MARK + MARK]
    # Offset 28 holds the size in pages only where the counter at 92 is that of the last change.
    valid = data[24:28] == data[92:96]
    return Header(
        application_id=_number(data, 68),
        schema=_number(data, 60),
        page_size=65_536 if size == 1 else size,
        pages=_number(data, 28) if valid else 0,
        changes=_number(data, 24),
        # Where that one byte is damaged, a whole mark tells the lock all the same.
        mark=mark if data[_RESERVED] == _LOCKED or is_whole(mark) else b"",
    )


def mark_of(path: Path) -> bytes:
    """Return the mark of the lock of any file; b"" for one that is not locked, or not SQLite's.

    Raises DamagedLibrary where the mark is not whole, OSError where the file cannot be read.
    """
    with open_ordinary(path) as file:
        header = _parse(file.read(_LENGTH))
    if header is None:
        return b""
    _check_mark(path, header)
    return header.mark


def changes_of(path: Path) -> int | None:
    """Return the count of changes of any file; None for one without the header of SQLite.

    Raises OSError where it cannot be read.
    """
    with path.open("rb") as file:
        return changes_in(file.fileno())


def changes_in(handle: int) -> int | None:
    """Return the count of changes of an open file, as it is now; None as of ``changes_of``."""
    header = _parse(_first_bytes(handle))
    return None if header is None else header.changes


def is_ours(handle: int) -> bool:
    """Say whether an open file has the header of a library."""
    header = _parse(_first_bytes(handle))
    return header is not None and header.application_id == APPLICATION_ID


def _first_bytes(handle: int) -> bytes:
    os.lseek(handle, 0, os.SEEK_SET)
    return os.read(handle, _LENGTH)


def is_sealed(path: Path) -> bool:
    """Say whether *path* is a protected workshop file; what cannot be read is not."""
    header = _header_of(path)
    return header is not None and header.application_id == SEALED_ID


def must_lead_somewhere(library: Path) -> None:
    """Raise LibraryError where *library* is a link to nothing: its drive may only be away."""
    if leads_nowhere(library):
        raise LibraryError(
            f"“{library}” is a link that leads nowhere, so there is no library to open. "
            "Connect the drive it leads to, mend the link, or give another name."
        )


def is_of_sqlite(path: Path) -> bool:
    """Say whether *path* begins as every file of SQLite does; what cannot be read does not."""
    return _header_of(path) is not None


def is_library(path: Path) -> bool:
    """Say whether *path* has the header of a library; what cannot be read has not."""
    header = _header_of(path)
    return header is not None and header.application_id == APPLICATION_ID


def _header_of(path: Path) -> Header | None:
    try:
        with open_ordinary(path) as file:
            return _parse(file.read(_LENGTH))
    except OSError:
        return None


def stamp(path: Path, mark: bytes, follows: int | None = None) -> None:
    """Write the mark of its lock, or b"" for what it has, into a new file; wait for the drive.

    The file counts its changes on from *follows*, where that is given.
    """
    with path.open("r+b") as file:
        if follows is not None:
            count = ((follows + 1) % (1 << 32)).to_bytes(4, "big")
            for place in _COUNTERS:
                file.seek(place)
                file.write(count)
        file.seek(_MARK)
        file.write(mark)
        file.flush()
        os.fsync(file.fileno())


def _check_mark(path: Path, header: Header) -> None:
    if header.mark and not is_whole(header.mark):
        raise DamagedLibrary(
            f"The lock of “{path}” is damaged, so no passphrase opens it. It was left as it is; "
            "bring back a backup."
        )


def _number(data: bytes, offset: int, length: int = 4) -> int:
    return int.from_bytes(data[offset : offset + length], "big")


def _cut_short(path: Path, header: Header) -> bool:
    """Say whether pages are missing; with a journal beside it, SQLite will first mend the file."""
    if journal_of(path).exists():
        return False
    return path.stat().st_size < header.pages * header.page_size


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the rollback journal of *path*: of what a link leads to."""
    path = followed(path) if path.is_symlink() else path
    return path.with_name(f"{path.name}-journal")
