"""Read from a file's first bytes whether it is a library this program may open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from collabdesk.errors import DamagedLibrary, NewerLibrary

APPLICATION_ID: Final = 0x434C444B
"""Marks a SQLite file as a library of this program (at offset 68 of the file)."""

SCHEMA: Final = 3
"""The schema this program reads and writes; each migration adds one."""

_MAGIC: Final = b"SQLite format 3\x00"
_LENGTH: Final = 100


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of a library's header (SQLite file format, section 1.3)."""

    application_id: int
    schema: int
    page_size: int
    pages: int
    changes: int


def check_header(path: Path) -> Header:
    """Return the header of the library at *path* without opening it as a database.

    Raises DamagedLibrary where the file is no library or not a whole one, NewerLibrary where
    a later version wrote it, OSError where it cannot be read. Not a byte is written.
    """
    with path.open("rb") as file:
        data = file.read(_LENGTH)
    header = _parse(data)
    if header is None or header.application_id != APPLICATION_ID:
        raise DamagedLibrary(
            f"“{path}” is not a CollabDesk library. It was left as it is; choose another file."
        )
    if header.schema > SCHEMA:
        raise NewerLibrary(
            f"The library “{path}” was written by a newer CollabDesk (library schema "
            f"{header.schema}; this one knows {SCHEMA}). It was left as it is; install a version "
            f"of CollabDesk that knows schema {header.schema}."
        )
    if _cut_short(path, header):
        raise DamagedLibrary(
            f"The library “{path}” is cut short. It was left as it is; bring back a backup."
        )
    return header


def _parse(data: bytes) -> Header | None:
    if len(data) < _LENGTH or not data.startswith(_MAGIC):
        return None
    size = _number(data, 16, 2)
    # Offset 28 holds the size in pages only where the counter at 92 is that of the last change.
    valid = data[24:28] == data[92:96]
    return Header(
        application_id=_number(data, 68),
        schema=_number(data, 60),
        page_size=65_536 if size == 1 else size,
        pages=_number(data, 28) if valid else 0,
        changes=_number(data, 24),
    )


def _number(data: bytes, offset: int, length: int = 4) -> int:
    return int.from_bytes(data[offset : offset + length], "big")


def _cut_short(path: Path, header: Header) -> bool:
    """Say whether pages are missing; with a journal beside it, SQLite will first mend the file."""
    if journal_of(path).exists():
        return False
    return path.stat().st_size < header.pages * header.page_size


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the rollback journal of *path*."""
    return path.with_name(f"{path.name}-journal")
