"""What moved from one round to the next, told in medians, agreement, and seats where named."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain.agreement import AgreementBand
from collabdesk.domain.scoring import score
from collabdesk.domain.shift import Moved, RoundFigures, shift
from collabdesk.domain.table import OnTable
from collabdesk.domain.workshop import DONT_KNOW, Answer, Tally, Workshop
from tests.builders import make_framework, make_partners, make_workshop, with_votes

FRAMEWORK = make_framework()


def room(*rounds: list[Answer], anonymous: bool = False) -> Workshop:
    """Return a workshop of six seats with *rounds* on 1.1, all revealed."""
    workshop = make_workshop(partners=make_partners(6), anonymous=anonymous)
    for number, answers in enumerate(rounds, start=1):
        workshop = with_votes(workshop, "1.1", answers, number)
    return workshop


def test_one_readable_round_shows_no_shift() -> None:
    assert shift(room(), FRAMEWORK, "1.1") is None
    assert shift(room([1, 2, 3]), FRAMEWORK, "1.1") is None
    hidden = with_votes(room([1, 2, 3]), "1.1", [3, 3, 3], 2, revealed=False)
    assert shift(hidden, FRAMEWORK, "1.1") is None


def test_two_rounds_are_told_side_by_side() -> None:
    workshop = room([1, 1, 1, 5, 5, 5], [2, 2, 3, 3, 3, 5])
    assert shift(workshop, FRAMEWORK, "1.1") == (
        RoundFigures(1, OnTable.VOTES, 6, 3.0, -1.0, AgreementBand.SPLIT),
        RoundFigures(
            2,
            OnTable.VOTES,
            6,
            3.0,
            score(workshop, FRAMEWORK).indicator("1.1").agreement,
            AgreementBand.MIXED,
            (Moved(-2, 2), Moved(0, 1), Moved(1, 2), Moved(2, 1)),
        ),
    )


def test_a_seat_that_sat_out_keeps_its_answer_and_has_not_moved() -> None:
    _, second = shift(room([1, 2, 3, 4, 5, 5], [3]), FRAMEWORK, "1.1") or ((), None)
    assert isinstance(second, RoundFigures)
    assert (second.n, second.median) == (6, 3.5)
    assert second.moved == (Moved(2, 1),)


def test_only_levels_move() -> None:
    told = shift(room([DONT_KNOW, 2, 3], [4, DONT_KNOW, 3]), FRAMEWORK, "1.1")
    assert told is not None
    assert told[1].moved == (Moved(0, 1),)
    unknown = shift(room([DONT_KNOW, DONT_KNOW], [DONT_KNOW, 4]), FRAMEWORK, "1.1")
    assert unknown is not None
    assert (unknown[0].n, unknown[0].median, unknown[1].moved) == (0, None, None)
    assert (unknown[1].n, unknown[1].median, unknown[1].agreement) == (1, 4.0, None)


def test_a_show_of_hands_stands_for_itself_and_moves_no_seat() -> None:
    workshop = room([1, 1, 1])
    workshop = replace(workshop, tallies=(Tally("1.1", 2, (0, 0, 0, 9, 0)),))
    workshop = with_votes(workshop, "1.1", [2, 2, 2], 3)
    told = shift(workshop, FRAMEWORK, "1.1")
    assert told is not None
    assert [(r.number, r.way, r.median) for r in told] == [
        (1, OnTable.VOTES, 1.0),
        (2, OnTable.HANDS, 4.0),
        (3, OnTable.VOTES, 2.0),
    ]
    assert {r.moved for r in told} == {None}


def test_anonymous_rounds_tell_no_seat_and_nothing_of_two() -> None:
    told = shift(room([1, 2, 3, 3], [4, 4, 4, 4], anonymous=True), FRAMEWORK, "1.1")
    assert told is not None
    assert [(r.median, r.moved) for r in told] == [(2.5, None), (4.0, None)]
    few = shift(room([1, 2], [4, 4], anonymous=True), FRAMEWORK, "1.1")
    assert few is not None
    assert {(r.n, r.median, r.agreement, r.band, r.moved) for r in few} == {
        (2, None, None, None, None)
    }


def test_after_an_anonymous_round_of_two_nothing_is_formed_that_solves_for_them() -> None:
    told = shift(room([1, 2, 3, 3], [4, 4, 4, 4], [5, 5], anonymous=True), FRAMEWORK, "1.1")
    assert told is not None
    assert [r.median for r in told] == [2.5, 4.0, None]
    assert (told[-1].agreement, told[-1].band) == (None, None)


def test_a_round_left_behind_is_passed_over() -> None:
    workshop = with_votes(room([1, 1, 1]), "1.1", [5, 5, 5], 2, revealed=False)
    workshop = with_votes(workshop, "1.1", [3, 3, 3], 3)
    told = shift(workshop, FRAMEWORK, "1.1")
    assert told is not None
    assert [r.number for r in told] == [1, 3]
    assert told[1].moved == (Moved(2, 3),)


ANSWERS = st.lists(st.one_of(st.integers(1, 5), st.just(DONT_KNOW)), min_size=1, max_size=6)


@given(st.lists(ANSWERS, min_size=2, max_size=4))
def test_the_last_figures_are_those_of_the_results(rounds: list[list[Answer]]) -> None:
    workshop = room(*rounds)
    told = shift(workshop, FRAMEWORK, "1.1")
    result = score(workshop, FRAMEWORK).indicator("1.1")
    assert told is not None
    last = told[-1]
    assert (last.n, last.median, last.agreement) == (result.n, result.median, result.agreement)
    assert (last.number, last.band) == (result.round, result.agreement_band)
    assert sum(m.seats for m in last.moved or ()) <= len(rounds[-1])
