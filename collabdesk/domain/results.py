"""What scoring gives: immutable results per indicator, per characteristic and overall."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collabdesk.domain.agreement import AgreementBand

STRENGTH_FROM: Final = 4.0
IN_PART_FROM: Final = 3.0


class Band(StrEnum):
    """A characteristic's score in words; the thresholds are this project's own convention."""

    STRENGTH = "strength"
    IN_PART = "in part"
    NEEDS_ATTENTION = "needs attention"


class ScoreSource(StrEnum):
    """Where an indicator's score comes from."""

    AGREED = "agreed"
    VOTES = "votes"


class TalkReason(StrEnum):
    """Why an indicator should be talked about first."""

    MIXED = "mixed"
    SPLIT = "split"
    DONT_KNOW = "dont-know"


def score_band(score: float | None) -> Band | None:
    """Return the word for an unrounded score; None where there is none."""
    if score is None:
        return None
    if score >= STRENGTH_FROM:
        return Band.STRENGTH
    return Band.IN_PART if score >= IN_PART_FROM else Band.NEEDS_ATTENTION


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """One indicator in figures, unrounded; what cannot be formed is None.

    ``n`` counts the numeric answers and ``counts`` holds them per level, lowest first (None in
    an anonymous workshop with fewer than 3). ``round`` is the latest round that may be read.
    ``not_revealed`` counts the votes that may not be read yet. ``few_again``: too few voted in
    the latest round for what they changed to be shown. ``withheld`` counts the answers of which
    nothing may be told, not even which are levels: they are in no other count.
    """

    id: str
    n: int
    counts: tuple[int, ...] | None
    dont_know: int
    not_applicable: int
    median: float | None
    quartiles: tuple[float, float] | None
    agreement: float | None
    agreement_band: AgreementBand | None
    consensus: float | None
    far_apart: bool | None
    between: float | None
    within: float | None
    round: int | None
    score: float | None
    score_source: ScoreSource | None
    not_revealed: int
    few_again: bool = False
    withheld: int = 0

    @property
    def answered(self) -> int:
        """How many seats answered at all, don't-know and not-applicable included."""
        return self.n + self.dont_know + self.not_applicable + self.withheld


@dataclass(frozen=True, slots=True)
class CharacteristicResult:
    """The mean of a characteristic's scored indicators, with how many of how many those are."""

    number: int
    score: float | None
    scored: int
    of: int
    agreement: float | None
    agreement_band: AgreementBand | None
    band: Band | None


@dataclass(frozen=True, slots=True)
class Overall:
    """The mean over all scored indicators: a footnote, never a headline."""

    score: float | None
    scored: int
    of: int


@dataclass(frozen=True, slots=True)
class TalkPoint:
    """An indicator to talk about first, and why."""

    indicator: str
    agreement: float | None
    reasons: tuple[TalkReason, ...]
    dont_know: int
    answered: int


@dataclass(frozen=True, slots=True)
class Results:
    """Every figure of one workshop; indicators and characteristics in scope, framework order.

    ``suggested_priorities`` holds characteristic numbers, ``strengths`` indicator ids.
    """

    workshop_id: str
    framework_id: str
    edition: str
    indicators: tuple[IndicatorResult, ...]
    characteristics: tuple[CharacteristicResult, ...]
    overall: Overall
    talk_about_first: tuple[TalkPoint, ...]
    suggested_priorities: tuple[int, ...]
    strengths: tuple[str, ...]

    def indicator(self, indicator_id: str) -> IndicatorResult:
        """Return the result of an indicator in scope; KeyError for any other."""
        for result in self.indicators:
            if result.id == indicator_id:
                return result
        raise KeyError(indicator_id)

    def characteristic(self, number: int) -> CharacteristicResult:
        """Return the result of a characteristic in scope; KeyError for any other."""
        for result in self.characteristics:
            if result.number == number:
                return result
        raise KeyError(number)
