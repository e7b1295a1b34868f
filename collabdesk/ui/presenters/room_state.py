"""What the room view shows: immutable values, free of names and of votes not yet revealed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RoomPhase(StrEnum):
    """Where the indicator on the wall stands; CARD where no indicator is shown."""

    CARD = "card"
    VOTING = "voting"
    HANDS = "hands"
    REVEALED = "revealed"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class RoomState:
    """Everything on the wall.

    ``levels`` are (number, name), lowest first; ``dots`` and ``earlier`` (the round before) count
    answers per level and are empty while there are none to show, and then ``anchors`` or
    ``sentence`` stand in their place. ``note`` follows the statement of a card. ``spoken`` says
    the whole in words.
    """

    phase: RoomPhase = RoomPhase.CARD
    heading: str = ""
    position: str = ""
    statement: str = ""
    note: str = ""
    levels: tuple[tuple[int, str], ...] = ()
    anchors: tuple[tuple[int, str], ...] = ()
    votes: str = ""
    dots: tuple[int, ...] = ()
    earlier: tuple[int, ...] = ()
    rounds: str = ""
    sentence: str = ""
    remark: str = ""
    agreed: str = ""
    agreed_level: int | None = None
    time_left: str = ""
    black: bool = False
    spoken: str = ""
