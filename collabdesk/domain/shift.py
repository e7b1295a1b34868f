"""How views shifted from round to round on one indicator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from collabdesk.domain import spread
from collabdesk.domain.agreement import MIN_ANSWERS, agreement_band, van_der_eijk
from collabdesk.domain.ballots import ballot_of
from collabdesk.domain.few import MIN_SHOWN, too_few_again
from collabdesk.domain.table import OnTable
from collabdesk.domain.votes import counted_votes, is_revealed, up_to, votes_in
from collabdesk.domain.workshop import Vote, Workshop

if TYPE_CHECKING:
    from collabdesk.domain.agreement import AgreementBand
    from collabdesk.framework.model import Framework


@dataclass(frozen=True, slots=True)
class Moved:
    """``seats`` whose answer moved by ``levels``: up above 0, down below, 0 where it stayed."""

    levels: int
    seats: int


@dataclass(frozen=True, slots=True)
class RoundFigures:
    """How the room stood after one round, in levels; what cannot be formed is None.

    ``n`` counts the numeric answers. ``moved`` tells how far seats moved since the votes before,
    lowest first; None where no two answers of one seat can be told together.
    """

    number: int
    way: OnTable
    n: int
    median: float | None
    agreement: float | None
    band: AgreementBand | None
    moved: tuple[Moved, ...] | None = None


def shift(
    workshop: Workshop, framework: Framework, indicator: str
) -> tuple[RoundFigures, ...] | None:
    """Return the figures after each readable round, first one first; None for fewer than two.

    A round of votes stands for each seat's latest answer up to it, and a show of hands for
    itself, so that the last figures are those of the results. Seats moved are told in named
    workshops, between rounds of votes that follow each other, over the seats that gave a level
    in both. In an anonymous workshop nothing is formed below 3 numeric answers, nor after a later
    round with fewer than 3 votes, until there are more: what is known from before would tell
    their answers. Rounds that were never revealed are passed over.
    """
    numbers = {v.round for v in workshop.votes if v.indicator == indicator}
    numbers |= {t.round for t in workshop.tallies if t.indicator == indicator}
    readable = [n for n in sorted(numbers) if is_revealed(workshop, indicator, n)]
    if len(readable) < 2:
        return None
    figures = [_figures(workshop, framework, indicator, number) for number in readable]
    figures = [
        _withheld(figure) if _waits(workshop, indicator, figure.number) else figure
        for figure in figures
    ]
    pairs = [
        replace(after, moved=_moved(workshop, indicator, before, after))
        for before, after in pairwise(figures)
    ]
    return (figures[0], *pairs)


def _waits(workshop: Workshop, indicator: str, number: int) -> bool:
    """Say whether the votes that came last by round *number* are too few to be told."""
    ballot = ballot_of(up_to(workshop, indicator, number), indicator)
    return too_few_again(ballot, ballot.counted())


def _withheld(figures: RoundFigures) -> RoundFigures:
    return replace(figures, median=None, agreement=None, band=None)


def _figures(workshop: Workshop, framework: Framework, indicator: str, number: int) -> RoundFigures:
    tally = next((t for t in workshop.tallies if t.key == (indicator, number)), None)
    if tally is not None:
        return _of_counts(workshop, number, OnTable.HANDS, tally.counts)
    given = Counter(v.answer for v in _standing(workshop, indicator, number))
    counts = tuple(given[level] for level in range(1, framework.scale.width + 1))
    return _of_counts(workshop, number, OnTable.VOTES, counts)


def _of_counts(
    workshop: Workshop, number: int, way: OnTable, counts: Sequence[int]
) -> RoundFigures:
    given = spread.ranked(counts)
    shown = bool(given) and (not workshop.anonymous or len(given) >= MIN_SHOWN)
    agreement = van_der_eijk(counts) if len(given) >= MIN_ANSWERS else None
    return RoundFigures(
        number=number,
        way=way,
        n=len(given),
        median=spread.median(given) if shown else None,
        agreement=agreement,
        band=agreement_band(agreement),
    )


def _standing(workshop: Workshop, indicator: str, number: int) -> tuple[Vote, ...]:
    """Return each seat's answer in its latest readable round up to *number*."""
    votes = tuple(v for v in workshop.votes if v.indicator == indicator and v.round <= number)
    return counted_votes(replace(workshop, votes=votes), indicator)


def _moved(
    workshop: Workshop, indicator: str, before: RoundFigures, after: RoundFigures
) -> tuple[Moved, ...] | None:
    if workshop.anonymous or OnTable.HANDS in (before.way, after.way):
        return None
    was = _levels(_standing(workshop, indicator, before.number))
    now = _levels(votes_in(workshop, indicator, after.number))
    moves = Counter(now[seat] - was[seat] for seat in now if seat in was)
    return tuple(Moved(levels, moves[levels]) for levels in sorted(moves)) or None


def _levels(votes: Sequence[Vote]) -> dict[tuple[str | None, int], int]:
    return {(v.partner, v.seat): v.answer for v in votes if isinstance(v.answer, int)}
