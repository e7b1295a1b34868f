from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collabdesk.domain.workshop import DONT_KNOW, NOT_APPLICABLE
from collabdesk.services.desk import Desk
from collabdesk.ui.presenters.score_room import RoomWords, open_seat_after
from collabdesk.ui.presenters.score_spread import level_text
from collabdesk.ui.presenters.score_state import Phase, Standing
from tests.builders import make_framework
from tests.ui.desks import open_desk
from tests.ui.scoring import make, partner_ids


def test_votes_go_seat_by_seat_and_stay_unseen(desk: Desk) -> None:
    score = make(desk, "Acute trust; 2\nHospice")
    first, second = partner_ids(score)
    assert score.turn() == (first, 1)
    assert score.state.ask.title == "Acute trust, seat 1 votes"
    score.vote(2, 5)
    assert score.turn() == (second, 1)
    assert score.state.ask.title == "Hospice votes"
    assert score.voted() == [True, True, False]
    assert score.state.room.votes == "2 of 3 votes in"
    assert score.state.room.phase is Phase.VOTING
    score.vote(4)
    assert score.turn() is None
    assert score.state.ask.title == "All votes are in"
    assert score.answers() == [2, 5, 4]


@settings(max_examples=12)
@given(st.lists(st.sampled_from([1, 2, 3, 4, 5]), min_size=3, max_size=3))
def test_before_the_reveal_the_state_is_the_same_whatever_was_voted(levels: list[int]) -> None:
    states = []
    for answers in (levels, [1, 1, 1]):
        with TemporaryDirectory() as folder, open_desk(Path(folder)) as desk:
            score = make(desk, "One\nTwo\nThree\nFour")
            score.vote(*answers)
            states.append({k: v for k, v in asdict(score.state).items() if k != "workshop"})
    assert states[0] == states[1]


def test_a_whole_indicator_of_eight_seats_takes_eleven_presses(desk: Desk) -> None:
    score = make(desk)
    score.vote(2, 2, 2, 2, 3, 4, 4, 5)
    score.presenter.reveal()
    score.presenter.press_level(3)
    score.presenter.agree_and_next()
    assert score.state.indicator == "1.2"
    agreed = score.sitting.workshop.agreement_on("1.1")
    assert agreed is not None
    assert agreed.answer == 3
    assert score.state.lines[0].count == "1/4"
    assert score.state.lines[0].marks[0].standing is Standing.AGREED


def test_after_the_reveal_the_stacks_carry_names_and_figures(desk: Desk) -> None:
    score = make(desk)
    score.vote(2, 2, 2, 2, 3, 4, 4, 5)
    score.presenter.reveal()
    room = score.state.room
    assert room.phase is Phase.REVEALED
    assert [len(stack.labels) for stack in room.stacks] == [0, 4, 1, 2, 1]
    assert room.stacks[1].labels == ("Partner A", "Partner B", "Partner C", "Partner D")
    assert room.votes == "8 of 8 votes"
    assert room.agreement == "▲ Mixed · agreement 0.42"
    assert room.attention
    assert room.figures is not None
    assert (room.figures.median, room.figures.middle_half) == ("2.5", "2 – 4")
    assert room.figures.far_apart == "▲ far apart"
    assert "level 2: 4 (Partner A, Partner B" in room.stacks_spoken
    assert score.state.lines[0].marks[0].standing is Standing.TALKING


@pytest.mark.parametrize(
    ("answers", "words", "attention"),
    [
        ((4, 4, 4, 4), "Close · agreement 1.00", False),
        ((1, 1, 5, 5), "▲ Split · agreement −1.00", True),
    ],
)
def test_agreement_is_said_in_words(
    desk: Desk, answers: tuple[int, ...], words: str, attention: bool
) -> None:
    score = make(desk, "A\nB\nC\nD")
    score.vote(*answers)
    score.presenter.reveal()
    assert score.state.room.agreement == words
    assert score.state.room.attention is attention


def test_two_named_scores_are_too_few_for_agreement_and_are_shown(desk: Desk) -> None:
    score = make(desk, "A\nB")
    score.vote(4, 5)
    score.presenter.reveal()
    assert score.state.room.agreement == "too few scores"
    assert [s.labels for s in score.state.room.stacks][3:] == [("A",), ("B",)]


def test_dont_know_and_not_applicable_are_votes_like_any(desk: Desk) -> None:
    score = make(desk, "A\nB\nC")
    score.presenter.choose(DONT_KNOW)
    score.presenter.choose(NOT_APPLICABLE)
    score.vote(3)
    assert score.answers() == [DONT_KNOW, NOT_APPLICABLE, 3]
    score.presenter.reveal()
    assert score.state.room.figures is not None
    assert score.state.room.figures.dont_know == "1"
    assert score.state.room.figures.not_applicable == "1"
    score.presenter.choose(DONT_KNOW)
    assert score.chosen() == [DONT_KNOW]
    assert score.state.lines[0].count == "1/4"


