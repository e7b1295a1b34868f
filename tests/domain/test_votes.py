"""Reading votes: hidden rounds stay hidden, and the latest answer of each seat counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from collabdesk.domain import votes
from collabdesk.domain.workshop import DONT_KNOW, Agreed, Mode, Partner, Round, Tally, Vote
from collabdesk.errors import InvalidInput
from tests.builders import Dice, make_partners, make_workshop, with_agreed, with_votes


def test_a_fresh_indicator_is_in_round_one() -> None:
    workshop = make_workshop()
    assert votes.current_round(workshop, "1.1") == 1
    assert not votes.is_revealed(workshop, "1.1", 1)
    assert votes.counted_votes(workshop, "1.1") == ()
    assert votes.latest_tally(workshop, "1.1") is None
    assert votes.not_revealed(workshop) == ()


def test_the_current_round_is_the_latest_of_rounds_votes_and_tallies() -> None:
    workshop = make_workshop()
    opened = replace(workshop, rounds=(Round("1.1", 1, revealed=True), Round("1.1", 2)))
    voted = replace(workshop, votes=(Vote("1.1", "p1", 1, 3, 2),))
    counted = replace(workshop, tallies=(Tally("1.1", 4, (1, 0, 0, 0, 0)),))
    assert [votes.current_round(w, "1.1") for w in (opened, voted, counted)] == [2, 3, 4]
    assert votes.current_round(opened, "1.2") == 1


def test_votes_of_an_open_round_are_not_revealed() -> None:
    workshop = with_votes(make_workshop(), "1.1", [1, 2, 3])
    workshop = with_votes(workshop, "1.1", [5, 5], 2, revealed=False)
    workshop = with_votes(workshop, "1.2", [4], revealed=False)
    assert [v.answer for v in votes.revealed_votes(workshop)] == [1, 2, 3]
    assert [v.answer for v in votes.votes_in(workshop, "1.1", 2)] == [5, 5]
    assert votes.not_revealed(workshop) == (("1.1", 2, 2), ("1.2", 1, 1))


def test_a_vote_without_a_round_record_is_hidden() -> None:
    workshop = make_workshop(votes=(Vote("1.1", "p1", 1, 1, 5),))
    assert votes.revealed_votes(workshop) == ()
    assert votes.not_revealed(workshop) == (("1.1", 1, 1),)


def test_each_seat_counts_with_its_latest_revealed_answer() -> None:
    workshop = with_votes(make_workshop(), "1.1", [1, 2, 3])
    workshop = with_votes(workshop, "1.1", [4, DONT_KNOW], 2)
    workshop = with_votes(workshop, "1.1", [5, 5, 5], 3, revealed=False)
    for order in (workshop, replace(workshop, votes=workshop.votes[::-1])):
        counted = {v.partner: v.answer for v in votes.counted_votes(order, "1.1")}
        assert counted == {"p1": 4, "p2": DONT_KNOW, "p3": 3}


def test_a_show_of_hands_is_seen_as_it_is_taken() -> None:
    first, second = Tally("1.1", 1, (1, 0, 0, 0, 0)), Tally("1.1", 2, (0, 1, 0, 0, 0))
    workshop = make_workshop(tallies=(second, first))
    assert votes.is_revealed(workshop, "1.1", 1)
    assert votes.latest_tally(workshop, "1.1") == second


def test_the_next_seat_follows_the_voting_order_of_those_present() -> None:
    partners = (Partner("p1", "A", 2), Partner("p2", "B", 1, present=False), Partner("p3", "C"))
    workshop = make_workshop(partners=partners)
    seen = []
    for number in range(3):
        partner, seat = votes.next_seat(workshop, "1.1") or (None, 0)
        assert partner is not None
        seen.append((partner.id, seat))
        workshop = replace(
            workshop, votes=(*workshop.votes, Vote("1.1", partner.id, seat, 1, number + 1))
        )
    assert seen == [("p1", 1), ("p1", 2), ("p3", 1)]
    assert votes.next_seat(workshop, "1.1") is None


def test_no_seat_is_next_once_revealed_or_anonymous() -> None:
    revealed = with_votes(make_workshop(), "1.1", [1])
    assert votes.next_seat(revealed, "1.1") is None
    assert votes.next_seat(make_workshop(anonymous=True), "1.1") is None
    again = replace(revealed, rounds=(*revealed.rounds, Round("1.1", 2)))
    assert votes.next_seat(again, "1.1") == (again.partners[0], 1)
    hands = replace(revealed, tallies=(Tally("1.1", 2, (1, 0, 0, 0, 0)),))
    assert votes.next_seat(hands, "1.1") == (hands.partners[0], 1)


def test_anonymous_seats_are_drawn_from_the_free_ones() -> None:
    workshop = make_workshop(anonymous=True, partners=make_partners(5))
    drawn = []
    for number in range(5):
        seat = votes.draw_seat(workshop, "1.1", Dice(number))
        drawn.append(seat)
        workshop = replace(workshop, votes=(*workshop.votes, Vote("1.1", None, seat, 1, 3)))
    assert sorted(drawn) == [1, 2, 3, 4, 5]
    with pytest.raises(InvalidInput, match="All 5 seats have voted") as refused:
        votes.draw_seat(workshop, "1.1", Dice(0))
    assert refused.value.field == "vote"


def test_the_draw_depends_on_chance_alone() -> None:
    workshop = make_workshop(anonymous=True, partners=make_partners(5))
    seats = {votes.draw_seat(workshop, "1.1", Dice(n)) for n in range(60)}
    assert seats == {1, 2, 3, 4, 5}


def test_seats_of_earlier_rounds_are_drawn_first() -> None:
    workshop = make_workshop(anonymous=True, partners=make_partners(9))
    workshop = with_votes(workshop, "1.1", [1, 2])
    workshop = replace(workshop, rounds=(*workshop.rounds, Round("1.1", 2)))
    workshop = replace(workshop, votes=(*workshop.votes, Vote("1.1", None, 2, 2, 3)))
    assert votes.draw_seat(workshop, "1.1", Dice(0)) == 1
    workshop = replace(workshop, votes=(*workshop.votes, Vote("1.1", None, 1, 2, 3)))
    assert votes.draw_seat(workshop, "1.1", Dice(0)) in range(3, 10)


def test_when_scoring_has_started() -> None:
    workshop = make_workshop()
    assert not votes.scoring_started(workshop)
    only_evidence = replace(workshop, agreed=(Agreed("1.1", None, "seen"),))
    assert not votes.scoring_started(only_evidence)
    assert votes.scoring_started(with_agreed(workshop, {"1.1": DONT_KNOW}))
    assert votes.scoring_started(with_votes(workshop, "1.1", [1], revealed=False))
    assert votes.scoring_started(replace(workshop, tallies=(Tally("1.1", 1, (1, 0, 0, 0, 0)),)))


def test_who_votes() -> None:
    assert votes.takes_votes(make_workshop())
    assert not votes.takes_votes(make_workshop(partners=()))
    assert not votes.takes_votes(make_workshop(mode=Mode.SOLO))


def test_rounds_stand_by_indicator_and_number() -> None:
    rounds = [Round("2.1", 1), Round("1.1", 2), Round("1.1", 1, revealed=True)]
    assert [r.key for r in votes.sorted_rounds(rounds)] == [("1.1", 1), ("1.1", 2), ("2.1", 1)]
