"""What a damaged file still tells of its lock, where the mark in its header no longer does."""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path
from typing import TYPE_CHECKING, Final

from collabdesk.errors import DamagedLibrary
from collabdesk.store.driver import PLAIN_HEADER
from collabdesk.store.header import changes_of, mark_of
from collabdesk.store.keyring import known_keys

if TYPE_CHECKING:
    from collabdesk.store.locks import Key

_PAGE: Final = 4096
_CHECK: Final = 64
"""Bytes at the end of each locked page: its HMAC-SHA512 (SQLCipher 4, https://www.zetetic.net)."""

_SECRET: Final = 32
_TURNED: Final = 0x3A
"""What SQLCipher turns the salt of a key with, for the salt of its check values."""

_OPEN: Final = frozenset((0, 2, 5, 10, 13))
"""How a page of a library begins that is not locked: its kind, or the number of another page."""

_FEW: Final = 8
"""One page in so many."""


def says_locked(path: Path) -> bool:
    """Say whether the header of *path* tells of a lock, be it damaged or not; raises OSError."""
    try:
        return bool(mark_of(path))
    except DamagedLibrary:
        return True


def was_locked(path: Path) -> bool:
    """Say whether *path* is or was locked, as far as can be told; in doubt it was.

    Raises OSError where it cannot be read.
    """
    return says_locked(path) or (changes_of(path) is None and is_scrambled(path))


def is_laid_open(path: Path, kept: Path | None) -> bool:
    """Say whether *path* has no lock while what was there, *kept*, seems to have had one."""
    return kept is not None and not was_locked(path) and was_locked(kept)


def leaves_open(path: Path, kept: Path | None) -> bool:
    """Say whether *path* has a lock while what was there, *kept*, seems to have none."""
    return kept is not None and says_locked(path) and not was_locked(kept)


def key_that_fits(path: Path) -> Key | None:
    """Return the known key that a page of *path* was locked with; None where there is none.

    The key of a workshop file that was opened meanwhile is known too, so each has to prove itself.
    """
    keys = known_keys()
    data = path.read_bytes() if keys else b""
    return next((key for key in keys if _fits(key, data)), None)


def _fits(key: Key, data: bytes) -> bool:
    known = bytes.fromhex(key.hex)
    secret, salt = known[:_SECRET], bytes(byte ^ _TURNED for byte in known[_SECRET:])
    checked_with = hashlib.pbkdf2_hmac("sha512", secret, salt, 2, _SECRET)
    for start in range(0, len(data) - _PAGE + 1, _PAGE):
        number = (start // _PAGE + 1).to_bytes(4, "little")
        end = start + _PAGE - _CHECK
        body = data[start or PLAIN_HEADER : end] + number
        made = hmac.digest(checked_with, body, "sha512")
        if hmac.compare_digest(made, data[end : start + _PAGE]):
            return True
    return False


def is_scrambled(path: Path) -> bool:
    """Say whether hardly a page of *path*, of which there are several, begins as an open one does.

    Of a locked one 5 in 256 do, by chance. Raises OSError where it cannot be read.
    """
    begins = path.read_bytes()[_PAGE::_PAGE]
    return len(begins) > 1 and sum(byte in _OPEN for byte in begins) * _FEW < len(begins)
