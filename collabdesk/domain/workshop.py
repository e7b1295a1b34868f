"""What a workshop is: immutable values, and how each collection is keyed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from collabdesk.lines import put_on_one_line


class Special(StrEnum):
    """The two answers that are counted and shown, and never enter the arithmetic."""

    DONT_KNOW = "dont-know"
    NOT_APPLICABLE = "not-applicable"


DONT_KNOW: Final = Special.DONT_KNOW
NOT_APPLICABLE: Final = Special.NOT_APPLICABLE

Answer = int | Special
"""A level from 1, or a special answer."""

NAME_LIMIT: Final = 200
TEXT_LIMIT: Final = 10_000
MAX_PARTNERS: Final = 200
MAX_SEATS: Final = 100
MAX_ROUNDS: Final = 20
MAX_HANDS: Final = MAX_PARTNERS * MAX_SEATS
MAX_ACTIONS: Final = 1_000
MAX_NOTES: Final = 10_000


class Mode(StrEnum):
    """Whether a group scores, or one person alone."""

    GROUP = "group"
    SOLO = "solo"


class Status(StrEnum):
    """Where an action stands."""

    PLANNED = "planned"
    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Collaboration:
    """The collaboration a workshop belongs to, as it was called at that workshop.

    ``id`` links the workshops of one collaboration; it is "" where a file gave none.
    """

    id: str
    name: str
    purpose: str = ""

    def __post_init__(self) -> None:
        """Show the name on one line."""
        put_on_one_line(self, "name")


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation at the table with ``seats`` (1 to 100) that vote."""

    id: str
    name: str
    seats: int = 1
    present: bool = True

    def __post_init__(self) -> None:
        """Show the name on one line."""
        put_on_one_line(self, "name")


@dataclass(frozen=True, slots=True)
class Vote:
    """One seat's answer in one round.

    Keyed by (indicator, partner, seat, round). In an anonymous workshop ``partner`` is None
    and ``seat`` a random number that follows no order of entry.
    """

    indicator: str
    partner: str | None
    seat: int
    round: int
    answer: Answer

    @property
    def key(self) -> tuple[str, str | None, int, int]:
        """What tells it from the others of its collection."""
        return (self.indicator, self.partner, self.seat, self.round)


@dataclass(frozen=True, slots=True)
class Round:
    """A round of votes on one indicator; its votes may be read only once ``revealed``.

    Keyed by (indicator, number). A show of hands has no round record: it is seen as it is taken.
    """

    indicator: str
    number: int
    revealed: bool = False

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from the others of its collection."""
        return (self.indicator, self.number)


@dataclass(frozen=True, slots=True)
class Tally:
    """A show of hands, keyed by (indicator, round); ``counts`` per level, lowest first."""

    indicator: str
    round: int
    counts: tuple[int, ...]
    dont_know: int = 0
    not_applicable: int = 0

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from the others of its collection."""
        return (self.indicator, self.round)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the room agreed on one indicator, keyed by indicator.

    ``answer`` is None while only evidence or dissent was written down.
    """

    indicator: str
    answer: Answer | None
    evidence: str = ""
    dissent: str = ""

    @property
    def key(self) -> str:
        """What tells it from the others of its collection."""
        return self.indicator


@dataclass(frozen=True, slots=True)
class Note:
    """A note on an indicator, on a characteristic, or (both None) for later."""

    text: str
    indicator: str | None = None
    characteristic: int | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """Something partners will do. ``lead`` and ``support`` are partner ids.

    ``lead_role`` names who leads where that is no partner; one of it and ``lead`` is "" at least,
    and while both are, nobody leads.
    """

    id: str
    title: str
    characteristic: int | None = None
    indicators: tuple[str, ...] = ()
    lead: str = ""
    support: tuple[str, ...] = ()
    first_step: str = ""
    measure: str = ""
    due: date | None = None
    status: Status = Status.PLANNED
    lead_role: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        """Show the names on one line."""
        put_on_one_line(self, "title", "lead_role")

    @property
    def led(self) -> bool:
        """Whether somebody leads it."""
        return bool(self.lead or self.lead_role.strip())

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.status in (Status.PLANNED, Status.STARTED)

    def overdue(self, today: date) -> bool:
        """Say whether the action is open and was due before *today*."""
        return self.open and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class Workshop:
    """Everything said in one workshop.

    Collections keep their order: it is the order of entry, of the file, or of choice.
    ``rounds`` stand sorted by indicator and number, so that equal workshops are equal values.
    """

    id: str
    framework_id: str
    edition: str
    collaboration: Collaboration
    title: str
    held_on: date
    mode: Mode = Mode.GROUP
    place: str = ""
    facilitator: str = ""
    minutes: int = 90
    anonymous: bool = False
    type: str | None = None
    also: tuple[str, ...] = ()
    scope: tuple[int, ...] = ()
    partners: tuple[Partner, ...] = ()
    rounds: tuple[Round, ...] = ()
    votes: tuple[Vote, ...] = ()
    tallies: tuple[Tally, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    notes: tuple[Note, ...] = ()
    priorities: tuple[int, ...] = ()
    actions: tuple[Action, ...] = ()
    review_on: date | None = None

    def __post_init__(self) -> None:
        """Show the names on one line."""
        put_on_one_line(self, "title", "place", "facilitator")

    def partner(self, partner_id: str | None) -> Partner | None:
        """Return a partner by id, or None."""
        return next((p for p in self.partners if p.id == partner_id), None)

    def lead_name(self, action: Action) -> str:
        """Return who leads an action: a partner's name or a role, "" while nobody does."""
        partner = self.partner(action.lead)
        return partner.name if partner else action.lead_role.strip()

    def agreement_on(self, indicator_id: str) -> Agreed | None:
        """Return what was agreed or written on an indicator, or None."""
        return next((a for a in self.agreed if a.indicator == indicator_id), None)

    @property
    def seats(self) -> tuple[tuple[Partner, int], ...]:
        """The seats of partners present, in voting order, as (partner, seat number)."""
        return tuple((p, n) for p in self.partners if p.present for n in range(1, p.seats + 1))
