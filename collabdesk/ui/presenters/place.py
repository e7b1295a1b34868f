"""Which indicator another page asks the scoring page to show."""

from __future__ import annotations

from typing import Final
from weakref import WeakKeyDictionary

from collabdesk.ui.presenters.base import Stage


class Place:
    """A request from one page to the scoring page; it is taken once."""

    def __init__(self) -> None:
        self._asked = ("", "")

    def ask(self, workshop_id: str, indicator: str) -> None:
        """Ask for *indicator* of a workshop; it replaces an earlier request."""
        self._asked = (workshop_id, indicator)

    def take(self, workshop_id: str) -> str:
        """Return the indicator asked for in this workshop and forget it; "" where none is."""
        asked_in, indicator = self._asked
        self._asked = ("", "")
        return indicator if asked_in == workshop_id else ""


_PLACES: Final[WeakKeyDictionary[Stage, Place]] = WeakKeyDictionary()


def place_of(stage: Stage) -> Place:
    """Return the place that the presenters on one stage share."""
    return _PLACES.setdefault(stage, Place())
