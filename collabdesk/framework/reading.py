"""Reading one table of a pack, noting every problem with its place instead of stopping."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from collabdesk.framework.characters import has_control

_KINDS: Final[tuple[tuple[type, str], ...]] = (
    (bool, "true or false"),
    (int, "a whole number"),
    (float, "a number"),
    (str, "a text"),
    (list, "a list"),
    (dict, "a table"),
)


def kind_of(value: object) -> str:
    """Return what a value of a TOML file is called in a sentence."""
    return next((name for kind, name in _KINDS if isinstance(value, kind)), "a date or a time")


@dataclass(slots=True)
class Problems:
    """The problems found in the file called *name*, as lines of "file: place: what"."""

    name: str
    lines: list[str] = field(default_factory=list)

    def add(self, place: str, what: str) -> None:
        """Note a problem; *place* is "" for the file as a whole."""
        self.lines.append(": ".join(part for part in (self.name, place, what) if part))

    def repeated(self, values: Iterable[tuple[str, str]]) -> None:
        """Note each value but the first of its kind; *values* are (place, value)."""
        seen: Counter[str] = Counter()
        for place, value in values:
            seen[value] += 1
            if value and seen[value] > 1:
                self.add(place, f"expected each one once, found “{value}” again")


class Table:
    """One table at *place*. Every key that is asked for is known; ``done`` names the others.

    A value that cannot be used is noted and read as empty, so that reading can go on.
    Places count from 1, as characteristics, levels and indicators do.
    """

    def __init__(self, values: Mapping[str, object], place: str, problems: Problems) -> None:
        self.place = place
        self.problems = problems
        self._values = values
        self._asked: set[str] = set()

    def at(self, key: str) -> str:
        """Return the place of a key of this table."""
        return f"{self.place}.{key}" if self.place else key

    def text(self, key: str, *, required: bool = True) -> str:
        """Return a text without the blanks around it; "" where it may be left out."""
        self._asked.add(key)
        if key not in self._values:
            if required:
                self.problems.add(self.at(key), "expected a text, found nothing")
            return ""
        return self._as_text(self._values[key], self.at(key), required=required)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, none of them empty; an absent list is empty."""
        return tuple(
            self._as_text(value, f"{self.at(key)}[{number}]", required=True)
            for number, value in enumerate(self._list(key), start=1)
        )

    def number(self, key: str) -> int:
        """Return a whole number; 0 where there is none."""
        self._asked.add(key)
        value = self._values.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        found = kind_of(value) if key in self._values else "nothing"
        self.problems.add(self.at(key), f"expected a whole number, found {found}")
        return 0

    def table(self, key: str) -> Table:
        """Return a table inside this one; an absent one is empty."""
        self._asked.add(key)
        return self._as_table(self._values.get(key, {}), self.at(key))

    def tables(self, key: str, *, at_least: int = 0) -> tuple[Table, ...]:
        """Return a list of tables, of which there must be *at_least* so many."""
        values = self._list(key)
        if len(values) < at_least:
            self.problems.add(self.at(key), f"expected at least {at_least}, found {len(values)}")
        return tuple(
            self._as_table(value, f"{self.at(key)}[{number}]")
            for number, value in enumerate(values, start=1)
        )

    def done(self) -> None:
        """Note every key that was not asked for."""
        for key in self._values:
            if key not in self._asked:
                self.problems.add(self.at(key), "this key is not known here")

    def _list(self, key: str) -> list[object]:
        self._asked.add(key)
        value = self._values.get(key, [])
        if isinstance(value, list):
            return value
        self.problems.add(self.at(key), f"expected a list, found {kind_of(value)}")
        return []

    def _as_table(self, value: object, place: str) -> Table:
        if not isinstance(value, dict):
            self.problems.add(place, f"expected a table, found {kind_of(value)}")
            value = {}
        return Table(value, place, self.problems)

    def _as_text(self, value: object, place: str, *, required: bool) -> str:
        if not isinstance(value, str):
            self.problems.add(place, f"expected a text, found {kind_of(value)}")
            return ""
        if has_control(value):
            self.problems.add(place, "expected a text without control characters")
        elif required and not value.strip():
            self.problems.add(place, "expected a text, found an empty one")
        return value.strip()
