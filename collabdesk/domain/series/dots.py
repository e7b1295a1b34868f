"""Answers as dots on the scale, with nothing in them that may not be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabdesk.domain.ballots import ballot_of
from collabdesk.domain.few import few, too_few_again
from collabdesk.domain.votes import counted_votes, counting_tally, is_revealed, up_to, votes_in
from collabdesk.domain.workshop import DONT_KNOW, NOT_APPLICABLE, Answer, Tally, Vote, Workshop

if TYPE_CHECKING:
    from collabdesk.framework.model import Framework


@dataclass(frozen=True, slots=True)
class Dots:
    """The answers that share a place: ``count`` of them, None where that may not be shown.

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

    In an anonymous workshop those of a round are all that counted after it, as they were shown
    then: alone beside them they would tell which came before. What may not be read yet is never
    there. Names stand in the order of the partners.
    """
    if workshop.anonymous and number is not None:
        workshop = up_to(workshop, indicator, number)
        number = None if is_revealed(workshop, indicator, number) else number
    votes, tally = _shown(workshop, indicator, number)
    width = framework.scale.width
    again = too_few_again(ballot_of(workshop, indicator), votes)
    if tally is not None:
        return _counted_plot(workshop, tally)
    if workshop.anonymous:
        return _counted_plot(workshop, _as_tally(indicator, votes, width), again=again)
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


def _counted_plot(workshop: Workshop, tally: Tally, *, again: bool = False) -> DotPlot:
    levels = sum(tally.counts)
    nothing = again or (workshop.anonymous and few(levels + tally.dont_know + tally.not_applicable))
    hidden = nothing or (workshop.anonymous and few(levels))
    return DotPlot(
        levels=tuple(Dots(None if hidden else count) for count in tally.counts),
        dont_know=Dots(None if nothing else tally.dont_know),
        not_applicable=Dots(None if nothing else tally.not_applicable),
        round=tally.round or None,
    )
