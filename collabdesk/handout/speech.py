"""Says things in the reader's language: sentences with places, counts and dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

MONTHS: Final = (
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May", "May"),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
)


class Speech:
    """Translates what is said; ``tr`` is handed plain sentences of the source's language."""

    def __init__(self, tr: Callable[[str], str]) -> None:
        self.tr = tr

    def say(self, text: str, **values: object) -> str:
        """Translate *text*, then fill its places."""
        return self.tr(text).format(**values)

    def count(self, one: str, many: str, n: int) -> str:
        """Say a number of things: *one* for 1, *many* (with ``{n}``) for any other."""
        return self.say(one if n == 1 else many, n=n)

    def date(self, day: date, *, short: bool = False) -> str:
        """Say a date, as in 20 November 2026, or 20 Nov 2026 where it must be short."""
        return f"{day.day} {self.tr(MONTHS[day.month - 1][short])} {day.year}"
