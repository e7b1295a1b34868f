"""The votes and shows of hands of a file: known, in range, each once, and one way a round."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import UNSET, UnsetType

from collabdesk.domain.votes import sorted_rounds
from collabdesk.domain.workshop import MAX_ROUNDS, Round, Special, Tally, Vote
from collabdesk.exchange.known import Known, Once
from collabdesk.exchange.refusal import RefusedError
from collabdesk.exchange.wire import MAX_SHOW_OF_HANDS, TallyPart, VotePart, WorkshopPart

_ONE_VOTE: Final = "expected one vote of a seat in one round of one indicator"
_NO_PARTNER: Final = "expected null, since the workshop is anonymous"
_ONE_WAY: Final = "this round has votes too; expected votes or a show of hands, not both"


def tallies_in(part: WorkshopPart, known: Known) -> tuple[Tally, ...]:
    """Return the shows of hands, each with a count for every level of the scale."""
    once = Once("one show of hands in one round of one indicator")
    return tuple(
        _tally(f"tallies[{index}]", tally, known, once) for index, tally in enumerate(part.tallies)
    )


def _tally(place: str, tally: TallyPart, known: Known, once: Once) -> Tally:
    indicator = known.indicator(f"{place}.indicator", tally.indicator)
    once.see(place, (indicator, tally.round))
    if len(tally.counts) != known.width:
        raise RefusedError(f"{place}.counts", f"expected {known.width} counts, one for each level")
    return Tally(indicator, tally.round, tuple(tally.counts), tally.dont_know, tally.not_applicable)


class _Ballot:
    """Where each vote that can be has its own byte.

    A file may hold a million votes: a byte array tells a repeated one in the space of megabytes,
    where a set of a million keys takes hundreds.
    """

    def __init__(self, known: Known, *, anonymous: bool) -> None:
        seats = {None: MAX_SHOW_OF_HANDS} if anonymous else known.seats
        self.voters: dict[str | UnsetType | None, tuple[int, int]] = {}
        width = 0
        for voter, count in seats.items():
            self.voters[voter] = (width - 1, count)
            width += count
        if anonymous:
            self.voters[UNSET] = self.voters[None]
        self.width = width
        self.rows = {i: n * MAX_ROUNDS * width for n, i in enumerate(known.indicators)}
        self.marks = bytearray(len(self.rows) * MAX_ROUNDS * width)


def check_votes(part: WorkshopPart, known: Known) -> tuple[Round, ...]:
    """Return the rounds of the votes, each vote being by a seat that there is and none twice."""
    if not part.votes:
        return ()
    ballot = _Ballot(known, anonymous=part.anonymous)
    rows, voters, marks, width = ballot.rows, ballot.voters, ballot.marks, ballot.width
    levels = {*range(1, known.width + 1), *Special}
    for index, vote in enumerate(part.votes):
        row, voter = rows.get(vote.indicator), voters.get(vote.partner)
        if row is None or voter is None or vote.seat > voter[1]:
            raise _stranger(f"votes[{index}]", vote, part, known)
        at = row + (vote.round - 1) * width + voter[0] + vote.seat
        if marks[at]:
            raise RefusedError(f"votes[{index}]", f"repeats an earlier vote; {_ONE_VOTE}")
        marks[at] = 1
        if vote.answer not in levels:
            known.answer(f"votes[{index}].answer", vote.answer)
    keys = {(v.indicator, v.round) for v in part.votes}
    return sorted_rounds(Round(*key, revealed=True) for key in keys)


def votes_in(part: WorkshopPart, known: Known) -> tuple[Vote, ...]:
    """Return the votes, once they are checked."""
    # One text for each id, not one for each vote.
    ids = known.indicators
    names: dict[str | UnsetType | None, str | None] = {None: None, UNSET: None}
    names.update((p.id, p.id) for p in part.partners)
    return tuple(
        Vote(ids[v.indicator], names[v.partner], v.seat, v.round, v.answer) for v in part.votes
    )


def _stranger(place: str, vote: VotePart, part: WorkshopPart, known: Known) -> RefusedError:
    """Return the refusal of a vote on an unknown indicator or by an unknown seat."""
    if vote.indicator not in known.indicators:
        return known.not_an_indicator(f"{place}.indicator")
    if part.anonymous:
        return RefusedError(f"{place}.partner", _NO_PARTNER)
    if (seats := known.seats.get(vote.partner or "")) is None:
        return known.not_a_partner(f"{place}.partner")
    return RefusedError(f"{place}.seat", f"expected a seat from 1 to {seats}, the partner's seats")


def refuse_two_ways(rounds: Iterable[Round], tallies: Iterable[Tally]) -> None:
    """Refuse a show of hands in a round that has votes."""
    voted = {r.key for r in rounds}
    for index, tally in enumerate(tallies):
        if tally.key in voted:
            raise RefusedError(f"tallies[{index}]", _ONE_WAY)


def hidden_in(
    part: WorkshopPart, known: Known, seen: set[tuple[str, int]]
) -> tuple[tuple[str, int, int], ...]:
    """Return (indicator, round, votes) of what was left out; *seen* are the rounds in the file."""
    once = Once("one count for one round of one indicator")
    hidden = []
    for index, entry in enumerate(part.not_revealed or ()):
        place = f"not_revealed[{index}]"
        indicator = known.indicator(f"{place}.indicator", entry.indicator)
        once.see(place, (indicator, entry.round))
        if (indicator, entry.round) in seen:
            raise RefusedError(place, "this round has votes or a show of hands; expected neither")
        hidden.append((indicator, entry.round, entry.votes))
    return tuple(hidden)
