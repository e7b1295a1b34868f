"""What the act page shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from collabdesk.ui.presenters.rows import Row

NEW_ACTION: Final = "new"
"""The key of an action that has no title yet and is therefore not kept."""


class Field(StrEnum):
    """Where something is typed or chosen."""

    TITLE = "title"
    FIRST_STEP = "first-step"
    MEASURE = "measure"
    NOTE = "note"
    LEAD = "lead"
    DUE = "due"
    INDICATOR = "indicator"
    STATUS = "status"
    UNDER = "under"
    REVIEW = "review"


class Mode(StrEnum):
    """How the actions are laid out."""

    LIST = "list"
    BY_DATE = "by-date"
    BOARD = "board"


class Side(StrEnum):
    """What stands beside the priorities."""

    PLAN = "plan"
    EARLIER = "earlier"
    DOTS = "dots"


@dataclass(frozen=True, slots=True)
class Card:
    """An entry of a list: a mark before it, a name, and a smaller text below."""

    key: str
    mark: str
    name: str
    detail: str
    spoken: str


Choice = tuple[str, str]
"""(value, words)."""


@dataclass(frozen=True, slots=True)
class Supporter:
    """A partner that may help with an action, and whether it does."""

    key: str
    name: str
    helps: bool


@dataclass(frozen=True, slots=True)
class Column:
    """The actions of one status on the board."""

    key: str
    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class GapLine:
    """Something the plan still misses; the way to mend it goes by ``key``."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The action that is being filled in.

    ``number`` changes when another action is meant, and stays when a new one is first kept, so
    that the page leaves alone what is being typed.
    """

    key: str
    number: int
    texts: dict[Field, str]
    leads: tuple[Choice, ...]
    indicator: str
    indicators: tuple[Choice, ...]
    status: str
    statuses: tuple[Choice, ...]
    under: str
    unders: tuple[Choice, ...]
    support: tuple[Supporter, ...]
    support_words: str
    due_words: str
    errors: dict[Field, str]


@dataclass(frozen=True, slots=True)
class Review:
    """The day the plan is looked at again; ``offer`` is a button's text, "" for no button."""

    text: str
    words: str
    offer: str
    error: str


@dataclass(frozen=True, slots=True)
class ActState:
    """``chosen`` is the priority whose actions are shown, "" for all actions.

    ``addable`` are characteristics to act on, ``single`` the indicators one may begin with instead.
    ``board`` is filled in that mode only, ``rows`` in the others. ``earlier`` is the text of the
    button to the actions of earlier workshops, "" where there are none.
    """

    priorities: tuple[Card, ...]
    chosen: str
    priorities_hint: str
    addable: tuple[Choice, ...]
    single: tuple[Choice, ...]
    offers_suggested: bool
    starters_heading: str
    starters: tuple[Card, ...]
    heading: str
    all_text: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    action: str
    empty: str
    sheet: Sheet | None
    side: Side
    mode: Mode
    lead: str
    leads: tuple[Choice, ...]
    board: tuple[Column, ...]
    earlier: str
    gaps: tuple[GapLine, ...]
    complete: str
    review: Review
    status: str
