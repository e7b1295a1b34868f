"""What else on this computer still holds a workshop or a name: copies that the program made.

Backups, libraries that were kept beside the present one, and what a killed program left of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from collabdesk.errors import LibraryError
from collabdesk.store.copying import reading_only
from collabdesk.store.engine import sync_folder
from collabdesk.store.faults import translated
from collabdesk.store.header import journal_of
from collabdesk.store.verifying import columns_of

if TYPE_CHECKING:
    import sqlite3

_NUMBERED: Final = r"-(kept|restoring|recovering)-\d+"
"""The end of the names of libraries that were kept beside, or that a killed program left."""

_ALL: Final = 'SELECT * FROM "$table"'


def beside(library: Path, ending: str = "") -> tuple[Path, ...]:
    """Return the other libraries that lie beside *library* because of it, with that *ending*.

    Nobody else's file is among them, however like it is called, and no link: none is made here.
    """
    named = _called_like(library, ending)
    return tuple(sorted(path for path in named if not path.is_symlink()))


def links_beside(library: Path) -> tuple[Path, ...]:
    """Return the links that are called like a library kept beside *library*.

    An earlier CollabDesk left them where the library itself was a link, and what they lead to is
    the library that was there.
    """
    return tuple(sorted(path for path in _called_like(library) if path.is_symlink()))


def _called_like(library: Path, ending: str = "") -> Iterator[Path]:
    stem, suffix = re.escape(library.stem), re.escape(library.suffix)
    ours = re.compile(f"{stem}{_NUMBERED}{suffix}{re.escape(ending)}")
    return (path for path in library.parent.iterdir() if ours.fullmatch(path.name))


def holds_workshop(path: Path, workshop_id: str, *, named: bool = False) -> bool | None:
    """Say whether the copy *path* holds a workshop, or with *named* holds it with named votes.

    None where the copy cannot be read: nobody can say.
    """

    def look(connection: sqlite3.Connection) -> bool:
        query = "SELECT anonymous FROM workshop WHERE id = ?"
        row = connection.execute(query, (workshop_id,)).fetchone()
        return row is not None and not (named and row[0])

    return _looked_at(path, look)


def holds_text(path: Path, says: Callable[[str], bool]) -> bool | None:
    """Say whether *says* is true of any text in the copy *path*; None where it cannot be read."""
    return _looked_at(path, lambda connection: any(map(says, _rows(connection))))


def _looked_at(path: Path, look: Callable[[sqlite3.Connection], bool]) -> bool | None:
    try:
        with reading_only(path) as connection:
            return look(connection)
    except LibraryError:
        return None


def _rows(connection: sqlite3.Connection) -> Iterator[str]:
    """Give every text of the workshops; a framework pack is nobody's."""
    for table in columns_of(connection).keys() - {"pack"}:
        for row in connection.execute(_ALL.replace("$table", table)):
            yield from (value for value in row if isinstance(value, str))


def discard_copies(paths: Iterable[Path]) -> None:
    """Remove copies for good, with their journals; LibraryError where one cannot be removed."""
    for path in paths:
        with translated(path):
            path.unlink(missing_ok=True)
            journal_of(path).unlink(missing_ok=True)
            sync_folder(path.parent)
