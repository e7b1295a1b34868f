"""What is tortured of the lock: a passphrase set, changed and removed, and what is left of it."""

from __future__ import annotations

import hashlib
import itertools
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from collabdesk.errors import WrongPassphrase
from collabdesk.store import locks
from collabdesk.store.header import mark_of
from collabdesk.store.keyring import remember, unlock
from collabdesk.store.library import Library
from collabdesk.store.locks import Key, new_key
from collabdesk.store.relocking import finish, is_unfinished, rewrite
from tests.torture import worker
from tests.torture.worker import Tell

PASSPHRASES: Final = {"first": "the first passphrase", "second": "the second passphrase"}
QUICK: Final = 10
"""How hard these are to try: as little as a file may ask for."""


def begin(path: Path, label: str = "none") -> None:
    """Make a library with a backup, and lock both with the passphrase called *label*."""
    worker.begin(path)
    with closing(Library.open(path)) as library:
        library.back_up(worker.backups_of(path))
        if label != "none":
            library.relock(_key(label), worker.backups_of(path))


def relock(path: Path, label: str) -> None:
    """Give the library the passphrase called *label*, or "none", whatever it has now."""
    give(path)
    with closing(Library.open(path)) as library:
        library.relock(_key(label), worker.backups_of(path))


def relock_until_killed(path: Path, tell: Tell) -> None:
    """Lock and unlock for ever; each lock is told before it is set ("?") and once it is ("!")."""
    tell("open\n")
    for label in itertools.cycle(("first", "second", "none")):
        tell(f"?{label}\n")
        relock(path, label)
        tell(f"!{label}\n")


def give(path: Path) -> str:
    """Unlock the library with whatever passphrase it has; return what that is called."""
    if not mark_of(path):
        return "none"
    for label, words in PASSPHRASES.items():
        with suppress(WrongPassphrase):
            unlock(path, words)
            if _opens(path, words):
                return label
    raise AssertionError("no passphrase opens the library")


def tidied(path: Path) -> str:
    """Finish as the next start does; return the lock and all that library and backups hold.

    Raises AssertionError where a backup has another lock than the library, or anything is left.
    """
    backups = worker.backups_of(path)
    finish(path, backups)
    label = give(path)
    made = backups.all()
    if is_unfinished(path, backups):
        raise AssertionError("the next start did not finish")
    if any(mark_of(backup.path) != mark_of(path) for backup in made):
        raise AssertionError("a backup has another lock than the library")
    return f"{label} {dump(path)} {[dump(backup.path) for backup in made]}"


def dump(path: Path) -> str:
    """Return what tells one content of a library from every other; all of it is checked."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain"
        rewrite(path, plain, None)
        with closing(sqlite3.connect(plain)) as connection:
            return hashlib.sha256("\n".join(connection.iterdump()).encode()).hexdigest()[:16]


def _opens(path: Path, words: str) -> bool:
    return locks.key_for(mark_of(path), words) is not None


def _key(label: str) -> Key | None:
    if label == "none":
        return None
    key = new_key(PASSPHRASES[label], QUICK)
    remember(key)
    return key
