"""What can be read of a damaged library and is not as it was written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from collabdesk.store.seals import Seals, one_line


class Doubts:
    """Looks at the rows that are read, table by table, the workshops' own rows first."""

    def __init__(self) -> None:
        self._titles: dict[object, str] = {}
        self._found: dict[str, None] = {}
        self._kept: dict[object, object] = {}
        self._sums: dict[object, int] = defaultdict(int)

    def look_at(
        self, table: str, columns: tuple[str, ...], rows: Collection[Sequence[Any]]
    ) -> None:
        """Note what of *rows* has a seal that does not hold."""
        if "seal" not in columns:
            return
        seals, own = Seals(table, columns), table == "workshop"
        for row in rows:
            value = dict(zip(columns, row, strict=True))
            key = value["key" if own else "workshop_key"]
            if own:
                self._titles[key] = one_line(value.get("title", ""))
                self._kept[key] = value.get("seals")
            elif isinstance(value["seal"], int):
                self._sums[key] += value["seal"]
            if not seals.hold(row):
                self._note(key, seals.place(row))

    def all(self) -> tuple[str, ...]:
        """Return every place, with its workshop, that is in doubt."""
        for key, kept in self._kept.items():
            if self._sums[key] != kept:
                self._note(key, "the number of its entries")
        return tuple(self._found)

    def _note(self, key: object, place: str) -> None:
        self._found[f"“{self._titles.get(key, '')}”: {place}"] = None
