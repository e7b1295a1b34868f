"""The values of one collection with their positions, compared without a look at each by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat
from operator import is_
from typing import Any

Entry = tuple[int, Any]
"""The position of a value in its collection, and the value."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Values at their positions; at position 0 all of them where they are not ``numbered``."""

    values: tuple[Any, ...] = ()
    numbered: bool = True

    def __len__(self) -> int:
        """Return how many values there are."""
        return len(self.values)

    def __iter__(self) -> Iterator[Entry]:
        """Give every entry in order."""
        return self.part(0, len(self.values))

    def part(self, start: int, end: int) -> Iterator[Entry]:
        """Give the entries from *start* up to before *end*."""
        places = range(start, end) if self.numbered else repeat(0, end - start)
        return zip(places, self.values[start:end], strict=True)

    def differing(self, other: Entries) -> tuple[list[Entry], list[Entry]]:
        """Leave out what stands at the beginning, and then at the end, of both just the same.

        The same is the same object at the same position. A change of one vote among thousands is
        found without another look at the rest.
        """
        mine, others = self.values, other.values
        if self.numbered is not other.numbered:
            return list(self), list(other)
        start = _alike(mine, others)
        end = 0
        if not self.numbered or len(mine) == len(others):
            end = _alike(mine[start:][::-1], others[start:][::-1])
        return list(self.part(start, len(mine) - end)), list(other.part(start, len(others) - end))


def _alike(mine: tuple[Any, ...], others: tuple[Any, ...]) -> int:
    """Return how many of the first values are the same objects."""
    same = [*map(is_, mine, others), False]
    return same.index(False)
