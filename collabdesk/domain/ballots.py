"""All that was answered on each indicator, taken out of a workshop in one go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collabdesk.domain.results import IndicatorResult
    from collabdesk.domain.series.views import View
    from collabdesk.domain.workshop import Answer, Tally, Vote, Workshop

T = TypeVar("T")
_NO_ROUNDS: Final[frozenset[int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Ballot:
    """What was answered on one indicator in all rounds; only ``revealed`` rounds may be read.

    ``hands`` is the latest show of hands, ``agreed`` what was agreed.
    """

    indicator: str
    cast: tuple[Vote, ...] = ()
    revealed: frozenset[int] = _NO_ROUNDS
    hands: Tally | None = None
    agreed: Answer | None = None
    anonymous: bool = False

    def counted(self) -> tuple[Vote, ...]:
        """Return each seat's answer in the latest revealed round in which it answered."""
        latest: dict[tuple[str | None, int], Vote] = {}
        for vote in self.cast:
            if vote.round in self.revealed:
                seat = vote.partner, vote.seat
                known = latest.get(seat)
                if known is None or vote.round > known.round:
                    latest[seat] = vote
        return tuple(latest.values())

    def hidden(self) -> int:
        """Return how many votes may not be read yet."""
        return sum(vote.round not in self.revealed for vote in self.cast)


def counting_hands(hands: Tally | None, votes: Sequence[Vote]) -> Tally | None:
    """Return the show of *hands* where no later round of the counted *votes* may be read."""
    if hands is None or any(vote.round > hands.round for vote in votes):
        return None
    return hands


def latest_hands(tallies: Iterable[Tally]) -> dict[str, Tally]:
    """Return the show of hands of the highest round by indicator."""
    latest: dict[str, Tally] = {}
    for tally in tallies:
        known = latest.setdefault(tally.indicator, tally)
        if tally.round > known.round:
            latest[tally.indicator] = tally
    return latest


def ballots(workshop: Workshop) -> dict[str, Ballot]:
    """Return the ballot of each indicator on which anything was cast, shown or agreed."""
    cast: dict[str, list[Vote]] = defaultdict(list)
    for vote in workshop.votes:
        cast[vote.indicator].append(vote)
    revealed: dict[str, set[int]] = defaultdict(set)
    for entry in workshop.rounds:
        if entry.revealed:
            revealed[entry.indicator].add(entry.number)
    hands = latest_hands(workshop.tallies)
    agreed = {entry.indicator: entry.answer for entry in workshop.agreed}
    return {
        indicator: Ballot(
            indicator,
            tuple(cast.get(indicator, ())),
            frozenset(revealed.get(indicator, ())),
            hands.get(indicator),
            agreed.get(indicator),
            workshop.anonymous,
        )
        for indicator in cast.keys() | hands.keys() | agreed.keys()
    }


class Remembered(Generic[T]):
    """What was made of each ballot, for as long as the ballot stays as it was."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Ballot, T]] = {}

    def of(self, ballot: Ballot, make: Callable[[Ballot], T]) -> T:
        """Return what *make* makes of *ballot*; made anew only where the ballot has changed."""
        known = self._made.get(ballot.indicator)
        if known is not None and known[0] == ballot:
            return known[1]
        made = make(ballot)
        self._made[ballot.indicator] = ballot, made
        return made


class Count:
    """The figures of one workshop under one framework, counted again after every change.

    Of 33 indicators a changed vote touches one, so the others keep what was made of them.
    """

    def __init__(self) -> None:
        self.results: Remembered[IndicatorResult] = Remembered()
        self.views: Remembered[dict[str, View]] = Remembered()
        self._last: tuple[Workshop, dict[str, Ballot]] | None = None

    def ballot(self, workshop: Workshop, indicator: str) -> Ballot:
        """Return the ballot of *indicator*, an empty one where nothing was answered."""
        if self._last is None or self._last[0] is not workshop:
            self._last = workshop, ballots(workshop)
        empty = Ballot(indicator, anonymous=workshop.anonymous)
        return self._last[1].get(indicator, empty)
