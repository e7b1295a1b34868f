"""All that was answered on each indicator, taken out of a workshop in one go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collabdesk.domain.results import IndicatorResult
    from collabdesk.domain.series.rounds import Revisited
    from collabdesk.domain.series.views import View
    from collabdesk.domain.workshop import Answer, Round, Tally, Vote, Workshop

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ballot:
    """What was answered on one indicator in all rounds, of which not all may be read yet."""

    indicator: str
    cast: tuple[Vote, ...] = ()
    rounds: tuple[Round, ...] = ()
    tallies: tuple[Tally, ...] = ()
    agreed: Answer | None = None
    anonymous: bool = False

    @property
    def hands(self) -> Tally | None:
        """The latest show of hands."""
        return latest_hands(self.tallies).get(self.indicator)

    def counted(self) -> tuple[Vote, ...]:
        """Return each seat's answer in the latest revealed round in which it answered."""
        latest: dict[tuple[str | None, int], Vote] = {}
        readable = self._readable()
        for vote in self.cast:
            if vote.round in readable:
                seat = vote.partner, vote.seat
                known = latest.get(seat)
                if known is None or vote.round > known.round:
                    latest[seat] = vote
        return tuple(latest.values())

    def hidden(self) -> int:
        """Return how many votes may not be read yet."""
        readable = self._readable()
        return sum(vote.round not in readable for vote in self.cast)

    def _readable(self) -> frozenset[int]:
        return frozenset(entry.number for entry in self.rounds if entry.revealed)


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
    cast, rounds = _by_indicator(workshop.votes), _by_indicator(workshop.rounds)
    tallies = _by_indicator(workshop.tallies)
    agreed = {entry.indicator: entry.answer for entry in workshop.agreed}
    return {
        indicator: Ballot(
            indicator,
            tuple(cast.get(indicator, ())),
            tuple(rounds.get(indicator, ())),
            tuple(tallies.get(indicator, ())),
            agreed.get(indicator),
            workshop.anonymous,
        )
        for indicator in cast.keys() | tallies.keys() | agreed.keys()
    }


def ballot_of(workshop: Workshop, indicator: str) -> Ballot:
    """Return the ballot of one *indicator*, an empty one where nothing was answered."""
    agreed = workshop.agreement_on(indicator)
    return Ballot(
        indicator,
        tuple(vote for vote in workshop.votes if vote.indicator == indicator),
        tuple(entry for entry in workshop.rounds if entry.indicator == indicator),
        tuple(tally for tally in workshop.tallies if tally.indicator == indicator),
        None if agreed is None else agreed.answer,
        workshop.anonymous,
    )


class _OfIndicator(Protocol):
    @property
    def indicator(self) -> str: ...


E = TypeVar("E", bound=_OfIndicator)


def _by_indicator(entries: Iterable[E]) -> dict[str, list[E]]:
    found: dict[str, list[E]] = defaultdict(list)
    for entry in entries:
        found[entry.indicator].append(entry)
    return found


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
        self.revisited: Remembered[Revisited | None] = Remembered()
        self._last: tuple[Workshop, dict[str, Ballot]] | None = None

    def ballot(self, workshop: Workshop, indicator: str) -> Ballot:
        """Return the ballot of *indicator*, an empty one where nothing was answered."""
        if self._last is None or self._last[0] is not workshop:
            self._last = workshop, ballots(workshop)
        empty = Ballot(indicator, anonymous=workshop.anonymous)
        return self._last[1].get(indicator, empty)
