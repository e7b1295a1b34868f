"""Give a library and its copies another lock, or none: all of them, or the library stays old.

Every file is first written anew beside the old one. Once all are there, the library changes
names in one step, and that is the moment of the change; the copies follow. Whoever is killed
before it finds the old library, and what was begun is removed; after it, the copies are finished
at the next start. Which of both it is, the lock of a file tells by itself.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from collabdesk.errors import DamagedLibrary, LibraryError, LockedLibrary
from collabdesk.ordinary import must_be_no_link
from collabdesk.store.backups import is_whole, name_of
from collabdesk.store.copying import begin, discard, examine, reading_only, sha256_of
from collabdesk.store.driver import open_raw
from collabdesk.store.engine import WAIT, sync_folder
from collabdesk.store.faults import written
from collabdesk.store.header import check_header, journal_of, mark_of, stamp
from collabdesk.store.traces import beside, links_beside

if TYPE_CHECKING:
    from collabdesk.store.backups import Backups
    from collabdesk.store.locks import Key

ANEW: Final = ".anew"
"""How the name of a file ends that is written, whole, and does not count yet."""

_PART: Final = ".part"
_OLD: Final = ".old"
_DOOMED: Final = ".doomed"
_CHUNK: Final = 1 << 20
_SCHEMA: Final = (
    "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND (rootpage > 0) = ? ORDER BY rootpage"
)
_TABLES: Final = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rootpage"
_ROWS: Final = 'SELECT * FROM "$table"'
_ROW: Final = 'INSERT INTO "$table" VALUES ($marks)'
_NUMBERS: Final = ("application_id", "user_version")


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies of a library: those that can be written anew, and those that stay to be read.

    ``spoilt`` are damaged; ``linked`` are links, to what is not locked; ``twins`` are of the
    library and the whole copies those whose file has a further name, which keeps what it held.
    """

    whole: tuple[Path, ...]
    spoilt: tuple[Path, ...]
    linked: tuple[Path, ...] = ()
    twins: tuple[Path, ...] = ()


def copies_of(library: Path, backups: Backups | None) -> Copies:
    """Return the backups of *library* and what is kept beside it, every byte of each checked.

    What is locked with a passphrase that was not given is neither, and stays as it is. Raises
    LibraryError for one that a newer program made or that cannot be read just now.
    """
    made = backups.all() if backups else ()
    harmed = {backup.path for backup in made if not is_whole(backup)}
    links = {*(b.path for b in made if b.path.is_symlink()), *links_beside(library)}
    paths = (*(b.path for b in made if b.path not in links), *beside(library))
    whole = tuple(path for path in paths if path not in harmed and _can_be_read(path))
    others = (path for path in paths if path not in whole)
    return Copies(
        whole,
        tuple(path for path in others if not _is_locked(path)),
        tuple(path for path in sorted(links) if not _is_locked(path)),
        tuple(path for path in _twins((library, *whole)) if not _is_locked(path)),
    )


