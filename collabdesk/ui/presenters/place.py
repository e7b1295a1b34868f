"""Which indicator the scoring page shows, and which another page asks it to show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from weakref import WeakKeyDictionary

from collabdesk.ui.presenters.base import Stage


class Place:
    """A request from one page to the scoring page, taken once; and where that page stands."""

    def __init__(self) -> None:
        self._asked = ("", "")
        self._shown = ("", "")
        self._followers: list[Callable[[], None]] = []
        self._listeners: list[Callable[[str], None]] = []

    def ask(self, workshop_id: str, indicator: str) -> None:
        """Ask for *indicator* of a workshop; it replaces an earlier request."""
        self._asked = (workshop_id, indicator)

    def take(self, workshop_id: str) -> str:
        """Return the indicator asked for in this workshop and forget it; "" where none is."""
        asked_in, indicator = self._asked
        self._asked = ("", "")
        return indicator if asked_in == workshop_id else ""

    def show(self, workshop_id: str, indicator: str) -> None:
        """Say that *indicator* of a workshop is shown now; who follows is told of a change."""
        if (workshop_id, indicator) != self._shown:
            self._shown = (workshop_id, indicator)
            for follower in self._followers:
                follower()

    def shown(self, workshop_id: str) -> str:
        """Return the indicator shown last in this workshop; "" before any."""
        shown_in, indicator = self._shown
        return indicator if shown_in == workshop_id else ""

    def follow(self, follower: Callable[[], None]) -> None:
        """Call *follower* whenever another indicator is shown."""
        self._followers.append(follower)

    def tell_time(self, time_left: str) -> None:
        """Tell who listens how much time is left, in words; "" for none."""
        for listener in self._listeners:
            listener(time_left)

    def hear_time(self, listener: Callable[[str], None]) -> None:
        """Call *listener* with the time left whenever it is told."""
        self._listeners.append(listener)


_PLACES: Final[WeakKeyDictionary[Stage, Place]] = WeakKeyDictionary()


def place_of(stage: Stage) -> Place:
    """Return the place that the presenters on one stage share."""
    return _PLACES.setdefault(stage, Place())
