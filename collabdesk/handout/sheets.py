"""A handout in plain values: every text as it is printed, every figure beside its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from collabdesk.domain.workshop import Answer, Status


@dataclass(frozen=True, slots=True)
class LevelSheet:
    """The answers on one level; ``people`` with their seats, where names may be shown."""

    level: int
    name: str
    count: int
    people: tuple[tuple[str, int], ...] = ()
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorSheet:
    """One indicator; a figure is None where it cannot be formed or may not be shown.

    ``columns`` are empty where no spread is shown, and ``without`` then says why. ``figures`` and
    ``after`` stand around the words on agreement. ``written`` holds (kind, text) in order.
    """

    id: str
    statement: str
    score: float | None
    score_text: str
    source: str
    agreed: Answer | None
    agreed_text: str
    n: int | None
    dont_know: int | None
    not_applicable: int | None
    counts: tuple[int, ...] | None
    median: float | None
    quartiles: tuple[float, float] | None
    agreement: float | None
    agreement_text: str
    differs: bool
    between: float | None
    within: float | None
    round: int | None
    not_revealed: int
    not_revealed_text: str
    columns: tuple[LevelSheet, ...]
    columns_text: str
    without: str
    figures: str
    after: str
    written: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CharacteristicSheet:
    """One characteristic; ``filled`` (0 to 1) is how far along the scale its score is.

    ``unscored_text`` says why there is no score, and is empty where there is one.
    """

    number: int
    name: str
    short_name: str
    definition: str
    score: float | None
    score_text: str
    unscored_text: str
    filled: float | None
    band: str
    agreement: float | None
    agreement_text: str
    differs: bool
    scored: int
    of: int
    scored_text: str
    indicators: tuple[IndicatorSheet, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionSheet:
    """One action; ``lead`` and ``support`` are said with or without names, as wished."""

    title: str
    first_step: str
    measure: str
    place: str
    lead: str
    support: str
    support_text: str
    due: date | None
    due_text: str
    status: Status
    status_text: str
    late_text: str
    note: str

    @property
    def done(self) -> bool:
        """Whether it is done."""
        return self.status is Status.DONE


@dataclass(frozen=True, slots=True)
class PartnerSheet:
    """One partner by name."""

    name: str
    seats: int
    present: bool
    present_text: str


@dataclass(frozen=True, slots=True)
class VoteSheet:
    """One revealed vote of a named seat."""

    indicator: str
    statement: str
    partner: str
    seat: int
    round: int
    answer: Answer
    answer_text: str


@dataclass(frozen=True, slots=True)
class NoteSheet:
    """One text that was written down, and where it belongs ("" for later)."""

    place: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Statements:
    """A short list on the first page; ``empty`` is said where there is nothing to list."""

    heading: str
    items: tuple[str, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Handout:
    """All that a report shows, in the order it is shown."""

    name: str
    title: str
    subject: str
    held_on: date
    held_on_text: str
    printed_on: date
    solo: bool
    type_name: str
    purpose: str
    sentence: str
    levels: tuple[tuple[int, str], ...]
    characteristics: tuple[CharacteristicSheet, ...]
    actions: tuple[ActionSheet, ...]
    keep_talking: Statements
    keep_doing: Statements
    review_text: str
    parked: tuple[str, ...]
    partners: tuple[PartnerSheet, ...]
    partners_text: str
    votes: tuple[VoteSheet, ...]
    notes: tuple[NoteSheet, ...]
    guide: tuple[tuple[str, str], ...]
    guide_overall: str
    about: tuple[str, ...]
    edition: str
    credit: str
    printed_text: str
    overall: float | None
    overall_scored: int
    overall_of: int

    @property
    def has_spreads(self) -> bool:
        """Whether any indicator shows how answers spread, so that it takes room of its own."""
        sheets = (sheet for part in self.characteristics for sheet in part.indicators)
        return any(sheet.columns for sheet in sheets)
