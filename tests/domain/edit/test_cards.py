"""A paper card goes in whole or not at all, blind like any vote, and changes nothing revealed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain import edit, votes
from collabdesk.domain.workshop import (
    DONT_KNOW,
    NOT_APPLICABLE,
    Agreed,
    Answer,
    Mode,
    Round,
    Tally,
    Vote,
    Workshop,
)
from collabdesk.errors import InvalidInput
from tests.builders import Dice, make_framework, make_partners, make_workshop, with_votes

FRAMEWORK = make_framework()
IDS = tuple(i.id for i in FRAMEWORK.indicators)
CARD: Mapping[str, Answer | None] = {"1.1": 4, "1.2": DONT_KNOW, "1.3": None, "2.1": 1}


def enter(
    workshop: Workshop,
    answers: Mapping[str, Answer | None] = CARD,
    partner: str | None = "p1",
    seat: int | None = 1,
    dice: int = 0,
) -> Workshop:
    return edit.enter_card(workshop, FRAMEWORK, partner, seat, answers, Dice(dice))


def test_a_card_is_a_hidden_vote_on_each_indicator() -> None:
    workshop = enter(make_workshop())
    assert workshop.votes == (
        Vote("1.1", "p1", 1, 1, 4),
        Vote("1.2", "p1", 1, 1, DONT_KNOW),
        Vote("2.1", "p1", 1, 1, 1),
    )
    assert workshop.rounds == (Round("1.1", 1), Round("1.2", 1), Round("2.1", 1))
    assert votes.revealed_votes(workshop) == ()


def test_a_card_entered_again_replaces_what_is_still_hidden() -> None:
    first = enter(make_workshop())
    assert enter(first) == first
    mended = enter(first, {"1.1": 5, "1.2": None})
    assert [v.answer for v in mended.votes] == [5, DONT_KNOW, 1]


def test_an_empty_card_changes_nothing() -> None:
    workshop = make_workshop()
    assert enter(workshop, {"1.1": None}) is workshop


def test_a_late_card_takes_part_in_a_round_that_was_revealed() -> None:
    shown = with_votes(make_workshop(partners=make_partners(3)), "1.1", [2, 2])
    workshop = enter(shown, partner="p3")
    assert [v.answer for v in votes.counted_votes(workshop, "1.1")] == [2, 2, 4]
    assert workshop.rounds[0] == Round("1.1", 1, revealed=True)
    assert enter(workshop, partner="p3") == workshop


def test_what_a_seat_has_shown_is_never_changed_by_its_card() -> None:
    shown = with_votes(make_workshop(), "1.1", [2, 2])
    shown = with_votes(shown, "2.1", [5])
    with pytest.raises(InvalidInput, match=r"have been shown: 1\.1, 2\.1\. Leave") as refused:
        enter(shown)
    assert refused.value.field == "card"
    assert enter(shown, {"1.1": 2, "2.1": None}) == shown


def test_a_card_joins_the_round_that_is_open_now() -> None:
    again = edit.vote_again(with_votes(make_workshop(), "1.1", [2, 2, 2]), "1.1")
    counted = replace(again, tallies=(Tally("2.1", 1, (1, 0, 0, 0, 0)),))
    workshop = enter(counted)
    assert {(v.indicator, v.round) for v in workshop.votes if v not in again.votes} == {
        ("1.1", 2),
        ("1.2", 1),
        ("2.1", 2),
    }


def test_alone_the_answers_are_agreed_and_what_was_written_stays() -> None:
    solo = make_workshop(mode=Mode.SOLO, partners=(), agreed=(Agreed("1.1", 2, "Seen"),))
    workshop = enter(solo, partner=None, seat=None)
    assert workshop.agreed == (
        Agreed("1.1", 4, "Seen"),
        Agreed("1.2", DONT_KNOW),
        Agreed("2.1", 1),
    )
    assert workshop.votes == ()


OPEN_MEETING = make_workshop(anonymous=True, partners=make_partners(2))
FULL = with_votes(OPEN_MEETING, "1.1", [3, 3])
LAST = make_workshop(tallies=(Tally("1.2", 20, (1, 0, 0, 0, 0)),))
REFUSED: list[tuple[Callable[[], Workshop], str, str]] = [
    (lambda: enter(make_workshop(), {"1.1": 3, "9.9": 3}), "indicator", "no indicator 9.9"),
    (lambda: enter(make_workshop(), {"1.1": 3, "1.2": 6}), "answer", "6 is not on the scale"),
    (lambda: enter(make_workshop(), seat=None), "seat", "needs the seat it comes from"),
    (lambda: enter(make_workshop(), seat=2), "seat", "has no seat 2"),
    (lambda: enter(make_workshop(), partner="p9"), "partner", "not in this workshop"),
    (lambda: enter(make_workshop(), partner=None), "partner", "needs the partner"),
    (lambda: enter(OPEN_MEETING), "partner", "no vote names a partner"),
    (lambda: enter(FULL), "partner", "no vote names a partner"),
    (lambda: enter(FULL, partner=None, seat=None), "vote", r"1\.1: All 2 seats have voted"),
    (lambda: enter(LAST), "vote", r"1\.2: An indicator has at most 20 rounds"),
]


@pytest.mark.parametrize(("verb", "field", "sentence"), REFUSED)
def test_what_cannot_be_is_refused(verb: Callable[[], Workshop], field: str, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence) as refused:
        verb()
    assert refused.value.field == field


@pytest.mark.parametrize("seat", [None, 1])
def test_no_two_answers_of_an_anonymous_card_tell_of_one_hand(seat: int | None) -> None:
    workshop = make_workshop(anonymous=True, partners=make_partners(10))
    workshop = enter(workshop, dict.fromkeys(IDS, 3), None, seat)
    assert len(workshop.votes) == len(IDS)
    assert len({v.seat for v in workshop.votes}) > 5
    assert {v.partner for v in workshop.votes} == {None}


def test_a_late_anonymous_card_draws_a_seat_nobody_took() -> None:
    workshop = make_workshop(anonymous=True, partners=make_partners(3))
    workshop = enter(with_votes(workshop, "1.1", [2, 2]), {"1.1": 5}, None, None)
    assert sorted((v.seat, v.answer) for v in workshop.votes) == [(1, 2), (2, 2), (3, 5)]
    assert len(votes.counted_votes(workshop, "1.1")) == 3


ANSWERS = st.dictionaries(
    st.sampled_from(IDS),
    st.sampled_from([1, 2, 3, 4, 5, DONT_KNOW, NOT_APPLICABLE, None]),
)


@given(ANSWERS, st.integers(0, 99))
def test_a_card_says_what_its_votes_would_have_said_one_by_one(
    answers: dict[str, Answer | None], dice: int
) -> None:
    one_by_one = make_workshop()
    for indicator, answer in answers.items():
        if answer is not None:
            one_by_one = edit.record_vote(one_by_one, FRAMEWORK, indicator, "p1", 1, answer)
    assert enter(make_workshop(), answers) == one_by_one
    blind = enter(make_workshop(anonymous=True), answers, None, None, dice)
    assert {v.indicator: v.answer for v in blind.votes} == {
        v.indicator: v.answer for v in one_by_one.votes
    }