def test_a_seat_can_be_chosen_skipped_and_voted_again(desk: Desk) -> None:
    score = make(desk, "A\nB\nC")
    a, b, c = partner_ids(score)
    score.presenter.skip_seat()
    assert score.turn() == (b, 1)
    score.vote(4)
    assert score.turn() == (c, 1)
    score.vote(5)
    assert score.turn() == (a, 1)
    score.presenter.skip_seat()
    assert "No other seat" in score.said()
    score.presenter.choose_seat((b, 1))
    score.vote(1)
    assert score.turn() == (a, 1)
    assert sorted(score.answers(), key=str) == [1, 5]


def test_the_same_vote_again_still_moves_on(desk: Desk) -> None:
    score = make(desk, "A\nB")
    a, b = partner_ids(score)
    score.vote(3)
    score.presenter.choose_seat((a, 1))
    score.vote(3)
    assert score.turn() == (b, 1)
    assert score.answers() == [3]


def test_more_votes_than_seats_are_told_so(desk: Desk) -> None:
    score = make(desk, "A")
    score.vote(3, 4)
    assert score.answers() == [3]
    assert "All votes are in" in score.said()


def test_a_digit_beyond_the_scale_is_told_so(desk: Desk) -> None:
    score = make(desk)
    score.vote(6)
    assert score.answers() == []
    assert score.said() == "The scale here goes from 1 to 5."


def test_take_back_asks_the_same_seat_again(desk: Desk) -> None:
    score = make(desk, "A\nB\nC")
    a, b, _ = partner_ids(score)
    score.presenter.take_back()
    assert score.said() == "No vote is in yet."
    score.vote(4, 5)
    score.presenter.take_back()
    assert score.turn() == (b, 1)
    assert score.answers() == [4]
    score.presenter.choose_seat((a, 1))
    score.vote(2)
    score.presenter.take_back()
    assert score.turn() == (a, 1)
    score.vote(1, 1, 1)
    score.presenter.reveal()
    score.presenter.take_back()
    assert "no open vote" in score.said()


def test_a_seat_out_of_turn_is_asked_again_after_taking_back(desk: Desk) -> None:
    score = make(desk, "A\nB\nC")
    score.presenter.skip_seat()
    score.vote(4)
    score.presenter.take_back()
    assert score.turn() == (partner_ids(score)[1], 1)


def test_undo_gives_the_turn_back_too(desk: Desk) -> None:
    score = make(desk, "A\nB\nC")
    score.vote(4, 5)
    score.stage.undo()
    assert score.turn() == (partner_ids(score)[1], 1)
    assert score.voted() == [True, False, False]


def test_reveal_needs_a_vote_and_happens_once(desk: Desk) -> None:
    score = make(desk, "A\nB")
    score.presenter.reveal()
    assert score.said() == "No vote is in yet."
    score.vote(3)
    score.presenter.reveal()
    assert score.state.room.phase is Phase.REVEALED
    assert score.state.room.votes == "1 of 2 votes"
    score.presenter.reveal()
    assert "shown already" in score.said()


def test_vote_again_opens_a_round_and_keeps_the_first(desk: Desk) -> None:
    score = make(desk, "A\nB\nC")
    score.presenter.vote_again()
    assert "Reveal this round first" in score.said()
    score.vote(1, 2, 5)
    score.presenter.reveal()
    score.vote(3)
    score.presenter.vote_again()
    room = score.state.room
    assert (room.phase, room.round, room.votes) == (Phase.VOTING, "Round 2", "0 of 3 votes in")
    assert room.agreement == "agreed so far: 3"
    assert score.chosen() == []
    score.vote(3, 3, 4)
    score.presenter.reveal()
    assert [len(s.labels) for s in score.state.room.stacks] == [0, 0, 2, 1, 0]
    assert len(score.sitting.workshop.votes) == 6


def test_votes_shown_stay_when_everybody_has_left(desk: Desk) -> None:
    score = make(desk, "A\nB")
    score.vote(5, 1)
    score.presenter.reveal()
    for partner in partner_ids(score):
        score.sitting.set_present(partner, flag=False)
    score.presenter.vote_again()
    assert "add partners" in score.said()
    assert score.state.room.votes == "2 of 2 votes"


