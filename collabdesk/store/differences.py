"""Find the rows in which two states of one workshop differ, and write just these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sqlalchemy import ColumnElement, Connection, Table, bindparam

from collabdesk.errors import Contradiction
from collabdesk.store.entries import Entries, Entry
from collabdesk.store.mapping import COLLECTIONS, TABLES, VOTES, Collection, Row
from collabdesk.store.seals import sealed

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Workshop

_AT_ONCE: Final = 5_000
_Keyed = dict[tuple[object, ...], Row]


@dataclass(slots=True)
class Differences:
    """Rows to delete, to change and to add, by table name."""

    deleted: dict[str, list[Row]] = field(default_factory=dict)
    changed: dict[str, list[Row]] = field(default_factory=dict)
    added: dict[str, list[Row]] = field(default_factory=dict)
    seals: int = 0
    """By how much the sum of the seals of the workshop's rows changes."""

    def __len__(self) -> int:
        """Return how many rows differ."""
        kinds = (self.deleted, self.changed, self.added)
        return sum(len(rows) for kind in kinds for rows in kind.values())


def differences(before: Workshop | None, after: Workshop) -> Differences:
    """Return how the collections of *after* differ from those of *before* (None: had none)."""
    found = Differences()
    for collection in COLLECTIONS:
        was = collection.entries(before) if before else Entries()
        old, new = was.differing(collection.entries(after))
        same = {_identity(entry) for entry in old} & {_identity(entry) for entry in new}
        _compare(_rows(collection, old, same), _rows(collection, new, same), found)
    if after.anonymous:
        _hide_order(before, after, found)
    return found


def rows_of(workshop: Workshop) -> Iterator[Differences]:
    """Yield all rows of a new workshop, some thousands at a time: a file may hold a million."""
    for collection in COLLECTIONS:
        entries = collection.entries(workshop)
        for start in range(0, len(entries), _AT_ONCE):
            found = Differences()
            part = entries.part(start, min(start + _AT_ONCE, len(entries)))
            _compare({}, _rows(collection, part, set()), found)
            yield found


def write(connection: Connection, key: int, found: Differences) -> None:
    """Write *found* for the workshop of that key, inside the caller's transaction."""
    for target in reversed(TABLES):
        if rows := found.deleted.get(target.name):
            statement = target.delete().where(*_this_row(target))
            connection.execute(statement, [_naming_row(target, r, key, values=False) for r in rows])
    for target in TABLES:
        if rows := found.changed.get(target.name):
            change = target.update().where(*_this_row(target))
            connection.execute(change, [_naming_row(target, r, key, values=True) for r in rows])
        if rows := found.added.get(target.name):
            connection.execute(target.insert(), [{"workshop_key": key, **r} for r in rows])


def _identity(entry: Entry) -> tuple[int, int]:
    position, value = entry
    return position, id(value)


def _rows(
    collection: Collection, entries: Iterable[Entry], same: set[tuple[int, int]]
) -> dict[str, _Keyed]:
    """Return the rows of the entries that are not the *same* object at the same position."""
    rows: dict[str, _Keyed] = {}
    for entry in entries:
        if _identity(entry) in same:
            continue
        for name, row in collection.rows(*entry):
            keyed = rows.setdefault(name, {})
            if (key := _key(name, row)) in keyed:
                what = name.replace("_", " ")
                raise Contradiction(f"The workshop cannot be kept: it has one {what} twice {key}.")
            keyed[key] = sealed(name, row)
    return rows


def _compare(old: dict[str, _Keyed], new: dict[str, _Keyed], found: Differences) -> None:
    for name in old.keys() | new.keys():
        was, now = old.get(name, {}), new.get(name, {})
        deleted = [row for key, row in was.items() if key not in now]
        changed = [row for key, row in now.items() if key in was and row != was[key]]
        added = [row for key, row in now.items() if key not in was]
        found.seals += sum(row["seal"] for row in now.values())
        found.seals -= sum(row["seal"] for row in was.values())
        kinds = (found.deleted, deleted), (found.changed, changed), (found.added, added)
        for kind, rows in kinds:
            if rows:
                kind[name] = rows


def _hide_order(before: Workshop | None, after: Workshop, found: Differences) -> None:
    """Lay a round's votes down anew at each vote: within a page SQLite keeps rows as they came."""
    touched = {_group(row) for row in found.added.get("vote", ())}
    if before is None or not touched:
        return
    _replace(found.deleted, touched, _vote_rows(before))
    _replace(found.changed, touched, ())
    _replace(found.added, touched, _vote_rows(after))


def _group(row: Row) -> tuple[object, object]:
    return row["indicator"], row["round"]


def _replace(
    kind: dict[str, list[Row]], touched: set[tuple[object, object]], rows: Iterable[Row]
) -> None:
    kept = [row for row in kind.get("vote", ()) if _group(row) not in touched]
    kind["vote"] = kept + [sealed("vote", row) for row in rows if _group(row) in touched]


def _vote_rows(workshop: Workshop) -> Iterator[Row]:
    for entry in VOTES.entries(workshop):
        for _, row in VOTES.rows(*entry):
            yield row


def _key_of(target: Table) -> tuple[str, ...]:
    return tuple(c.name for c in target.primary_key if c.name != "workshop_key")


def _key(name: str, row: Row) -> tuple[object, ...]:
    return tuple(row[column] for column in _KEYS[name])


_KEYS: Final = {target.name: _key_of(target) for target in TABLES}


def _this_row(target: Table) -> list[ColumnElement[bool]]:
    names = ("workshop_key", *_KEYS[target.name])
    return [target.c[name] == bindparam(f"this_{name}") for name in names]


def _naming_row(target: Table, row: Row, key: int, *, values: bool) -> Row:
    names = _KEYS[target.name]
    named = {"this_workshop_key": key} | {f"this_{name}": row[name] for name in names}
    return named | {k: v for k, v in row.items() if values and k not in names}
