"""The room view's state: what the wall may show, and that it shows nothing else."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain.flow import Step
from collabdesk.domain.showing import score_shown
from collabdesk.domain.workshop import (
    DONT_KNOW,
    NOT_APPLICABLE,
    Answer,
    Collaboration,
    Mode,
    Round,
    Tally,
    Workshop,
)
from collabdesk.services.desk import Desk
from collabdesk.ui.presenters.place import place_of
from collabdesk.ui.presenters.room import RoomPresenter
from collabdesk.ui.presenters.room_state import RoomPhase, RoomState
from collabdesk.ui.presenters.room_wall import Wall
from collabdesk.ui.presenters.room_words import WallWords
from tests.builders import make_framework, make_partners, make_workshop, with_agreed, with_votes
from tests.ui.scoring import Score, make

FRAMEWORK = make_framework()
WORDS = WallWords(str)
ANSWERS = st.sampled_from((1, 2, 3, 4, 5, DONT_KNOW, NOT_APPLICABLE))
EIGHT = make_workshop(partners=make_partners(8))
SPLIT = (2, 2, 2, 2, 3, 4, 4, 5)


def wall(workshop: Workshop, indicator: str = "1.1") -> RoomState:
    result = score_shown(workshop, FRAMEWORK).indicator(indicator)
    state = Wall(WORDS, workshop, FRAMEWORK, FRAMEWORK.indicator(indicator)).state(result)
    return replace(state, spoken=WORDS.spoken(state))


def test_voting_shows_the_statement_the_anchors_and_how_many_votes_are_in() -> None:
    state = wall(with_votes(EIGHT, "1.2", (1, 5, 5), revealed=False), "1.2")
    assert state.phase is RoomPhase.VOTING
    assert state.heading == "1 · Characteristic 1 in full"
    assert state.position == "2 of 4"
    assert state.statement == "We agree on statement 1.2."
    assert [level for level, _ in state.anchors] == [1, 3, 5]
    assert state.votes == "3 of 8 votes in"
    assert (state.dots, state.remark, state.agreed, state.sentence) == ((), "", "", "")


def test_the_reveal_gives_dots_for_anchors_and_says_that_views_differ() -> None:
    state = wall(with_votes(EIGHT, "1.1", SPLIT))
    assert state.phase is RoomPhase.REVEALED
    assert state.dots == (0, 4, 1, 2, 1)
    assert state.anchors == ()
    assert state.votes == "8 of 8 votes in"
    assert state.remark == "▲ We see this differently"


def test_close_views_are_passed_over_in_silence_and_the_rest_is_counted() -> None:
    answers = (4, 4, 4, 4, 4, DONT_KNOW, DONT_KNOW, NOT_APPLICABLE)
    state = wall(with_votes(EIGHT, "1.1", answers))
    assert state.remark == ""
    assert state.votes == "8 of 8 votes in · 2 don’t know · 1 not applicable"


@pytest.mark.parametrize(
    ("answer", "words", "level"),
    [(3, "✓ Agreed: 3 · In part", 3), (DONT_KNOW, "✓ Agreed: Don’t know", None)],
)
def test_what_was_agreed_joins_the_dots(answer: Answer, words: str, level: int | None) -> None:
    state = wall(with_agreed(with_votes(EIGHT, "1.1", SPLIT), {"1.1": answer}))
    assert state.phase is RoomPhase.AGREED
    assert state.dots == (0, 4, 1, 2, 1)
    assert (state.agreed, state.agreed_level) == (words, level)


def test_what_was_agreed_without_votes_stands_beside_the_anchors() -> None:
    state = wall(with_agreed(EIGHT, {"1.1": 4}))
    assert state.phase is RoomPhase.AGREED
    assert len(state.anchors) == 3
    assert state.votes == ""
    assert state.agreed_level == 4


def test_voting_again_hides_the_first_round_and_its_outcome() -> None:
    first = with_agreed(with_votes(EIGHT, "1.1", SPLIT), {"1.1": 3})
    state = wall(replace(first, rounds=(*first.rounds, Round("1.1", 2))))
    assert state.phase is RoomPhase.VOTING
    assert (state.votes, state.agreed, state.dots) == ("0 of 8 votes in", "", ())


def test_the_second_reveal_shows_the_shift() -> None:
    state = wall(with_votes(with_votes(EIGHT, "1.1", SPLIT), "1.1", (3,) * 8, number=2))
    assert state.dots == (0, 0, 8, 0, 0)
    assert state.earlier == (0, 4, 1, 2, 1)
    assert state.rounds == "○ round 1   ● round 2"


def test_a_show_of_hands_is_seen_as_it_is_taken() -> None:
    state = wall(replace(EIGHT, tallies=(Tally("1.1", 1, (0, 3, 2, 0, 0), dont_know=1),)))
    assert state.phase is RoomPhase.HANDS
    assert state.dots == (0, 3, 2, 0, 0)
    assert state.votes == "6 of 8 hands counted · 1 don’t know"


def test_two_anonymous_scores_show_a_sentence_and_no_dots() -> None:
    workshop = replace(EIGHT, anonymous=True)
    state = wall(with_votes(workshop, "1.1", (1, 5)))
    assert (state.dots, state.remark) == ((), "")
    assert "fewer than 3" in state.sentence
    state = wall(with_votes(workshop, "1.1", (1, 5, 5)))
    assert state.dots == (1, 0, 0, 0, 2)
    assert state.sentence == ""


def test_one_anonymous_change_of_mind_is_not_told_by_the_shift() -> None:
    first = with_votes(replace(EIGHT, anonymous=True), "1.1", SPLIT)
    again = wall(with_votes(first, "1.1", (5,), number=2))
    assert (again.dots, again.earlier, again.remark) == ((), (), "")
    assert again.sentence == "With fewer than 3 new scores there is nothing new to show."
    assert again.votes == "8 of 8 votes in"
    assert wall(with_votes(first, "1.1", SPLIT, number=2)).earlier == (0, 4, 1, 2, 1)


def test_one_alone_has_no_votes_to_count() -> None:
    alone = replace(EIGHT, mode=Mode.SOLO, partners=())
    state = wall(alone)
    assert (state.phase, state.votes) == (RoomPhase.VOTING, "")


@given(
    first=st.lists(ANSWERS, min_size=8, max_size=8),
    second=st.lists(ANSWERS, min_size=8, max_size=8),
    votes=st.integers(0, 8),
    anonymous=st.booleans(),
    agreed=st.sampled_from((None, 2)),
    number=st.sampled_from((1, 2)),
)
def test_answers_that_were_not_revealed_change_nothing(
    first: list[Answer],
    second: list[Answer],
    votes: int,
    anonymous: bool,
    agreed: int | None,
    number: int,
) -> None:
    workshop = replace(EIGHT, anonymous=anonymous)
    if number == 2:
        workshop = with_votes(workshop, "1.1", SPLIT)
    if agreed is not None:
        workshop = with_agreed(workshop, {"1.1": agreed})
    one, other = (
        with_votes(workshop, "1.1", answers[:votes], number, revealed=False)
        for answers in (first, second)
    )
    assert wall(one) == wall(other)


def test_no_partner_is_ever_named() -> None:
    partners = tuple(replace(p, name=f"Sentinel {p.id}") for p in EIGHT.partners)
    workshop = with_votes(replace(EIGHT, partners=partners), "1.1", SPLIT)
    assert "Sentinel" not in str(asdict(wall(workshop)))


def test_what_is_spoken_is_what_is_shown() -> None:
    spoken = wall(with_agreed(with_votes(EIGHT, "1.1", SPLIT), {"1.1": 3})).spoken
    for words in ("We agree on statement 1.1.", "2 Early signs: 4", "8 of 8 votes in", "Agreed: 3"):
        assert words in spoken


# following the console


def following(page: Score) -> RoomPresenter:
    presenter = RoomPresenter(page.stage, str)
    presenter.step = Step.SCORE
    return presenter


def test_the_wall_shows_the_indicator_of_the_console(desk: Desk) -> None:
    page = make(desk)
    room = following(page)
    told: list[RoomState] = []
    place_of(page.stage).follow(lambda: told.append(room.state()))
    page.presenter.go_to("5.4")
    assert told[-1].statement == page.state.statement
    assert told[-1].position == "4 of 5"


def test_other_steps_keep_the_last_indicator(desk: Desk) -> None:
    page = make(desk)
    room = following(page)
    page.presenter.go_to("5.4")
    for step in (Step.RESULTS, Step.ACT, Step.REPORT):
        room.step = step
        assert room.state().statement == page.state.statement


def test_before_any_indicator_the_wall_says_which_workshop_this_is(desk: Desk) -> None:
    page = make(desk)
    place_of(page.stage).show("another workshop", "1.1")
    state = following(page).state()
    assert (state.statement, state.note) == ("Harbour", "Workshop 1")
    assert state.levels == ()


def test_the_purpose_is_shown_on_its_step() -> None:
    workshop = replace(EIGHT, collaboration=Collaboration("c", "Harbour", "Help at home."))
    state = WORDS.purpose(workshop, FRAMEWORK)
    assert (state.heading, state.statement) == ("Harbour", "Help at home.")
    assert state.note == "Shared delivery"
    unworded = replace(workshop, collaboration=Collaboration("c", "Harbour"))
    assert WORDS.purpose(unworded, FRAMEWORK).statement == "Shared delivery"
    assert WORDS.purpose(replace(unworded, type=None), FRAMEWORK).statement == "Harbour"


def test_a_step_that_is_no_indicator_shows_no_time(desk: Desk) -> None:
    page = make(desk)
    room = following(page)
    room.time_left = "01:18 left"
    assert room.state().time_left == "01:18 left"
    room.step = Step.PURPOSE
    assert room.state().time_left == ""


def test_black_says_nothing(desk: Desk) -> None:
    room = following(make(desk))
    room.black = True
    state = room.state()
    assert replace(state, spoken="", black=False) == RoomState()
    assert "black" in state.spoken
