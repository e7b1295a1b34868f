"""A check value on every row that matters: SQLite finds but a fifth of the bits that change.

The ``seal`` of a row is the CRC-32 of its values, taken in the order of the columns' names and
without the keys of the workshop. A workshop's own row also keeps ``seals``, the sum of the seals
of all its rows, so that a row that is gone, doubled or in another workshop is found as well.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, Final

_SEAL: Final = "seal"
_NOT_SEALED: Final = {"key", "workshop_key", _SEAL}
_LONG: Final = 60

_PLACES: Final = {
    "action": "an action",
    "action_indicator": "an action",
    "action_support": "an action",
    "agreed": "what was agreed on {indicator}",
    "also": "a type of the purpose",
    "note": "a note",
    "partner": "a partner",
    "priority": "a priority",
    "round": "a round on {indicator}",
    "scope": "the scope",
    "tally": "the show of hands on {indicator}",
    "tally_count": "the show of hands on {indicator}",
    "vote": "a vote on {indicator}",
    "workshop": "its own description",
}


class BrokenSeal(Exception):
    """Something is not as it was written: in the workshop called ``title``, at ``place``."""

    def __init__(self, title: object, place: str) -> None:
        super().__init__(place)
        self.title = one_line(title)
        self.place = place


def one_line(value: object) -> str:
    """Return *value* fit for a sentence, whatever became of it."""
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in str(value))
    return text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"


@cache
def sealed_columns(columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of *columns* that a seal is taken of, in the order it takes them."""
    return tuple(sorted(set(columns) - _NOT_SEALED))


def seal_of(table: str, values: Sequence[object]) -> int:
    """Return the seal of a row of *table* with *values*: numbers, texts and None.

    ``ascii`` writes them alike in every Python; ``repr`` goes by the characters each one knows.
    """
    return zlib.crc32(ascii(tuple(values)).encode(), zlib.crc32(table.encode()))


def sealed(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return *row*, which has every column but keys, with its seal."""
    return {**row, _SEAL: seal_of(table, [row[name] for name in sealed_columns(tuple(row))])}


class Seals:
    """The seals of one table, whose rows are read with *columns* in that order."""

    def __init__(self, table: str, columns: Sequence[str]) -> None:
        self._table = table
        self._columns = tuple(columns)
        self._values = itemgetter(*map(self._columns.index, sealed_columns(self._columns)))
        self._seal = self._columns.index(_SEAL)
        self._start = zlib.crc32(table.encode())

    def hold(self, row: Sequence[Any]) -> bool:
        """Say whether *row* is as it was written."""
        return bool(row[self._seal] == seal_of(self._table, self._values(row)))

    def sum(self, rows: Iterable[Sequence[Any]], title: object) -> int:
        """Return the sum of the seals of *rows*; BrokenSeal for the first that does not hold."""
        values, at, start, crc32 = self._values, self._seal, self._start, zlib.crc32
        total = 0
        for row in rows:  # a hundred thousand times for a large library: no calls of our own
            if crc32(ascii(values(row)).encode(), start) != (seal := row[at]):
                raise BrokenSeal(title, self.place(row))
            total += seal
        return total

    def place(self, row: Sequence[Any]) -> str:
        """Return in words what *row* is, and not what it says."""
        values = dict(zip(self._columns, row, strict=True))
        return _PLACES[self._table].format(indicator=one_line(values.get("indicator", "")))


def compare_sums(title: object, found: int, kept: int) -> None:
    """Raise BrokenSeal where the rows of a workshop, each of which holds, do not add up."""
    if found != kept:
        raise BrokenSeal(title, "the number of its entries")
