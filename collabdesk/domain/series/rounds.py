"""Where median and agreement of each indicator moved between its first and its last round."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from collabdesk.domain.shift import RoundFigures, shift

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Round, Tally, Vote, Workshop
    from collabdesk.framework.model import Framework, Indicator

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


@dataclass(frozen=True, slots=True)
class _Ground:
    """All that the figures of one indicator's rounds rest on."""

    framework: tuple[str, str]
    anonymous: bool
    votes: tuple[Vote, ...]
    tallies: tuple[Tally, ...]
    rounds: tuple[Round, ...]


Known = dict[str, tuple[_Ground, Revisited | None]]
"""What was found before, by indicator; it is good for as long as its ground is the same."""


def revisited(
    workshop: Workshop, framework: Framework, known: Known | None = None
) -> tuple[Revisited, ...]:
    """Return every indicator in scope with two rounds or more to compare, in framework order.

    The figures are those of ``domain.shift``. An indicator is left out where either round has no
    median, as after a round of fewer than 3 answers in an anonymous workshop. What is *known*
    from before is taken from there, and what is found is put there: one changed vote is one
    indicator's work.
    """
    known = {} if known is None else known
    votes, tallies = _by_indicator(workshop.votes), _by_indicator(workshop.tallies)
    rounds = _by_indicator(workshop.rounds)
    found = []
    for indicator in framework.in_scope(workshop.scope):
        ground = _Ground(
            framework=(framework.id, framework.edition),
            anonymous=workshop.anonymous,
            votes=votes.get(indicator.id, ()),
            tallies=tallies.get(indicator.id, ()),
            rounds=rounds.get(indicator.id, ()),
        )
        before = known.get(indicator.id)
        if before is None or before[0] != ground:
            before = known[indicator.id] = ground, _figures(workshop, framework, indicator, ground)
        found.append(before[1])
    return tuple(r for r in found if r is not None and r.median is not None)


def _figures(
    workshop: Workshop, framework: Framework, indicator: Indicator, ground: _Ground
) -> Revisited | None:
    # Only what belongs to the indicator: each look at it goes over all that is there.
    mine = replace(workshop, votes=ground.votes, tallies=ground.tallies, rounds=ground.rounds)
    figures = shift(mine, framework, indicator.id)
    return Revisited(indicator.id, figures[0], figures[-1]) if figures else None


class _OfIndicator(Protocol):
    @property
    def indicator(self) -> str: ...


T = TypeVar("T", bound=_OfIndicator)


def _by_indicator(entries: Iterable[T]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for entry in entries:
        found.setdefault(entry.indicator, []).append(entry)
    return {indicator: tuple(mine) for indicator, mine in found.items()}


def level_across(level: float | None, width: int) -> float | None:
    """Return where a median stands in the first column: 0 at the first level, 1 at the last."""
    return None if level is None else (level - 1) / (width - 1)


def agreement_across(agreement: float | None) -> float | None:
    """Return where an agreement of −1 to 1 stands in the second column, which is 1 wide."""
    return None if agreement is None else GAP + (agreement + 1) / 2
