"""Where median and agreement of each indicator moved between its first and its last round."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from collabdesk.domain.scoring import MIN_SHOWN, score
from collabdesk.domain.votes import revealed_votes

if TYPE_CHECKING:
    from collabdesk.domain.results import IndicatorResult, Results
    from collabdesk.domain.workshop import Workshop
    from collabdesk.framework.model import Framework


@dataclass(frozen=True, slots=True)
class Moved:
    """One indicator that was voted on again: its figures after the first round, and now."""

    first: int
    last: int
    before: IndicatorResult
    now: IndicatorResult

    @property
    def indicator(self) -> str:
        """The id of the indicator."""
        return self.now.id

    @property
    def median(self) -> float | None:
        """How far the median moved; None where either round has none."""
        return _difference(self.before.median, self.now.median)

    @property
    def agreement(self) -> float | None:
        """How far the agreement moved; None where either round has none."""
        return _difference(self.before.agreement, self.now.agreement)


def _difference(before: float | None, now: float | None) -> float | None:
    return None if before is None or now is None else now - before


def moved(workshop: Workshop, framework: Framework, results: Results) -> tuple[Moved, ...]:
    """Return every indicator with more than one round that may be read, in framework order.

    An anonymous round with fewer than 3 answers is not shown, and its indicator left out.
    """
    firsts = _first_rounds(workshop)
    again = {r.id for r in results.indicators if r.round and r.round > firsts.get(r.id, r.round)}
    if not again:
        return ()
    before = score(_up_to(workshop, {i: firsts[i] for i in again}), framework)
    found = (
        Moved(firsts[now.id], now.round or 0, before.indicator(now.id), now)
        for now in results.indicators
        if now.id in again
    )
    return tuple(m for m in found if _shown(workshop, m.before) and _shown(workshop, m.now))


def _first_rounds(workshop: Workshop) -> dict[str, int]:
    firsts: dict[str, int] = {}
    votes = ((vote.indicator, vote.round) for vote in revealed_votes(workshop))
    tallies = ((tally.indicator, tally.round) for tally in workshop.tallies)
    for indicator, number in (*votes, *tallies):
        firsts[indicator] = min(number, firsts.get(indicator, number))
    return firsts


def _up_to(workshop: Workshop, last: dict[str, int]) -> Workshop:
    """Return the votes and shows of hands of the indicators in *last*, up to that round."""
    return replace(
        workshop,
        votes=tuple(v for v in workshop.votes if v.round <= last.get(v.indicator, 0)),
        tallies=tuple(t for t in workshop.tallies if t.round <= last.get(t.indicator, 0)),
        agreed=(),
    )


def _shown(workshop: Workshop, result: IndicatorResult) -> bool:
    return not workshop.anonymous or result.n >= MIN_SHOWN
