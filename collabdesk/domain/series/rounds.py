"""Where median and agreement of each indicator moved between its first and its last round."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from collabdesk.domain.ballots import Ballot, Count
from collabdesk.domain.shift import RoundFigures, shift

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Workshop
    from collabdesk.framework.model import Framework

GAP: Final = 1.3
"""Where the second column begins: the first is 1 wide."""


@dataclass(frozen=True, slots=True)
class Revisited:
    """One indicator that was voted on again: its figures after the first round, and now."""

    indicator: str
    before: RoundFigures
    now: RoundFigures

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


def revisited(
    workshop: Workshop, framework: Framework, count: Count | None = None
) -> tuple[Revisited, ...]:
    """Return every indicator in scope with two rounds or more to compare, in framework order.

    The figures are those of ``domain.shift``. An indicator is left out where either round has no
    median, as after a round of fewer than 3 votes in an anonymous workshop. For *count* see
    ``scoring.score``.
    """
    count = count or Count()

    def figures(ballot: Ballot) -> Revisited | None:
        # Only what belongs to the indicator: each look at it goes over all that is there.
        mine = replace(workshop, votes=ballot.cast, tallies=ballot.tallies, rounds=ballot.rounds)
        found = shift(mine, framework, ballot.indicator)
        return Revisited(ballot.indicator, found[0], found[-1]) if found else None

    found = [
        count.revisited.of(count.ballot(workshop, indicator.id), figures)
        for indicator in framework.in_scope(workshop.scope)
    ]
    return tuple(r for r in found if r is not None and r.median is not None)


def level_across(level: float | None, width: int) -> float | None:
    """Return where a median stands in the first column: 0 at the first level, 1 at the last."""
    return None if level is None else (level - 1) / (width - 1)


def agreement_across(agreement: float | None) -> float | None:
    """Return where an agreement of −1 to 1 stands in the second column, which is 1 wide."""
    return None if agreement is None else GAP + (agreement + 1) / 2
