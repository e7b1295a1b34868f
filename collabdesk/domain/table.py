"""What is on the table for one indicator, and in which round the next entry would go."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from collabdesk.domain.votes import current_round, hands_round, is_revealed, vote_round
from collabdesk.domain.workshop import MAX_ROUNDS, Mode, Tally, Workshop


class OnTable(StrEnum):
    """What a round holds: votes or a show of hands, never both."""

    VOTES = "votes"
    HANDS = "hands"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class PastRound:
    """A round before the one on the table: ``votes`` were cast, or hands shown (0 votes).

    One that is not ``revealed`` was left behind: its votes stay hidden and are counted only.
    """

    number: int
    way: OnTable
    votes: int
    revealed: bool


@dataclass(frozen=True, slots=True)
class Table:
    """What is on the table for one indicator; it holds no answer that may not be read.

    ``round`` is the latest round, ``way`` what it holds, ``votes_in`` how many votes of how many
    ``seats`` present (0 for one alone), ``revealed`` whether it may be read, ``tally`` its show
    of hands. ``vote_round`` and ``hands_round`` say where a vote or a show of hands would go now:
    None where it would be refused, a later round than ``round`` where it would open one.
    ``earlier`` has the rounds before that hold anything, the first one first.
    """

    round: int
    way: OnTable
    votes_in: int
    seats: int
    revealed: bool
    tally: Tally | None
    vote_round: int | None
    hands_round: int | None
    earlier: tuple[PastRound, ...] = ()

    @property
    def left_behind(self) -> int:
        """How many votes of earlier rounds were never revealed."""
        return sum(past.votes for past in self.earlier if not past.revealed)


def table(workshop: Workshop, indicator: str) -> Table:
    """Return what is on the table for *indicator*.

    A vote goes into the latest round, or into a new one after a show of hands; once the votes
    of the latest round may be read it is refused, until vote_again opens another. A show of
    hands goes into the latest round if that has no votes (replacing an earlier count), else into
    a new one after it; hidden votes it leaves behind stay hidden.
    """
    group = workshop.mode is Mode.GROUP
    past = [_round(workshop, indicator, number) for number in _numbers(workshop, indicator)]
    number = current_round(workshop, indicator)
    latest = past.pop() if past and past[-1].number == number else None
    way = latest.way if latest else OnTable.EMPTY
    revealed = is_revealed(workshop, indicator, number)
    shown = revealed and way is not OnTable.HANDS
    votes_open = group and bool(workshop.seats) and not shown
    return Table(
        round=number,
        way=way,
        votes_in=latest.votes if latest else 0,
        seats=len(workshop.seats) if group else 0,
        revealed=revealed,
        tally=next((t for t in workshop.tallies if t.key == (indicator, number)), None),
        vote_round=_allowed(vote_round(workshop, indicator)) if votes_open else None,
        hands_round=_allowed(hands_round(workshop, indicator)) if group else None,
        earlier=tuple(past),
    )


def hands_over(workshop: Workshop, tally: Tally) -> int:
    """Return how many more hands went up than seats are present: a remark, never a refusal.

    0 while nobody is at the table, since then there is nothing to compare with.
    """
    hands = sum(tally.counts) + tally.dont_know + tally.not_applicable
    seats = len(workshop.seats)
    return max(hands - seats, 0) if seats else 0


def _numbers(workshop: Workshop, indicator: str) -> list[int]:
    """Return the numbers of an indicator's rounds that hold anything, rising."""
    numbers = {v.round for v in workshop.votes if v.indicator == indicator}
    return sorted(numbers | {t.round for t in workshop.tallies if t.indicator == indicator})


def _round(workshop: Workshop, indicator: str, number: int) -> PastRound:
    key = (indicator, number)
    votes = sum((v.indicator, v.round) == key for v in workshop.votes)
    way = OnTable.VOTES if votes else OnTable.HANDS
    return PastRound(number, way, votes, is_revealed(workshop, indicator, number))


def _allowed(number: int) -> int | None:
    return number if number <= MAX_ROUNDS else None
