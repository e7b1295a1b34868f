"""Every open action of every collaboration, as one list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from collabdesk.lines import put_on_one_line

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Status

SOON_DAYS: Final = 14
"""An action is due soon from this many days before its date on."""


class When(StrEnum):
    """How near a due date is."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    NO_DATE = "no-date"


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action that is still to be done, and the last workshop that has it."""

    id: str
    workshop_id: str
    collaboration: str
    workshop: str
    title: str
    first_step: str
    lead: str
    due: date | None
    status: Status
    note: str = ""

    def __post_init__(self) -> None:
        """Show the names on one line."""
        put_on_one_line(self, "collaboration", "workshop", "title", "lead")


def when(due: date | None, today: date) -> When:
    """Say how near *due* is, seen from *today*."""
    if due is None:
        return When.NO_DATE
    if due < today:
        return When.OVERDUE
    return When.SOON if due <= last_soon(today) else When.LATER


def last_soon(today: date) -> date:
    """Return the last day that counts as soon."""
    return min(today, date.max - timedelta(SOON_DAYS)) + timedelta(SOON_DAYS)
