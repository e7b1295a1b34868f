"""What a plan still misses before the room leaves, and where each of it is mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from collabdesk.domain.workshop import Action, Status, Workshop
from collabdesk.framework.model import Framework
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.figure_words import FigureWords


class Gap(StrEnum):
    """A kind of thing that is missing or cannot be meant so."""

    PRIORITY = "priority"
    LEAD = "lead"
    FIRST_STEP = "first-step"
    DATE = "date"
    PAST = "past"
    LATE = "late"
    OUTSIDE = "outside"
    REVIEW = "review"
    REVIEW_PAST = "review-past"


@dataclass(frozen=True, slots=True)
class Found:
    """A gap and where it is: numbers of priorities or ids of actions, "" for the review."""

    gap: Gap
    places: tuple[str, ...]


def belongs_to(action: Action, number: int, framework: Framework) -> bool:
    """Say whether an action works on a characteristic, itself or through an indicator."""
    if action.characteristic is not None:
        return action.characteristic == number
    return any(framework.indicator(i).characteristic == number for i in action.indicators)


def gaps(workshop: Workshop, framework: Framework, today: date | None = None) -> tuple[Found, ...]:
    """Find what is missing.

    What *today* decides, and the review date, are looked at only where it is given. Nothing of
    it stops anybody: a plan may be taken home as it is.
    """
    found = [Found(Gap.PRIORITY, _idle(workshop, framework))]
    live = [a for a in workshop.actions if a.open]
    for gap, missing in _rules(workshop, framework, today):
        found.append(Found(gap, tuple(a.id for a in live if missing(a))))
    if today is not None:
        found += _review(workshop.review_on, today, planned=bool(live))
    return tuple(f for f in found if f.places)


def _review(day: date | None, today: date, *, planned: bool) -> Iterator[Found]:
    if day is None and planned:
        yield Found(Gap.REVIEW, ("",))
    elif day is not None and day < today:
        yield Found(Gap.REVIEW_PAST, ("",))


def _idle(workshop: Workshop, framework: Framework) -> tuple[str, ...]:
    kept = [a for a in workshop.actions if a.status is not Status.DROPPED]
    return tuple(
        str(number)
        for number in workshop.priorities
        if not any(belongs_to(action, number, framework) for action in kept)
    )


def _rules(
    workshop: Workshop, framework: Framework, today: date | None
) -> Iterator[tuple[Gap, Callable[[Action], bool]]]:
    scope, review = set(workshop.scope), workshop.review_on
    yield Gap.LEAD, lambda a: not a.led
    yield Gap.FIRST_STEP, lambda a: not a.first_step.strip()
    yield Gap.DATE, lambda a: a.due is None
    if today is not None:
        yield Gap.PAST, lambda a: a.overdue(today)
    if review is not None:
        yield Gap.LATE, lambda a: a.due is not None and a.due > review
    yield (
        Gap.OUTSIDE,
        lambda a: any(framework.indicator(i).characteristic not in scope for i in a.indicators),
    )


def gap_words(found: Sequence[Found], tr: Translate) -> tuple[str, ...]:
    """Say what is missing, one phrase each; empty where nothing is."""
    return tuple(gap_phrase(gap, tr) for gap in found)


def gap_phrase(found: Found, tr: Translate) -> str:
    """Say one thing that is missing, as in "2 actions have no lead"."""
    phrases = {
        Gap.PRIORITY: (
            tr("1 priority has no action yet"),
            tr("{n} priorities have no action yet"),
        ),
        Gap.LEAD: (tr("1 action has no lead"), tr("{n} actions have no lead")),
        Gap.FIRST_STEP: (tr("1 action has no first step"), tr("{n} actions have no first step")),
        Gap.DATE: (tr("1 action has no date"), tr("{n} actions have no date")),
        Gap.PAST: (
            tr("1 action was due before today"),
            tr("{n} actions were due before today"),
        ),
        Gap.LATE: (
            tr("1 action is due after the review"),
            tr("{n} actions are due after the review"),
        ),
        Gap.OUTSIDE: (
            tr("1 action works on what is no longer in scope"),
            tr("{n} actions work on what is no longer in scope"),
        ),
        Gap.REVIEW: (tr("no review date yet"), ""),
        Gap.REVIEW_PAST: (tr("the review date has passed"), ""),
    }
    return FigureWords(tr).count(*phrases[found.gap], len(found.places))
