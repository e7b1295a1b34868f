"""Look at the seals of a whole library, or set them anew; by its own list of tables and columns.

That list is read from the file, so that a library of any schema can be looked at; one from before
the seals has none.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import ClauseElement, TableClause, bindparam, column, func, select, table
from sqlalchemy.dialects.sqlite import dialect

from collabdesk.errors import DamagedLibrary
from collabdesk.framework.digest import digest
from collabdesk.store.driver import CHECKS, is_sound
from collabdesk.store.seals import Seals, compare_sums, seal_of, sealed_columns
from collabdesk.store.shape import fits

_COLUMNS: Final = (
    "SELECT m.name, c.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c "
    "WHERE m.type = 'table' ORDER BY m.name, c.cid"
)
_NEWEST_FIRST: Final = "SELECT key, title, seals FROM workshop ORDER BY held_on DESC, key DESC"
_OWN: Final = "workshop"
_DIALECT: Final = dialect()

_Tables = dict[str, tuple[str, ...]]


def look_for_damage(path: Path, connection: sqlite3.Connection, rows: int | None = None) -> None:
    """Raise DamagedLibrary for a page, row, index or reference of *path* that cannot be.

    Raises BrokenSeal where something is not as it was written; *rows* as of ``verify``. Within
    one transaction, or else what another program writes meanwhile looks like damage.
    """
    if not is_sound(row for name in CHECKS for row in connection.execute(f"PRAGMA {name}")):
        raise damaged_inside(path)
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise damaged_inside(path)
    schema = schema_of(path, connection)
    verify(connection, rows)
    if schema:
        for sha256, text in connection.execute("SELECT sha256, text FROM pack"):
            if digest(text) != sha256:
                raise damaged_inside(path)


def schema_of(path: Path, connection: sqlite3.Connection) -> int:
    """Return the number of the schema of *path*; DamagedLibrary where its tables are of another."""
    schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if not fits(schema, columns_of(connection)):
        raise damaged_inside(path)
    return schema


def damaged_inside(path: Path) -> DamagedLibrary:
    """Return what is to be said of a library that is a library and not whole."""
    return DamagedLibrary(
        f"The library “{path}” is damaged inside. It was left as it is; bring back a backup."
    )


def verify(connection: sqlite3.Connection, rows: int | None = None) -> None:
    """Raise BrokenSeal where something is not as it was written.

    Every workshop's own row and the number of its entries are looked at; the entries themselves
    newest workshop first until there were *rows* of them, or all.
    """
    tables = _sealed(connection)
    if not tables:
        return
    title = tables[_OWN].index("title")
    own = Seals(_OWN, tables[_OWN])
    for row in connection.execute(_all(_OWN, tables.pop(_OWN))):
        own.sum((row,), row[title])
    sums, counts = _sums(connection, tables)
    for key, called, seals in connection.execute(_NEWEST_FIRST).fetchall():
        if rows is None or rows > 0 or sums[key] != seals:
            _verify_entries(connection, tables, key, called)
            rows = None if rows is None else rows - counts[key]
        compare_sums(called, sums[key], seals)


def _verify_entries(
    connection: sqlite3.Connection, tables: _Tables, key: int, title: object
) -> None:
    """Look at every entry of one workshop."""
    for name, columns in tables.items():
        entries = connection.execute(_of_workshop(name, columns), (key,))
        Seals(name, columns).sum(entries, title)


def seal_all(connection: sqlite3.Connection) -> None:
    """Set every seal anew, inside the caller's transaction: what is there is taken to be right."""
    tables = _sealed(connection)
    connection.create_function("seal_of", -1, _seal_of, deterministic=True)
    for name, columns in tables.items():
        if name != _OWN:
            connection.execute(_set_seal(name, columns), (name,))
    sums, _ = _sums(connection, {name: tables[name] for name in tables if name != _OWN})
    connection.execute("UPDATE workshop SET seals = 0")
    connection.executemany(
        "UPDATE workshop SET seals = ? WHERE key = ?", [(n, key) for key, n in sums.items()]
    )
    connection.execute(_set_seal(_OWN, tables[_OWN]), (_OWN,))


def columns_of(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Return the tables of a library with their columns, as the file itself lists them."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, listed in connection.execute(_COLUMNS):
        found[name].append(listed)
    return {name: tuple(columns) for name, columns in found.items()}


def _sealed(connection: sqlite3.Connection) -> _Tables:
    listed = columns_of(connection)
    if "seals" not in listed.get(_OWN, ()):
        return {}
    return {name: columns for name, columns in listed.items() if "seal" in columns}


def _sums(connection: sqlite3.Connection, tables: _Tables) -> tuple[dict[int, int], dict[int, int]]:
    """Return the sum of the seals of each workshop's entries and how many there are, by its key."""
    sums: dict[int, int] = defaultdict(int)
    counts: dict[int, int] = defaultdict(int)
    for name in tables:
        for key, total, count in connection.execute(_sum(name)):
            sums[key] += total
            counts[key] += count
    return sums, counts


def _table(name: str, columns: Iterable[str]) -> TableClause:
    return table(name, *map(column, columns))


@cache
def _all(name: str, columns: tuple[str, ...]) -> str:
    return _sql(_table(name, columns).select())


@cache
def _of_workshop(name: str, columns: tuple[str, ...]) -> str:
    found = _table(name, columns)
    return _sql(found.select().where(found.c["workshop_key"] == bindparam("key")))


@cache
def _sum(name: str) -> str:
    found = _table(name, ("workshop_key", "seal"))
    key = found.c["workshop_key"]
    return _sql(select(key, func.sum(found.c.seal), func.count()).group_by(key))


def _set_seal(name: str, columns: tuple[str, ...]) -> str:
    found = _table(name, columns)
    values = [found.c[column] for column in sealed_columns(columns)]
    return _sql(found.update().values(seal=func.seal_of(bindparam("name"), *values)))


def _sql(statement: ClauseElement) -> str:
    return str(statement.compile(dialect=_DIALECT))


def _seal_of(table: str, *values: Any) -> int:
    return seal_of(table, values)
