"""The three lists: what goes well, where to act first, where views differ."""

from __future__ import annotations

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

if TYPE_CHECKING:
    from collabdesk.framework.model import Framework

LIST_LENGTH: Final = 5


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
