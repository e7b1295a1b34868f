"""Which tables and columns belong to a number of a schema: one that does not fit them is damage.

The number stands in the header, which no check value guards. With one flipped bit of it a library
would be migrated that needs it not, or be taken for an empty one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Final

from collabdesk.store.tables_aside import DotRow

_FIRST: Final = 1
_LATER: Final = {("action", "lead_role"): 2, ("action", "note"): 2}
"""The schema that brought a column of a table, where that was not the first."""

_SEALS: Final = 3
"""The schema that brought the seals, to many tables."""


def fits(schema: int, listed: Mapping[str, Collection[str]]) -> bool:
    """Say whether a library of *schema* has the tables and columns that are *listed*.

    One of schema 0, in which nothing was made yet, has none of them.
    """
    return all(set(listed.get(name, ())) == own for name, own in _columns_of(schema).items())


@cache
def _columns_of(schema: int) -> dict[str, set[str]]:
    return {
        table.name: {c.name for c in table.columns if _since(table.name, c.name) <= schema}
        for table in DotRow.metadata.sorted_tables
    }


def _since(table: str, column: str) -> int:
    return _SEALS if column in ("seal", "seals") else _LATER.get((table, column), _FIRST)
