"""Where one left off in a workshop: what the screen showed, and the time counted so far."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """A way of entering answers; switching it changes nothing that was entered."""

    EACH_SEAT = "each-seat"
    HANDS = "hands"
    AGREED_ONLY = "agreed-only"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one left off: no part of the workshop, of its file, or of undo.

    ``indicator`` is the id of the one shown, "" before any. ``session_seconds`` and
    ``indicator_seconds`` are whole seconds, from 0, that the timer counted on the whole session
    and on that indicator.
    """

    indicator: str = ""
    way: Way = Way.EACH_SEAT
    session_seconds: int = 0
    indicator_seconds: int = 0
