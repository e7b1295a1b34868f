"""How few answers an anonymous workshop keeps to itself, since they would tell whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from collabdesk.domain.ballots import Ballot, counting_hands

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Vote

MIN_SHOWN: Final = 3
"""An anonymous workshop shows answers only from this many on."""


def few(answers: int) -> bool:
    """Say whether there are answers, and too few to be shown."""
    return 0 < answers < MIN_SHOWN


def too_few_in(votes: Sequence[Vote]) -> bool:
    """Say whether the *votes* of one round are too few to be told, or the levels among them."""
    return few(len(votes)) or few(sum(isinstance(vote.answer, int) for vote in votes))


def too_few(ballot: Ballot, votes: Sequence[Vote]) -> bool:
    """Say whether the counted *votes* of an anonymous ballot are too few to be told."""
    return too_few_in(votes) or too_few_again(ballot, votes)


def too_few_again(ballot: Ballot, votes: Sequence[Vote]) -> bool:
    """Say whether one or two of the counted *votes* could be solved for from what was shown before.

    Votes of a later round wait until they are enough to be told together; what stands from
    before is known already. Only an anonymous workshop has this to hide.
    """
    if not ballot.anonymous or counting_hands(ballot.hands, votes) is not None:
        return False
    if len({vote.round for vote in votes}) < 2:
        return False
    # Where nobody gave a level the list of workshops could not tell it from one that waits.
    levels = any(isinstance(vote.answer, int) for vote in votes)
    return not levels or 0 < _waiting(ballot) < len(votes)


def _waiting(ballot: Ballot) -> int:
    """Return how many votes came since the last round after which anything was told."""
    revealed = {entry.number for entry in ballot.rounds if entry.revealed}
    waiting: dict[int, Vote] = {}
    stood: set[int] = set()
    for number in sorted(revealed):
        came = {vote.seat: vote for vote in ballot.cast if vote.round == number}
        waiting |= came
        stood |= came.keys()
        first = len(waiting) == len(stood)
        quiet = few(len(waiting)) if first else too_few_in(tuple(waiting.values()))
        if not quiet:
            waiting = {}
    return len(waiting)
