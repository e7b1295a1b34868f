"""Read out of a damaged library what can be read, into a new one; the old file is not touched."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, Table, exists, select
from sqlalchemy.exc import DBAPIError

from collabdesk.errors import DamagedLibrary, LibraryError
from collabdesk.ordinary import followed
from collabdesk.store.copying import (
    Contents,
    discard,
    examine,
    free_name,
    put_in_place,
    reading_only,
)
from collabdesk.store.doubts import Doubts
from collabdesk.store.driver import errors, open_raw
from collabdesk.store.engine import connect, create, disconnect, raw, writing
from collabdesk.store.faults import translated
from collabdesk.store.header import journal_of
from collabdesk.store.keyring import key_of, known_keys
from collabdesk.store.library import Library
from collabdesk.store.locks import Key
from collabdesk.store.lost_locks import is_laid_open, is_scrambled, key_that_fits, says_locked
from collabdesk.store.tables import Base, WorkshopRow
from collabdesk.store.verifying import columns_of, seal_all

_TABLES: Final = tuple(Base.metadata.sorted_tables)
_PAGE: Final = 4096
_HEADER: Final = 96
"""Bytes of the header that are mended: what follows is the version that wrote it, or locked."""
_TO_NULL: Final = {("action", "lead"), ("workshop", "pack")}
"""References that may be lost without the row that makes them."""

_Rows = dict[tuple[Any, ...], Row[Any]]


@dataclass(frozen=True, slots=True)
class Recovered:
    """What came back, how many rows were found and did not fit, and where the old file is.

    ``doubtful`` names, by workshop, what came back and is not as it was written. It is
    ``laid_open`` where it has no lock and the old file seems to have had one.
    """

    contents: Contents
    refused: int
    kept: Path | None
    doubtful: tuple[str, ...] = ()
    laid_open: bool = False


@dataclass(slots=True)
class _Found:
    """What is told of the rows that were found."""

    refused: int = 0
    doubtful: tuple[str, ...] = ()


def may_hold(path: Path) -> bool:
    """Say whether it is worth trying to recover *path*; OSError where it cannot be read.

    It is not where there is nothing in it, where it is locked and no known key fits, or where
    SQLite lists tables and none is ours.
    """
    if path.stat().st_size < _PAGE:
        return False
    if says_locked(path) and is_scrambled(path):
        return key_that_fits(path) is not None
    with suppress(*errors(), UnicodeDecodeError), closing(open_raw(path, "ro", 0)) as connection:
        listed = columns_of(connection)
        return any(table.name in listed for table in _TABLES)
    return True


def recover(path: Path) -> Recovered:
    """Put what can be read of the library *path* in its place; the damaged file is kept beside.

    Raises LibraryError, with everything as it was, where not one workshop can be read.
    """
    path = followed(path)
    fresh = free_name(path, "recovering")
    with translated(path):
        try:
            for key, mend in product(_keys_for(path), _MENDS):
                found = _attempt(path, fresh, mend, key)
                contents = examine(fresh)
                if contents.workshops:
                    kept = put_in_place(fresh, path)
                    laid_open = is_laid_open(path, kept)
                    return Recovered(contents, found.refused, kept, found.doubtful, laid_open)
        finally:
            discard(fresh)
    raise LibraryError(
        f"Nothing could be read from “{path}”. It was left as it is; bring back a backup, or "
        "give the file to somebody who can look inside."
    )


def _keys_for(path: Path) -> tuple[Key | None, ...]:
    """Return the key of *path*; where its header cannot tell, none and then every one known."""
    with suppress(DamagedLibrary):
        if (key := key_of(path)) is not None:
            return (key,)
    return (None, *known_keys())


def _attempt(path: Path, fresh: Path, mend: _Mend, key: Key | None) -> _Found:
    """Fill a new library *fresh* from a mended copy of *path*; tell what was found.

    The copy is as locked as *path* is, and *fresh* is locked with *key*.
    """
    discard(fresh)
    create(fresh, key)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(mend(path.read_bytes(), fresh))
        # SQLite rolls back what a killed program left: in the copy, never in the file itself.
        if mend is _as_it_is and journal_of(path).exists():
            shutil.copy2(journal_of(path), journal_of(copy))
        found = _Found()
        # A damaged lock is no end either: the next header to be tried has that of a known key.
        with suppress(DamagedLibrary, DBAPIError, *errors(), UnicodeDecodeError):
            found = _carry_over(copy, fresh)
        found.refused += _drop_unreadable(fresh)
        return found


def _as_it_is(data: bytes, _fresh: Path) -> bytes:
    return data


def _with_mended_header(data: bytes, fresh: Path) -> bytes:
    """Return *data* with a header that fits its size; no page counts as free."""
    pages = (len(data) // _PAGE).to_bytes(4, "big")
    header = bytearray(fresh.read_bytes()[:_HEADER])
    header[28:32], header[32:40] = pages, bytes(8)
    header[92:96] = header[24:28]
    return bytes(header) + data[_HEADER:]


def _with_tables_of(data: bytes, fresh: Path) -> bytes:
    """Return *data* with the list of tables of a new library, in which all lie at the same place.

    A page of the new library that is not the empty root of a table belongs to that list.
    """
    new, lent = fresh.read_bytes(), bytearray(data)
    with reading_only(fresh) as connection:
        roots = {row[0] for row in connection.execute("SELECT rootpage FROM sqlite_schema")}
    for start in range(0, min(len(new), len(data) // _PAGE * _PAGE), _PAGE):
        if start // _PAGE + 1 not in roots:
            lent[start : start + _PAGE] = new[start : start + _PAGE]
    return _with_mended_header(bytes(lent), fresh)


_Mend = Callable[[bytes, Path], bytes]
_MENDS: Final[tuple[_Mend, ...]] = (_as_it_is, _with_mended_header, _with_tables_of)


def _carry_over(source: Path, target: Path) -> _Found:
    """Copy every row that can be read and fits; what came over is sealed as it stands."""
    found = _Found()
    with _open(source) as old, _open(target) as new:
        new.exec_driver_sql("PRAGMA foreign_keys=OFF")
        new.rollback()
        doubts, keys = Doubts(), _keys(old)
        with writing(new):
            for table, columns in _there(old):
                rows = _readable(old, table, columns, keys).values()
                doubts.look_at(table.name, columns, rows)
                found.refused += sum(not _inserted(new, table, columns, row) for row in rows)
            while dropped := sum(_mend_references(new, table) for table in _TABLES):
                found.refused += dropped
            seal_all(raw(new))
        found.doubtful = doubts.all()
    return found


def _there(old: Connection) -> list[tuple[Table, tuple[str, ...]]]:
    """Return the tables with those of their columns that *old* has; an older library has fewer."""
    listed = columns_of(raw(old))
    found = [
        (table, tuple(c.name for c in table.columns if c.name in listed.get(table.name, ())))
        for table in _TABLES
    ]
    return [
        (table, columns)
        for table, columns in found
        if all(column.name in columns for column in table.primary_key)
    ]


@contextmanager
def _open(path: Path) -> Iterator[Connection]:
    connection = connect(path, "rw")
    try:
        yield connection
    finally:
        disconnect(connection)


def _keys(old: Connection) -> list[int]:
    """Return the keys of all workshops that any table still names."""
    found: set[int] = set()
    for table in _TABLES:
        for name in ("key", "workshop_key"):
            if name in table.c:
                rows = _walk(old, select(table.c[name]).order_by(table.c[name]))
                found.update(row[0] for row in rows if isinstance(row[0], int))
    return sorted(found)


def _readable(old: Connection, table: Table, columns: tuple[str, ...], keys: list[int]) -> _Rows:
    """Return the rows by their primary key: from both ends up to a damaged page, then between."""
    wanted, order = select(*(table.c[name] for name in columns)), list(table.primary_key)
    rows = [*_walk(old, wanted.order_by(*order))]
    rows += _walk(old, wanted.order_by(*(column.desc() for column in order)))
    if order[0].name in ("key", "workshop_key"):
        for key in keys:
            rows += _walk(old, wanted.where(order[0] == key))
    places = [columns.index(column.name) for column in order]
    return {tuple(row[place] for place in places): row for row in rows}


def _walk(old: Connection, statement: Select[Any]) -> Iterator[Row[Any]]:
    """Yield rows until there are no more, or until one cannot be read."""
    try:
        yield from old.execute(statement)
    except (DBAPIError, UnicodeDecodeError):
        # A connection that met one page it cannot unlock reads no other page any more.
        old.rollback()
        old.invalidate()


def _inserted(new: Connection, table: Table, columns: tuple[str, ...], row: Row[Any]) -> bool:
    # No text of ours has it: it is what a page of a locked file is taken for that cannot be read.
    if any("\0" in value for value in row if isinstance(value, str)):
        return False
    values = dict(zip(columns, row, strict=True))
    for name in ("seal", "seals"):  # set anew once all is there
        values.pop(name, None)
    try:
        new.execute(table.insert(), values)
    except (DBAPIError, OverflowError, ValueError):
        return False
    return True


def _mend_references(new: Connection, table: Table) -> int:
    """Drop the rows of *table* that refer to what is lost; return how many."""
    dropped = 0
    for key in table.foreign_key_constraints:
        parent = key.referred_table.alias()
        pairs = [(element.parent, parent.c[element.column.name]) for element in key.elements]
        there = exists().where(*(theirs == mine for mine, theirs in pairs)).correlate(table)
        lost = (*(mine.is_not(None) for mine, _ in pairs), ~there)
        optional = [mine for mine, _ in pairs if (table.name, mine.name) in _TO_NULL]
        if optional:
            new.execute(table.update().where(*lost).values({optional[0]: None}))
        else:
            dropped += new.execute(table.delete().where(*lost)).rowcount
    return dropped


def _drop_unreadable(path: Path) -> int:
    """Remove the workshops whose rows make no sense together; return how many."""
    with _open(path) as connection:
        ids = list(connection.scalars(select(WorkshopRow.id)))
    with closing(Library.open(path)) as library:
        bad = [workshop_id for workshop_id in ids if not _loads(library, workshop_id)]
        for workshop_id in bad:
            library.remove(workshop_id)
    return len(bad)


def _loads(library: Library, workshop_id: str) -> bool:
    try:
        library.load(workshop_id)
    except LibraryError:
        return False
    return True