def _twins(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return those whose file has more names than *paths* has of it."""
    found = {path: path.stat() for path in paths}
    names = Counter((file.st_dev, file.st_ino) for file in found.values())
    return tuple(p for p, file in found.items() if file.st_nlink > names[file.st_dev, file.st_ino])


def prepare(
    library: Path, backups: Backups | None, key: Key | None, doomed: tuple[Path, ...] = ()
) -> None:
    """Write *library* and its copies anew, locked with *key*; none of it counts yet.

    The copies *doomed* are removed, with their journals, once it does; until then only their names
    are others. Raises sqlite3.Error, OSError or LibraryError, and then nothing of it is left.
    """
    made = {backup.path: backup for backup in backups.all()} if backups else {}
    try:
        for path in (library, *copies_of(library, backups).whole):
            part = _ending(path, _PART)
            rewrite(path, part, key)
            backup = made.get(path)
            target = path.with_name(name_of(backup, sha256_of(part))) if backup else path
            part.replace(_ending(target, ANEW))
        for path in doomed:
            path.rename(_ending(path, _DOOMED))
        for folder in _folders(library, backups):
            sync_folder(folder)
    except BaseException:
        take_back(library, backups)
        raise


def put_in_force(library: Path, backups: Backups | None, changes: int) -> int:
    """Let what was prepared count; return how many copies could not follow yet.

    *changes* is the library's count of changes when it was prepared. Nothing has it open.
    Raises LibraryError or OSError, and then all is as it was, or, where the drive failed just
    after the library changed its name, all is as it was to be.
    """
    try:
        _must_be_unchanged(library, changes)
        # What is old stays for now: it marks a change on its way.
        swap(_ending(library, ANEW), library, keep_old=True)
    except BaseException:
        finish(library, backups)
        raise
    return finish(library, backups)


def _must_be_unchanged(library: Path, changes: int) -> None:
    if check_header(library).changes != changes:
        raise LibraryError(
            f"The library “{library}” was changed by another program meanwhile. "
            "Close that program and try again; nothing was changed here."
        )


def take_back(library: Path, backups: Backups | None) -> None:
    """Remove what was prepared."""
    _settle(library, backups)
    for path in _begun(library, backups, ANEW):
        _put_aside(path)
    for path in _begun(library, backups, _PART):
        shred(path)


def is_unfinished(library: Path, backups: Backups | None) -> bool:
    """Say whether a change of the lock was killed on the way."""
    return any(_begun(library, backups, ending) for ending in (_PART, ANEW, _OLD, _DOOMED))


def finish(library: Path, backups: Backups | None) -> int:
    """Finish what was put in force, take back what was not; return how many copies are left.

    A copy is left where it could not be written just now: the next call tries again.
    """
    _settle(library, backups)
    mark = mark_of(library)
    for part in _begun(library, backups, ANEW):
        if part != _ending(library, ANEW) and _mark(part) == mark:
            with suppress(OSError):
                swap(part, part.with_name(part.name.removesuffix(ANEW)))
        else:
            _put_aside(part)
    _drop_replaced(mark, backups)
    for left in (*_begun(library, backups, _PART), *_begun(library, backups, _OLD)):
        shred(left)
    return len(_begun(library, backups, ANEW))


def rewrite(source: Path, target: Path, key: Key | None, name: Path | None = None) -> None:
    """Write the library *source*, of whatever schema, into the new file *target* locked with *key*.

    It is read back and compared row by row. Its tables lie in it in the same order, as the
    recovery counts on, and its count of changes goes on. Raises DamagedLibrary where *source* is
    not whole, LibraryError where it fails, which blames the file *name* where one is given.
    """
    examine(source)
    discard(target)
    with reading_only(source) as old, written(name) if name else nullcontext():
        begin(target)
        with closing(open_raw(target, "rw", WAIT, key)) as new:
            # The file counts for nothing until it is whole: no journal, and one sync at the end.
            for setting in ("journal_mode=OFF", "synchronous=OFF", "temp_store=MEMORY"):
                new.execute(f"PRAGMA {setting}").close()
            new.execute("BEGIN")
            _fill(old, new)
            new.execute("COMMIT")
        # Begun anew, the count could come upon that of a backup, and changes would get none.
        stamp(target, key.mark if key else b"", follows=check_header(source).changes)
        with closing(open_raw(target, "ro", WAIT, key)) as new:
            _compare(old, new, target)


def _fill(old: sqlite3.Connection, new: sqlite3.Connection) -> None:
    for (statement,) in old.execute(_SCHEMA, (1,)).fetchall():
        new.execute(statement)
    for name in _names(old):
        rows = old.execute(_ROWS.replace("$table", name))
        marks = ", ".join("?" * len(rows.description))
        new.executemany(_ROW.replace("$table", name).replace("$marks", marks), rows)
    for (statement,) in old.execute(_SCHEMA, (0,)).fetchall():
        new.execute(statement)
    for number in _NUMBERS:
        value = old.execute(f"PRAGMA {number}").fetchone()[0]
        new.execute(f"PRAGMA {number}={value}")


def _compare(old: sqlite3.Connection, new: sqlite3.Connection, target: Path) -> None:
    queries = [*(_ROWS.replace("$table", name) for name in _names(old))]
    queries += [f"PRAGMA {number}" for number in _NUMBERS]
    for query in queries:
        pairs = zip(old.execute(query), new.execute(query), strict=True)
        if any(tuple(mine) != tuple(theirs) for mine, theirs in pairs):
            raise DamagedLibrary(f"What was written to “{target}” does not read back the same.")


def _names(connection: sqlite3.Connection) -> list[str]:
    return [name.replace('"', '""') for (name,) in connection.execute(_TABLES).fetchall()]


def shred(path: Path) -> None:
    """Overwrite a file and remove it, where it can be; one with another name is only unlinked.

    So is a link: what it leads to is not ours. A drive that moves what is overwritten elsewhere,
    as flash does, may still hold the old bytes.
    """
    with suppress(OSError):
        if not path.is_symlink() and path.stat().st_nlink == 1:
            with path.open("r+b") as file:
                for start in range(0, path.stat().st_size, _CHUNK):
                    file.write(bytes(min(_CHUNK, path.stat().st_size - start)))
                file.flush()
                os.fsync(file.fileno())
        path.unlink()


def _settle(library: Path, backups: Backups | None) -> None:
    """Remove what is doomed where the change counts, else give it back its name.

    It does not count as long as the new library lies beside the old one: so this comes first.
    """
    counts = not _ending(library, ANEW).exists()
    for path in _begun(library, backups, _DOOMED):
        named = path.with_name(path.name.removesuffix(_DOOMED))
        if counts:
            shred(journal_of(named))
            shred(path)
        else:
            with suppress(OSError):
                path.rename(named)


def swap(fresh: Path, path: Path, *, keep_old: bool = False) -> None:
    """Give *fresh* the name *path* in one step, then overwrite what had it; raises OSError.

    So it does where *path* is a link: what it leads to would be overwritten and not replaced.
    """
    old = _ending(path, _OLD)
    must_be_no_link(path)
    shred(old)
    with suppress(OSError):  # nothing had it, or a drive without links
        old.hardlink_to(path)
    journal_of(path).unlink(missing_ok=True)
    fresh.replace(path)
    sync_folder(path.parent)
    if not keep_old:
        shred(old)


def _put_aside(path: Path) -> None:
    """Remove what was prepared; half overwritten, it must not pass for whole."""
    old = _ending(path.with_name(path.name.removesuffix(ANEW)), _OLD)
    shred(old)
    with suppress(OSError):
        path.replace(old)
    shred(old)


def _drop_replaced(mark: bytes, backups: Backups | None) -> None:
    """Remove each backup whose number another one has that is locked as the library is."""
    made = backups.all() if backups else ()
    followed = {backup.number for backup in made if _mark(backup.path) == mark}
    for backup in made:
        if backup.number in followed and _mark(backup.path) != mark:
            shred(backup.path)


def _begun(library: Path, backups: Backups | None, ending: str) -> list[Path]:
    """Return the files of a change on its way: those whose names have that *ending*."""
    ours = {_ending(path, ending) for path in (library, *beside(library, ending))}
    if backups:
        with suppress(OSError):
            ours.update(p for p in backups.folder.iterdir() if p.name.endswith(ending))
    return sorted(path for path in ours if path.exists())


def _folders(library: Path, backups: Backups | None) -> tuple[Path, ...]:
    made = (backups.folder,) if backups and backups.folder.exists() else ()
    return (library.parent, *made)


def _can_be_read(path: Path) -> bool:
    if journal_of(path).exists():  # what was kept with its journal was damaged
        return False
    try:
        examine(path)
    except (DamagedLibrary, LockedLibrary):
        return False
    return True


def _is_locked(path: Path) -> bool:
    """Say whether nobody can read *path* without a passphrase, as where its lock is damaged."""
    try:
        return bool(mark_of(path))
    except (DamagedLibrary, OSError):
        return True


def _mark(path: Path) -> bytes | None:
    """Return the mark of a library's lock; None where it cannot be known, or is no whole file."""
    try:
        return check_header(path).mark
    except (LibraryError, OSError):
        return None


def _ending(path: Path, ending: str) -> Path:
    return path if path.name.endswith(ending) else path.with_name(path.name + ending)
