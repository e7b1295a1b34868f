"""Opens a SQLite file, plain or locked, with the settings that both need."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Final

from collabdesk.errors import LockMissing

if TYPE_CHECKING:
    from pathlib import Path

    from collabdesk.store.locks import Key

PLAIN_HEADER: Final = 96
"""Bytes of a locked file that stay plain: SQLite's header, whence all is told before opening."""

CHECKS: Final = ("integrity_check(1)", "cipher_integrity_check")
"""Two pragmas that look for damage, within one transaction. The second names pages of a locked file
that are not as they were written, and nothing for a plain one. It cannot be left out: a page that
was read last is taken for zeros without an error."""

_CIPHER: Final = "sqlcipher3.dbapi2"
_MISSING: Final = (
    "This installation of CollabDesk lacks the part for passphrases. Install it with: "
    "python -m pip install collabdesk[lock]"
)


def driver_of(key: Key | None) -> ModuleType:
    """Return the driver for a plain file (no *key*) or a locked one; LockMissing without it."""
    return sqlite3 if key is None else _cipher()


def must_lock() -> None:
    """Raise LockMissing where this installation lacks the part for passphrases."""
    _cipher()


def can_lock() -> bool:
    """Say whether this installation has the part for passphrases."""
    try:
        _cipher()
    except LockMissing:
        return False
    return True


def _cipher() -> ModuleType:
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        raise LockMissing(_MISSING) from None
    return dbapi2


def is_sound(found: Iterable[Sequence[object]]) -> bool:
    """Say whether what ``CHECKS`` found, all rows of both, is that nothing is wrong."""
    return all(row[0] == "ok" for row in found)


def errors() -> tuple[type[sqlite3.Error], ...]:
    """Return what the drivers raise; one that was never loaded raises nothing."""
    cipher = sys.modules.get(_CIPHER)
    return (sqlite3.Error,) if cipher is None else (sqlite3.Error, cipher.Error)


def open_raw(path: Path, mode: str, wait: float, key: Key | None = None) -> sqlite3.Connection:
    """Open *path*; *mode* is SQLite's, *wait* the seconds that another's lock is waited for."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    driver = driver_of(key)
    # Transactions are begun by hand: the driver's own begin too late, and never immediate.
    raw: sqlite3.Connection = driver.connect(uri, uri=True, isolation_level=None, timeout=wait)
    if key is not None:
        for setting in (
            "cipher_log_level=NONE",  # it would write to the terminal
            f"key=\"x'{key.hex}'\"",
            f"cipher_plaintext_header_size={PLAIN_HEADER}",
            "cipher_memory_security=ON",  # what is given back to the system was wiped
        ):
            raw.execute(f"PRAGMA {setting}").close()
    return raw
