"""The numbers behind every chart and list, the same on screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from collabdesk.domain.results import (
    IN_PART_FROM,
    IndicatorResult,
    Results,
    TalkPoint,
    TalkReason,
)
from collabdesk.domain.scoring import MIN_SHOWN
from collabdesk.domain.votes import counted_votes, counting_tally, is_revealed, votes_in
from collabdesk.domain.workshop import DONT_KNOW, NOT_APPLICABLE, Answer, Tally, Vote, Workshop

if TYPE_CHECKING:
    from collabdesk.domain.agreement import AgreementBand
    from collabdesk.framework.model import Framework

LIST_LENGTH: Final = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """One characteristic's bar; ``fraction`` (0 to 1) is how far along the scale its score is."""

    number: int
    short_name: str
    score: float | None
    fraction: float | None
    agreement: float | None
    agreement_band: AgreementBand | None
    scored: int
    of: int


def bars(results: Results, framework: Framework) -> tuple[Bar, ...]:
    """Return a bar per characteristic in scope, in framework order."""
    return tuple(
        Bar(
            number=result.number,
            short_name=framework.characteristic(result.number).short_name,
            score=result.score,
            fraction=fraction(result.score, framework),
            agreement=result.agreement,
            agreement_band=result.agreement_band,
            scored=result.scored,
            of=result.of,
        )
        for result in results.characteristics
    )


def fraction(score: float | None, framework: Framework) -> float | None:
    """Return how far along the scale a score is, from 0 at its first level to 1 at its last."""
    return None if score is None else (score - 1) / (framework.scale.width - 1)


@dataclass(frozen=True, slots=True)
class Dots:
    """The answers that share a place: ``count`` of them, None where too few to be shown.

    ``labels`` are the partners' names, one a seat; empty where answers have no names.
    """

    count: int | None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DotPlot:
    """Answers to one indicator; ``levels`` holds one place per level, lowest first.

    ``round`` is the round shown, None where there is nothing to read yet.
    """

    levels: tuple[Dots, ...]
    dont_know: Dots
    not_applicable: Dots
    round: int | None


def dots(
    workshop: Workshop, framework: Framework, indicator: str, number: int | None = None
) -> DotPlot:
    """Return the answers that count for an indicator, or those of round *number* alone.

    What may not be read yet is never there. Names stand in the order of the partners.
    """
    votes, tally = _shown(workshop, indicator, number)
    width = framework.scale.width
    if tally is not None:
        return _counted_plot(workshop, tally)
    if workshop.anonymous:
        return _counted_plot(workshop, _as_tally(indicator, votes, width))
    order = {p.id: (place, p.name) for place, p in enumerate(workshop.partners)}
    seated = sorted(votes, key=lambda v: (order[v.partner or ""][0], v.seat))

    def named(answer: Answer) -> Dots:
        labels = tuple(order[v.partner or ""][1] for v in seated if v.answer == answer)
        return Dots(len(labels), labels)

    return DotPlot(
        levels=tuple(named(level) for level in range(1, width + 1)),
        dont_know=named(DONT_KNOW),
        not_applicable=named(NOT_APPLICABLE),
        round=max((v.round for v in votes), default=None),
    )


def _shown(
    workshop: Workshop, indicator: str, number: int | None
) -> tuple[tuple[Vote, ...], Tally | None]:
    """Return the votes, or the show of hands, to show."""
    if number is None:
        votes = counted_votes(workshop, indicator)
        return votes, counting_tally(workshop, indicator, votes)
    tally = next((t for t in workshop.tallies if t.key == (indicator, number)), None)
    readable = is_revealed(workshop, indicator, number)
    return votes_in(workshop, indicator, number) if readable else (), tally


def _as_tally(indicator: str, votes: Sequence[Vote], width: int) -> Tally:
    given = [v.answer for v in votes]
    return Tally(
        indicator=indicator,
        round=max((v.round for v in votes), default=0),
        counts=tuple(given.count(level) for level in range(1, width + 1)),
        dont_know=given.count(DONT_KNOW),
        not_applicable=given.count(NOT_APPLICABLE),
    )


def _counted_plot(workshop: Workshop, tally: Tally) -> DotPlot:
    hidden = workshop.anonymous and 0 < sum(tally.counts) < MIN_SHOWN
    return DotPlot(
        levels=tuple(Dots(None if hidden else count) for count in tally.counts),
        dont_know=Dots(tally.dont_know),
        not_applicable=Dots(tally.not_applicable),
        round=tally.round or None,
    )


class ListReason(StrEnum):
    """Why an indicator stands in a list."""

    STRONG = "strong"
    LOW = "low"
    MIXED = "mixed"
    SPLIT = "split"
    DONT_KNOW = "dont-know"


@dataclass(frozen=True, slots=True)
class ListItem:
    """An indicator in a list. ``figure`` is its score, or its agreement where views differ.

    Where ``reason`` is don't-know, ``dont_know`` of ``answered`` seats said so.
    """

    indicator: str
    statement: str
    figure: float | None
    reason: ListReason
    dont_know: int
    answered: int


@dataclass(frozen=True, slots=True)
class Lists:
    """What goes well, where to act first, and where views differ; each most urgent first."""

    do_well: tuple[ListItem, ...]
    act_first: tuple[ListItem, ...]
    see_differently: tuple[ListItem, ...]


def lists(results: Results, framework: Framework, limit: int | None = LIST_LENGTH) -> Lists:
    """Return the three lists, each of at most *limit* indicators; None leaves none out."""
    strong = [results.indicator(indicator) for indicator in results.strengths]
    low = [r for r in results.indicators if r.score is not None and r.score < IN_PART_FROM]
    low.sort(key=lambda r: r.score or 0.0)
    return Lists(
        do_well=tuple(_scored(r, ListReason.STRONG, framework) for r in strong[:limit]),
        act_first=tuple(_scored(r, ListReason.LOW, framework) for r in low[:limit]),
        see_differently=tuple(_differing(p, framework) for p in results.talk_about_first[:limit]),
    )


def _scored(result: IndicatorResult, reason: ListReason, framework: Framework) -> ListItem:
    statement = framework.indicator(result.id).statement
    return ListItem(result.id, statement, result.score, reason, result.dont_know, result.answered)


_DIFFERING: Final = {
    TalkReason.MIXED: ListReason.MIXED,
    TalkReason.SPLIT: ListReason.SPLIT,
    TalkReason.DONT_KNOW: ListReason.DONT_KNOW,
}


def _differing(point: TalkPoint, framework: Framework) -> ListItem:
    statement = framework.indicator(point.indicator).statement
    reason = _DIFFERING[point.reasons[0]]
    return ListItem(
        point.indicator, statement, point.agreement, reason, point.dont_know, point.answered
    )
