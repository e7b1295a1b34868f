"""The keys of what was unlocked since the program began; kept in memory and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from collabdesk.errors import LibraryError, LockedLibrary, WrongPassphrase
from collabdesk.store.driver import must_lock
from collabdesk.store.header import mark_of
from collabdesk.store.locks import Key, key_for

if TYPE_CHECKING:
    from pathlib import Path

_KEYS: Final[dict[bytes, Key]] = {}


def unlock(path: Path, passphrase: str) -> None:
    """Remember the key of the locked file *path*, and so of every copy with the same lock.

    Raises WrongPassphrase, DamagedLibrary where the lock itself is damaged, LibraryError where
    the file cannot be read or this installation cannot unlock. What is not locked needs no key.
    """
    from collabdesk.store.faults import translated

    with translated(path):
        mark = mark_of(path)
    if not mark or mark in _KEYS:
        return
    must_lock()
    key = key_for(mark, passphrase)
    if key is None:
        raise WrongPassphrase(
            f"That is not the passphrase of “{path}”. Nothing was changed; type it again."
        )
    remember(key)


def remember(key: Key) -> None:
    """Keep the key of what was just locked."""
    _KEYS[key.mark] = key


def forget_all() -> None:
    """Forget every key."""
    _KEYS.clear()


def key_of(path: Path) -> Key | None:
    """Return the key of the file *path*; None for one that is not locked.

    Raises LockedLibrary where it was not unlocked, DamagedLibrary where its lock is damaged,
    OSError where it cannot be read.
    """
    mark = mark_of(path)
    if not mark:
        return None
    if (key := _KEYS.get(mark)) is None:
        raise LockedLibrary(f"“{path}” is locked. Give its passphrase to open it.")
    return key


def needs_passphrase(path: Path) -> bool:
    """Say whether *path* is locked and was not unlocked; what cannot be read is not."""
    try:
        key_of(path)
    except LockedLibrary:
        return True
    except (OSError, LibraryError):
        return False
    return False


def known_keys() -> tuple[Key, ...]:
    """Return every key: a file whose header is gone may be locked with one of them."""
    return tuple(_KEYS.values())
