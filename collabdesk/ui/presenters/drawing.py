"""What a presenter knows of drawing in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from collabdesk.handout.model import Progress

Make = Callable[[Progress], Any]
"""Makes a file, or several, telling how many pages are done."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a wish: what was made, or what was raised meanwhile."""

    made: Any = None
    fault: Exception | None = None


Done = Callable[[Outcome], None]


class Drawing(Protocol):
    """Makes files in the background; the newest wish wins."""

    def draw(self, make: Make, done: Done) -> None:
        """Make a file and hand it to *done*; an earlier wish that is not done is dropped."""

    def cancel(self) -> None:
        """Drop what is being made; nothing is handed over."""
