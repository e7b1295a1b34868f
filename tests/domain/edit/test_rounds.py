"""Rounds of votes: hidden until shown, one answer a seat, and no way round the reveal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain import edit, votes
from collabdesk.domain.scoring import score
from collabdesk.domain.workshop import (
    DONT_KNOW,
    NOT_APPLICABLE,
    Answer,
    Mode,
    Partner,
    Round,
    Tally,
    Vote,
    Workshop,
)
from collabdesk.errors import InvalidInput
from tests.builders import Dice, make_framework, make_partners, make_workshop, with_votes

FRAMEWORK = make_framework()


def vote(workshop: Workshop, partner: str | None, answer: Answer, seat: int = 1) -> Workshop:
    """Return *workshop* with a vote on 1.1."""
    return edit.record_vote(workshop, FRAMEWORK, "1.1", partner, seat, answer)


def test_a_first_vote_opens_a_hidden_round() -> None:
    workshop = vote(make_workshop(), "p2", 4)
    assert workshop.votes == (Vote("1.1", "p2", 1, 1, 4),)
    assert workshop.rounds == (Round("1.1", 1),)
    assert score(workshop, FRAMEWORK).indicator("1.1").score is None


def test_a_seat_may_think_again_before_the_reveal() -> None:
    workshop = vote(vote(vote(make_workshop(), "p1", 4), "p2", 5), "p1", DONT_KNOW)
    assert [(v.partner, v.answer) for v in workshop.votes] == [("p1", DONT_KNOW), ("p2", 5)]
    assert len(workshop.rounds) == 1


ANONYMOUS = make_workshop(anonymous=True)
REFUSED: list[tuple[Callable[[], Workshop], str, str]] = [
    (lambda: vote(make_workshop(), "p9", 3), "partner", "not in this workshop"),
    (lambda: vote(make_workshop(), None, 3), "partner", "needs the partner"),
    (lambda: vote(make_workshop(), "p1", 3, 2), "seat", "“Partner 1” has no seat 2"),
    (lambda: vote(make_workshop(), "p1", 3, 0), "seat", "no seat 0; its seats are 1 to 1"),
    (lambda: vote(make_workshop(), "p1", 0), "answer", "Answer with 1 to 5"),
    (lambda: vote(make_workshop(), "p1", 6), "answer", "6 is not on the scale"),
    (lambda: vote(make_workshop(), "p1", answer=True), "answer", "not on the scale"),
    (lambda: vote(ANONYMOUS, "p1", 3), "partner", "no vote names a partner"),
    (lambda: vote(ANONYMOUS, None, 3, 4), "seat", "This workshop has no seat 4"),
    (lambda: vote(make_workshop(mode=Mode.SOLO), "p1", 3), "vote", "there are no votes"),
    (
        lambda: edit.record_vote(make_workshop(), FRAMEWORK, "9.9", "p1", 1, 3),
        "indicator",
        "There is no indicator 9.9",
    ),
    (
        lambda: vote(with_votes(make_workshop(), "1.1", [3]), "p2", 3),
        "vote",
        "Vote again to open round 2",
    ),
    (lambda: edit.reveal(make_workshop(), "1.1"), "vote", "Nobody has voted yet"),
    (lambda: edit.vote_again(make_workshop(), "1.1"), "vote", "Show the votes first"),
    (lambda: edit.take_back_vote(make_workshop(), "1.1", "p1", 1), "vote", "no hidden vote"),
    (
        lambda: edit.take_back_vote(with_votes(make_workshop(), "1.1", [3]), "1.1", "p1", 1),
        "vote",
        "no hidden vote",
    ),
]


@pytest.mark.parametrize(("verb", "field", "sentence"), REFUSED)
def test_what_cannot_be_is_refused(verb: Callable[[], Workshop], field: str, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence) as refused:
        verb()
    assert refused.value.field == field


def test_taking_back_undoes_a_vote() -> None:
    empty = make_workshop()
    one = vote(empty, "p1", 3)
    two = vote(one, "p2", 3)
    assert edit.take_back_vote(two, "1.1", "p2", 1) == one
    assert edit.take_back_vote(one, "1.1", "p1", 1) == empty


def test_taking_back_the_only_vote_of_a_second_round_leaves_it_open() -> None:
    again = edit.vote_again(with_votes(make_workshop(), "1.1", [3, 3, 3]), "1.1")
    assert edit.take_back_vote(vote(again, "p1", 5), "1.1", "p1", 1) == again


def test_the_reveal_lets_votes_count_and_happens_once() -> None:
    shown = edit.reveal(vote(make_workshop(), "p1", 4), "1.1")
    assert shown.rounds == (Round("1.1", 1, revealed=True),)
    assert score(shown, FRAMEWORK).indicator("1.1").score == 4
    assert edit.reveal(shown, "1.1") == shown


def test_voting_again_keeps_the_first_round() -> None:
    first = with_votes(make_workshop(), "1.1", [1, 2, 3])
    again = edit.vote_again(first, "1.1")
    assert again.votes == first.votes
    assert again.rounds == (Round("1.1", 1, revealed=True), Round("1.1", 2))
    assert vote(again, "p1", 5).votes[-1] == Vote("1.1", "p1", 1, 2, 5)
    with pytest.raises(InvalidInput, match="Show the votes first"):
        edit.vote_again(again, "1.1")


def test_a_vote_after_a_show_of_hands_opens_the_next_round() -> None:
    hands = make_workshop(tallies=(Tally("1.1", 1, (0, 0, 3, 0, 0)),))
    voted = vote(hands, "p1", 3)
    assert voted.votes == (Vote("1.1", "p1", 1, 2, 3),)
    assert voted.rounds == (Round("1.1", 2),)
    assert edit.take_back_vote(voted, "1.1", "p1", 1) == hands
    assert vote(edit.vote_again(hands, "1.1"), "p1", 3) == voted


def test_a_vote_after_the_last_show_of_hands_there_may_be_is_refused() -> None:
    hands = make_workshop(tallies=(Tally("1.1", 20, (0, 0, 3, 0, 0)),))
    with pytest.raises(InvalidInput, match="at most 20 rounds"):
        vote(hands, "p1", 3)


def test_there_are_at_most_20_rounds() -> None:
    last = with_votes(make_workshop(), "1.1", [3], 20)
    with pytest.raises(InvalidInput, match="at most 20 rounds"):
        edit.vote_again(last, "1.1")


@given(st.integers(0, 10_000), st.permutations([1, 2, 3, 4, 5, DONT_KNOW, NOT_APPLICABLE]))
def test_anonymous_votes_tell_nothing_of_their_order(seed: int, answers: list[Answer]) -> None:
    workshop = make_workshop(anonymous=True, partners=make_partners(9))
    workshop = edit.record_vote(workshop, FRAMEWORK, "2.1", None, 3, 3)
    dice = Dice(seed)
    for answer in answers:
        workshop = vote(workshop, None, answer, votes.draw_seat(workshop, "1.1", dice))
    mine = votes.votes_in(workshop, "1.1", 1)
    assert [v.seat for v in mine] == sorted({v.seat for v in mine})
    assert len(mine) == len(answers)


def test_a_room_votes_seat_by_seat() -> None:
    workshop = make_workshop(partners=(Partner("p1", "A", 2), Partner("p2", "B")))
    for answer in (2, 3, 4):
        partner, seat = votes.next_seat(workshop, "1.1") or (None, 0)
        assert partner is not None
        workshop = vote(workshop, partner.id, answer, seat)
    assert votes.next_seat(workshop, "1.1") is None
    assert score(edit.reveal(workshop, "1.1"), FRAMEWORK).indicator("1.1").counts == (0, 1, 1, 1, 0)
