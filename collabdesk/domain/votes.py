"""Reading votes: which round is open, which votes may be read, and which of them count."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from collabdesk.domain.ballots import ballot_of, ballots, counting_hands, latest_hands
from collabdesk.domain.workshop import Mode, Partner, Round, Tally, Vote, Workshop
from collabdesk.errors import InvalidInput

NotRevealed = tuple[str, int, int]
"""(indicator, round, number of votes) of a round that may not be read yet."""


def sorted_rounds(rounds: Iterable[Round]) -> tuple[Round, ...]:
    """Return *rounds* in the order a workshop keeps them: by indicator, then number."""
    return tuple(sorted(rounds, key=lambda r: r.key))


def current_round(workshop: Workshop, indicator: str) -> int:
    """Return the latest round of an indicator among rounds, votes and tallies; 1 if none."""
    numbers = [r.number for r in workshop.rounds if r.indicator == indicator]
    numbers += [v.round for v in workshop.votes if v.indicator == indicator]
    numbers += [t.round for t in workshop.tallies if t.indicator == indicator]
    return max(numbers, default=1)


def vote_round(workshop: Workshop, indicator: str) -> int:
    """Return the round a vote belongs to: the latest, or the one after a show of hands.

    A round holds votes or a show of hands, never both. Whether the vote is taken, ``table`` says.
    """
    number = current_round(workshop, indicator)
    hands = any(t.key == (indicator, number) for t in workshop.tallies)
    return number + 1 if hands else number


def hands_round(workshop: Workshop, indicator: str) -> int:
    """Return the round a show of hands belongs to: the latest, or the one after its votes."""
    number = current_round(workshop, indicator)
    return number + 1 if votes_in(workshop, indicator, number) else number


def is_revealed(workshop: Workshop, indicator: str, number: int) -> bool:
    """Say whether a round may be read: it was revealed, or was a show of hands."""
    return Round(indicator, number, revealed=True) in workshop.rounds or any(
        t.key == (indicator, number) for t in workshop.tallies
    )


def votes_in(workshop: Workshop, indicator: str, number: int) -> tuple[Vote, ...]:
    """Return the votes of one round, read or not, in the workshop's order."""
    return tuple(v for v in workshop.votes if v.indicator == indicator and v.round == number)


def revealed_votes(workshop: Workshop) -> tuple[Vote, ...]:
    """Return every vote of a revealed round, in the workshop's order."""
    readable = {r.key for r in workshop.rounds if r.revealed}
    return tuple(v for v in workshop.votes if (v.indicator, v.round) in readable)


def counted_by_indicator(workshop: Workshop) -> dict[str, tuple[Vote, ...]]:
    """Return, per indicator that has any, each seat's answer in its latest revealed round."""
    counted = {ballot.indicator: ballot.counted() for ballot in ballots(workshop).values()}
    return {indicator: votes for indicator, votes in counted.items() if votes}


def up_to(workshop: Workshop, indicator: str, number: int) -> Workshop:
    """Return *workshop* as it was after round *number* of *indicator*, with nothing else in it."""
    ballot = ballot_of(workshop, indicator)
    return replace(
        workshop,
        votes=tuple(vote for vote in ballot.cast if vote.round <= number),
        rounds=tuple(entry for entry in ballot.rounds if entry.number <= number),
        tallies=tuple(tally for tally in ballot.tallies if tally.round <= number),
    )


def counted_votes(workshop: Workshop, indicator: str) -> tuple[Vote, ...]:
    """Return each seat's answer in the latest revealed round in which that seat answered."""
    return ballot_of(workshop, indicator).counted()


def latest_tally(workshop: Workshop, indicator: str) -> Tally | None:
    """Return an indicator's show of hands of the highest round, or None."""
    return latest_hands(workshop.tallies).get(indicator)


def counting_tally(workshop: Workshop, indicator: str, votes: Sequence[Vote]) -> Tally | None:
    """Return the show of hands that counts in place of *votes*, an indicator's counted votes.

    It does where no later round of votes may be read.
    """
    return counting_hands(latest_tally(workshop, indicator), votes)


def next_seat(workshop: Workshop, indicator: str) -> tuple[Partner, int] | None:
    """Return the first seat, in voting order, that has not voted in the open round.

    After a show of hands that is a round to come. None once the round is revealed or full, and
    in an anonymous workshop, where no seat is anyone's.
    """
    number = vote_round(workshop, indicator)
    if workshop.anonymous or is_revealed(workshop, indicator, number):
        return None
    voted = {(v.partner, v.seat) for v in votes_in(workshop, indicator, number)}
    return next(((p, n) for p, n in workshop.seats if (p.id, n) not in voted), None)


def draw_seat(workshop: Workshop, indicator: str, rng: random.Random) -> int:
    """Return a free seat number for an anonymous vote in the open round, drawn by *rng*.

    Seats used in earlier rounds come first, so that a second round replaces the first.
    Raises InvalidInput once as many votes are in as there are seats.
    """
    number = vote_round(workshop, indicator)
    taken = {v.seat for v in votes_in(workshop, indicator, number)}
    total = len(workshop.seats)
    if len(taken) >= total:
        raise InvalidInput(
            f"All {total} seats have voted. Add seats to a partner, or show the votes.", "vote"
        )
    before = {v.seat for v in workshop.votes if v.indicator == indicator} - taken
    free = before or set(range(1, total + 1)) - taken
    return rng.choice(sorted(free))


def not_revealed(workshop: Workshop) -> tuple[NotRevealed, ...]:
    """Return how many votes each unread round holds, by indicator and round."""
    readable = {r.key for r in workshop.rounds if r.revealed}
    hidden = Counter((v.indicator, v.round) for v in workshop.votes)
    return tuple((*key, hidden[key]) for key in sorted(hidden) if key not in readable)


def scoring_started(workshop: Workshop) -> bool:
    """Say whether any vote, show of hands or agreed answer is there."""
    agreed = any(a.answer is not None for a in workshop.agreed)
    return bool(workshop.votes or workshop.tallies) or agreed


def takes_votes(workshop: Workshop) -> bool:
    """Say whether seats vote here: in a group with at least one seat present."""
    return workshop.mode is Mode.GROUP and bool(workshop.seats)
