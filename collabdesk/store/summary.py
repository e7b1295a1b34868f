"""What a list of workshops shows of one workshop; free of SQLAlchemy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from collabdesk.lines import put_on_one_line

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Mode


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the list.

    ``scored``: indicators in scope that have a score; ``answered``: those on which something
    was agreed. ``overdue``: open actions that were due before the day the list was asked for.
    ``due_soon``: those due then or within the two weeks after. One that a later workshop of the
    collaboration has taken over counts only there.
    ``pack``: the SHA-256 of the framework kept with the workshop.
    """

    id: str
    collaboration_id: str
    collaboration: str
    title: str
    held_on: date
    place: str
    type: str | None
    mode: Mode
    framework_id: str
    edition: str
    scope: tuple[int, ...]
    partners: tuple[str, ...]
    scored: int
    answered: int
    actions: int
    actions_done: int
    overdue: int
    archived: bool
    pack: str | None = None
    due_soon: int = 0

    def __post_init__(self) -> None:
        """Show the names on one line."""
        put_on_one_line(self, "collaboration", "title", "place")
