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
    """Say whether the latest of the counted *votes* came so few that they could be solved for.

    Where others stand from the rounds before, whose figures were shown, the difference is what
    one or two have changed. Only an anonymous workshop has this to hide.
    """
    if not ballot.anonymous or counting_hands(ballot.hands, votes) is not None:
        return False
    latest = max((vote.round for vote in votes), default=0)
    again = [vote for vote in votes if vote.round == latest]
    return len(again) < len(votes) and too_few_in(again)
