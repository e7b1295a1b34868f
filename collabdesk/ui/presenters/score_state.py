"""What the scoring page shows: immutable values, free of any vote that may not be read yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from collabdesk.domain.place import Way
from collabdesk.domain.workshop import Answer
from collabdesk.ui.presenters.base import Hint

Entry = Way
"""A way of entering answers."""


class Phase(StrEnum):
    """Where the indicator on the screen stands."""

    NO_PARTNERS = "no-partners"
    VOTING = "voting"
    HANDS = "hands"
    REVEALED = "revealed"
    DIRECT = "direct"


class Standing(StrEnum):
    """What an indicator's dot says: nothing yet, votes on the table, or agreed."""

    OPEN = "open"
    TALKING = "talking"
    AGREED = "agreed"


class Place(StrEnum):
    """What a text belongs to."""

    EVIDENCE = "evidence"
    DISSENT = "dissent"
    INDICATOR = "indicator"
    CHARACTERISTIC = "characteristic"
    LATER = "later"


SeatKey = tuple[str, int]
"""(partner id, seat number)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The dot of one indicator; ``spoken`` says it in words."""

    indicator: str
    standing: Standing
    current: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class Line:
    """One characteristic with the dots of its indicators; ``count`` is "3/5"."""

    number: int
    name: str
    count: str
    current: bool
    marks: tuple[Mark, ...]
    spoken: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat and whether it voted, never what; ``key`` is None where no seat is anyone's."""

    key: SeatKey | None
    voted: bool
    turn: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class SeatGroup:
    """The seats of one partner."""

    name: str
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """The revealed answers of one level: a label each, "" in an anonymous workshop.

    ``earlier`` counts those of the round before, None where they are not to be compared.
    """

    level: int
    labels: tuple[str, ...]
    earlier: int | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures beside the stacks, as words; "–" where there is none."""

    median: str
    middle_half: str
    dont_know: str
    not_applicable: str
    far_apart: str
    between: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class CountBox:
    """How many hands went up for one answer; ``caption`` stands beside it, the rest is spoken."""

    caption: str
    count: int
    spoken: str


@dataclass(frozen=True, slots=True)
class Hands:
    """A show of hands: the boxes of the levels, then of the two answers beside them.

    ``full`` says that as many hands are counted as there are seats. ``figures`` and ``remark``
    are sentences, "" for none.
    """

    levels: tuple[CountBox, ...]
    beside: tuple[CountBox, ...]
    seats: int
    figures: str
    remark: str = ""
    error: str = ""

    @property
    def counted(self) -> int:
        """How many hands are counted."""
        return sum(box.count for box in (*self.levels, *self.beside))


@dataclass(frozen=True, slots=True)
class Room:
    """The middle of the page: seats before the reveal, stacks after it, hands, or words.

    ``votes`` and ``agreement`` are the texts of two pills, "" for none; ``over`` and
    ``attention`` mark them. ``spread`` says how views differ, ``shift`` how they moved.
    """

    phase: Phase
    votes: str = ""
    agreement: str = ""
    attention: bool = False
    round: str = ""
    groups: tuple[SeatGroup, ...] = ()
    seats_spoken: str = ""
    stacks: tuple[Stack, ...] = ()
    stacks_spoken: str = ""
    figures: Figures | None = None
    heading: str = ""
    words: tuple[tuple[str, str], ...] = ()
    over: bool = False
    hands: Hands | None = None
    spread: str = ""
    shift: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen; ``key`` chooses it, ``tip`` explains it."""

    answer: Answer
    key: str
    name: str
    chosen: bool
    spoken: str
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """The question above the answers, how to answer it, and the answers."""

    title: str
    hint: str
    levels: tuple[Choice, ...]
    dont_know: Choice
    not_applicable: Choice


@dataclass(frozen=True, slots=True)
class Side:
    """The right card: prompts, reasons and stories as (heading, text) pairs, and notes."""

    type_name: str
    prompts: tuple[tuple[str, str], ...]
    question: str
    definition: str
    emphasis: str
    reasons: tuple[tuple[str, str], ...]
    stories: tuple[tuple[str, str], ...]
    indicator_caption: str
    characteristic_caption: str
    last: LastTimeLine | None = None


@dataclass(frozen=True, slots=True)
class LastTimeLine:
    """What the same collaboration answered last time; ``level`` is None without one."""

    heading: str
    figure: str
    level: int | None
    words: str


@dataclass(frozen=True, slots=True)
class ScoreState:
    """Everything on the scoring page.

    ``texts`` and ``errors`` are by ``Place``; a text with an error is left as it was typed.
    """

    workshop: str
    indicator: str
    lines: tuple[Line, ...]
    place: str
    statement: str
    anchors: tuple[tuple[str, str], ...]
    entry: Entry
    can_switch: bool
    room: Room
    ask: Ask
    next_text: str
    side: Side
    texts: tuple[tuple[Place, str], ...]
    errors: tuple[tuple[Place, str], ...]
    hints: tuple[Hint, ...]
    title: str
    solo: bool
