"""Verbs of a round of votes: vote, take back, reveal, vote again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from collabdesk.domain.edit.checks import (
    check_answer,
    known_indicator,
    known_partner,
    replaced,
    without,
)
from collabdesk.domain.votes import (
    current_round,
    is_revealed,
    sorted_rounds,
    vote_round,
    votes_in,
)
from collabdesk.domain.workshop import (
    MAX_ROUNDS,
    Answer,
    Mode,
    Round,
    Vote,
    Workshop,
)
from collabdesk.errors import InvalidInput

if TYPE_CHECKING:
    from collabdesk.framework.model import Framework


def record_vote(
    workshop: Workshop,
    framework: Framework,
    indicator: str,
    partner_id: str | None,
    seat: int,
    answer: Answer,
) -> Workshop:
    """Record a seat's answer in the open round; a second answer of a seat replaces its first.

    After a show of hands a vote opens the next round. In an anonymous workshop *partner_id* is
    None and *seat* was drawn by votes.draw_seat. Raises InvalidInput for an unknown indicator,
    partner or seat, for a level outside the scale, once the round's votes may be read, and
    beyond the last round there may be.
    """
    known_indicator(framework, indicator)
    check_answer(framework, answer)
    check_seat(workshop, partner_id, seat)
    number = vote_round(workshop, indicator)
    _check_number(number)
    if is_revealed(workshop, indicator, number):
        raise InvalidInput(
            f"Round {number} has been shown. Vote again to open round {number + 1}.", "vote"
        )
    vote = Vote(indicator, partner_id, seat, number, answer)
    opened = Round(indicator, number)
    rounds = workshop.rounds
    if opened not in rounds:
        rounds = sorted_rounds((*rounds, opened))
    return replace(workshop, rounds=rounds, votes=with_vote(workshop, vote))


def with_vote(workshop: Workshop, vote: Vote) -> tuple[Vote, ...]:
    """Return the votes with *vote* in its place: where it was, else last.

    Anonymous votes of a round stand by seat number, so that their order tells nothing.
    """
    votes = workshop.votes
    same = next((v for v in votes if v.key == vote.key), None)
    if same is not None:
        return replaced(votes, same, vote)
    if workshop.anonymous:
        for place, other in enumerate(votes):
            beside = (other.indicator, other.round) == (vote.indicator, vote.round)
            if beside and other.seat > vote.seat:
                return (*votes[:place], vote, *votes[place:])
    return (*votes, vote)


def check_seat(workshop: Workshop, partner_id: str | None, seat: int) -> None:
    """Raise InvalidInput where no such seat votes: *partner_id* is None if anonymous only."""
    if workshop.mode is Mode.SOLO:
        raise InvalidInput("Working alone there are no votes. Choose the answer itself.", "vote")
    if workshop.anonymous:
        if partner_id is not None:
            raise InvalidInput("In an anonymous workshop no vote names a partner.", "partner")
        whose, seats = "This workshop", len(workshop.seats)
    else:
        if partner_id is None:
            raise InvalidInput("A vote needs the partner it comes from.", "partner")
        partner = known_partner(workshop, partner_id)
        whose, seats = f"“{partner.name}”", partner.seats
    if not 1 <= seat <= seats:
        raise InvalidInput(f"{whose} has no seat {seat}; its seats are 1 to {seats}.", "seat")


def _check_number(number: int) -> None:
    if number > MAX_ROUNDS:
        raise InvalidInput(f"An indicator has at most {MAX_ROUNDS} rounds.", "vote")


def take_back_vote(
    workshop: Workshop, indicator: str, partner_id: str | None, seat: int
) -> Workshop:
    """Take back a seat's answer in the open round.

    Without its last vote a round is gone that a vote has opened: the first, and one that follows
    a show of hands, which is then on the table again.

    Raises InvalidInput where that seat has no answer that may be taken back.
    """
    number = current_round(workshop, indicator)
    key = (indicator, partner_id, seat, number)
    vote = next((v for v in workshop.votes if v.key == key), None)
    if vote is None or is_revealed(workshop, indicator, number):
        raise InvalidInput("There is no hidden vote to take back.", "vote")
    rounds = workshop.rounds
    opened_by_vote = number == 1 or any(t.key == (indicator, number - 1) for t in workshop.tallies)
    if opened_by_vote and len(votes_in(workshop, indicator, number)) == 1:
        rounds = tuple(r for r in rounds if r.key != (indicator, number))
    return replace(workshop, votes=without(workshop.votes, vote), rounds=rounds)


def reveal(workshop: Workshop, indicator: str) -> Workshop:
    """Let the open round be read; nothing changes where it may be already.

    Raises InvalidInput while it has no vote.
    """
    number = current_round(workshop, indicator)
    if is_revealed(workshop, indicator, number):
        return workshop
    if not votes_in(workshop, indicator, number):
        raise InvalidInput("Nobody has voted yet, so there is nothing to show.", "vote")
    others = (r for r in workshop.rounds if r.key != (indicator, number))
    shown = Round(indicator, number, revealed=True)
    return replace(workshop, rounds=sorted_rounds((*others, shown)))


def vote_again(workshop: Workshop, indicator: str) -> Workshop:
    """Open the next round; the one before is kept. Raises InvalidInput before the reveal."""
    number = current_round(workshop, indicator)
    if not is_revealed(workshop, indicator, number):
        raise InvalidInput("Show the votes first, then vote again.", "vote")
    _check_number(number + 1)
    opened = Round(indicator, number + 1)
    return replace(workshop, rounds=sorted_rounds((*workshop.rounds, opened)))
