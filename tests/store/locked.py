"""A locked library for tests, and what is in it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from collabdesk.domain.workshop import Action, Agreed, Note, Workshop
from collabdesk.store.backups import Backups
from collabdesk.store.keyring import remember
from collabdesk.store.library import Library
from collabdesk.store.locks import Key, new_key
from tests.builders import make_workshop, with_votes

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
WORDS = "correct horse battery"
SENTINEL = "Kestrel"


def workshop(number: int = 0) -> Workshop:
    return with_votes(
        make_workshop(
            id=f"w{number}",
            agreed=(Agreed("1.1", 3, evidence=f"{SENTINEL} evidence " * 20),),
            notes=(Note(f"{SENTINEL} note " * 200),),
            actions=(Action("a1", f"{SENTINEL} action", lead="p1", support=("p2",)),),
        ),
        "1.1",
        [1, 2, 3],
    )


def fill(path: Path, count: int = 3) -> None:
    with closing(Library.open(path)) as library:
        library.add(map(workshop, range(count)))


def backed_up_twice(path: Path, folder: Path) -> Backups:
    """Back the library up, change it, and back it up again; return the backups in *folder*."""
    made = Backups(folder, lambda: NOON)
    with closing(Library.open(path)) as library:
        library.back_up(made)
        library.save(library.load("w0"), replace(workshop(0), title="After"))
        library.back_up(made)
    return made


def known_key(passphrase: str = WORDS) -> Key:
    key = new_key(passphrase)
    remember(key)
    return key


def locked(path: Path, count: int = 3, backups: Backups | None = None) -> Key:
    """Make a library at *path* locked with ``WORDS``, and return its key, which is known."""
    fill(path, count)
    key = known_key()
    with closing(Library.open(path)) as library:
        library.relock(key, backups)
    return key


def relock(
    path: Path,
    key: Key | None,
    backups: Backups | None = None,
    doomed: tuple[Path, ...] = (),
) -> int:
    with closing(Library.open(path)) as library:
        return library.relock(key, backups, doomed)


def readable(folder: Path) -> list[str]:
    """Return the names of the files below *folder* in which the sentinel can be read."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.name for path in files if SENTINEL.encode() in path.read_bytes())