def test_anonymous_votes_have_no_seats_and_no_names(desk: Desk) -> None:
    score = make(desk, "A; 2\nB; 2", anonymous=True)
    assert score.state.ask.title == "Vote 1"
    score.vote(2, 3)
    assert score.voted() == [True, True, False, False]
    assert score.turn() is None
    score.presenter.take_back()
    assert score.state.room.votes == "1 of 4 votes in"
    score.presenter.skip_seat()
    score.vote(3, 4, 4, 5)
    assert "All votes are in" in score.said()
    assert score.state.ask.title == "All votes are in"
    score.presenter.reveal()
    assert [s.labels for s in score.state.room.stacks] == [(), ("",), ("",), ("", ""), ()]


def test_two_anonymous_scores_are_not_shown(desk: Desk) -> None:
    score = make(desk, "A; 2\nB; 2", anonymous=True)
    score.vote(2, 5)
    score.presenter.reveal()
    room = score.state.room
    assert room.stacks == ()
    assert "who gave which score" in room.words[0][1]
    assert room.figures is not None
    assert set(asdict(room.figures).values()) == {"–", ""}


def test_what_one_or_two_anonymous_seats_changed_is_not_shown(desk: Desk) -> None:
    score = make(desk, "A; 4", anonymous=True)
    score.vote(1, 2, 3, 3)
    score.presenter.reveal()
    score.presenter.vote_again()
    score.vote(5, 5)
    score.presenter.reveal()
    room = score.state.room
    assert (room.stacks, room.agreement, room.votes) == ((), "too few scores", "4 of 4 votes")
    assert room.words[0][0] == "Too few voted again to show"
    assert room.words[0][1] in room.stacks_spoken
    assert room.figures is not None
    assert set(asdict(room.figures).values()) == {"–", ""}
    score.presenter.vote_again()
    score.vote(5, 5, 5)
    score.presenter.reveal()
    assert len(score.state.room.stacks[-1].labels) >= 3


def test_dont_knows_of_an_anonymous_room_are_counted_from_three_answers_on(desk: Desk) -> None:
    score = make(desk, "A; 4", anonymous=True)
    score.vote(2)
    for _ in range(3):
        score.presenter.choose(DONT_KNOW)
    score.presenter.reveal()
    assert score.state.room.stacks == ()
    assert score.state.room.figures is not None
    assert score.state.room.figures.dont_know == "3"
    assert score.state.room.figures.median == "–"


def test_a_refused_vote_is_said_and_the_seat_keeps_its_turn(desk: Desk) -> None:
    score = make(desk, "A\nB")
    gone = partner_ids(score)[0]
    score.presenter.choose_seat((gone, 1))
    score.stage.refusing = "The chair is taken."
    score.vote(3)
    assert score.said() == "The chair is taken."
    assert score.turn() == (gone, 1)


@pytest.mark.parametrize("verb", ["reveal", "take_back"])
def test_a_refused_round_is_said(desk: Desk, verb: str) -> None:
    score = make(desk, "A\nB")
    score.vote(3)
    score.stage.refusing = "Not now."
    getattr(score.presenter, verb)()
    assert score.said() == "Not now."


@given(
    st.integers(1, 6).flatmap(
        lambda n: st.tuples(st.just(n), st.sets(st.integers(0, n - 1)), st.integers(0, n - 1))
    )
)
def test_the_next_open_seat_is_never_one_that_voted(case: tuple[int, set[int], int]) -> None:
    count, done, current = case
    order = tuple((f"p{n}", 1) for n in range(count))
    voted = frozenset(order[n] for n in done)
    following = open_seat_after(order, voted, order[current])
    assert (following is None) == (len(voted) == count)
    assert following not in voted


@pytest.mark.parametrize(("value", "text"), [(3.0, "3"), (2.5, "2.5"), (2.25, "2.25")])
def test_levels_have_no_needless_zeros(value: float, text: str) -> None:
    assert level_text(value) == text


def test_an_answer_agreed_as_not_applicable_is_recalled_in_the_next_round(desk: Desk) -> None:
    score = make(desk, "A\nB")
    score.vote(1, 5)
    score.presenter.reveal()
    score.presenter.choose(NOT_APPLICABLE)
    score.presenter.vote_again()
    assert score.state.room.agreement == "agreed so far: no score"


def test_a_long_scale_has_no_room_for_meanings(desk: Desk) -> None:
    framework = make_framework(levels=10)
    room = RoomWords(str).direct(make(desk).sitting.workshop, "1.1", framework.scale)
    assert (room.heading, room.words) == ("", ())


def test_a_refused_take_back_is_said(desk: Desk) -> None:
    score = make(desk, "A\nB")
    score.vote(3)
    score.stage.refusing = "Not now."
    score.presenter.take_back()
    assert (score.said(), score.answers()) == ("Not now.", [3])
