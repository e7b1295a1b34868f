"""What is asked of a desk, and what it answers; values only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from collabdesk.domain.aside import Aside
from collabdesk.domain.workshop import Mode
from collabdesk.errors import CollabDeskError

if TYPE_CHECKING:
    from collabdesk.domain.place import Place
    from collabdesk.domain.workshop import Workshop


@dataclass(frozen=True, slots=True)
class NewWorkshop:
    """What is known when a workshop is made; the rest is set up later.

    A ``collaboration_id``, or else a name, that the library knows makes it one of that
    collaboration. ``held_on`` None is today, ``framework`` None the default, ``scope`` None all.
    """

    title: str
    collaboration: str
    collaboration_id: str = ""
    held_on: date | None = None
    mode: Mode = Mode.GROUP
    framework: tuple[str, str] | None = None
    place: str = ""
    facilitator: str = ""
    minutes: int = 90
    anonymous: bool = False
    scope: tuple[int, ...] | None = None


class Conflict(StrEnum):
    """What happens to a workshop that is in the library already when its file is brought in."""

    REFUSE = "refuse"
    REPLACE = "replace"
    KEEP_BOTH = "keep-both"


@dataclass(frozen=True, slots=True)
class Imported:
    """A workshop that was brought in; ``not_revealed`` votes stayed where the file was made."""

    path: Path
    workshop_id: str
    title: str
    replaced: bool
    not_revealed: int


@dataclass(frozen=True, slots=True)
class Removed:
    """A workshop that was deleted, whole, so that it can come back."""

    workshop: Workshop
    archived: bool
    pack: str | None = None
    place: Place | None = None
    aside: Aside = field(default_factory=Aside)


class AlreadyThere(CollabDeskError):
    """A workshop to bring in is in the library already; ``titles`` names all of them."""

    def __init__(self, message: str, titles: tuple[str, ...]) -> None:
        super().__init__(message)
        self.titles = titles
