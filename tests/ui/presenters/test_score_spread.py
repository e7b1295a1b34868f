from __future__ import annotations

import pytest

from collabdesk.domain.workshop import DONT_KNOW, NOT_APPLICABLE, Answer
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.ui.presenters.score_spread import SpreadWords
from collabdesk.ui.presenters.score_state import Entry, LastTimeLine
from tests.ui.scoring import Score, make


@pytest.mark.parametrize(
    ("between", "within", "words"),
    [
        (None, None, ""),
        (0.0, None, "Partners see this alike."),
        (2.0, None, "Between partners views are up to 2 apart."),
        (None, 3.0, "Inside one partner views are up to 3 apart."),
        (0.0, 0.0, "Partners see this alike, and so does each within itself."),
        (2.5, 1.0, "Views differ more between partners (up to 2.5) than inside one (1)."),
        (1.0, 3.0, "Views differ more inside a partner (up to 3) than between them (1)."),
        (2.0, 2.0, "Views differ as much between partners as inside one (2)."),
    ],
)
def test_between_and_within_are_told_apart(
    between: float | None, within: float | None, words: str
) -> None:
    assert SpreadWords(str).spread(between, within) == words


def revealed(score: Score, *levels: int) -> None:
    score.vote(*levels)
    score.presenter.reveal()


def test_after_the_reveal_the_figures_tell_where_views_differ(desk: Desk) -> None:
    score = make(desk, "A; 2\nB; 2")
    revealed(score, 1, 1, 5, 4)
    figures = score.state.room.figures
    assert figures is not None
    assert (figures.between, figures.within, figures.far_apart) == ("3.5", "1", "▲ far apart")
    assert "more between partners" in score.state.room.spread
    assert score.state.room.shift == ""
    assert [stack.earlier for stack in score.state.room.stacks] == [None] * 5


def test_a_second_round_shows_what_it_moved(desk: Desk) -> None:
    score = make(desk, "A\nB\nC\nD")
    revealed(score, 1, 2, 5, 3)
    score.presenter.vote_again()
    assert score.state.room.shift == ""
    revealed(score, 2, 2, 4, 3)
    assert score.state.room.shift == (
        "○ Round 1 → 2: median 2.5 → 2.5 · agreement −0.04 → 0.63 · seats: 1 up, 1 down, 2 stayed"
    )
    assert [stack.earlier for stack in score.state.room.stacks] == [1, 1, 1, 0, 1]
    assert "level 1: 0, 1 in the round before" in score.state.room.stacks_spoken


def test_too_few_anonymous_answers_show_no_shift(desk: Desk) -> None:
    score = make(desk, "A; 3", anonymous=True)
    revealed(score, 1, 2, 5)
    score.presenter.vote_again()
    revealed(score, 2, 2)
    assert score.state.room.shift == ""
    assert all(stack.earlier is None for stack in score.state.room.stacks)


def test_where_nobody_gave_a_level_nothing_is_compared(desk: Desk) -> None:
    score = make(desk, "A\nB")
    for _ in range(2):
        score.presenter.choose(DONT_KNOW)
    score.presenter.reveal()
    score.presenter.vote_again()
    revealed(score, 2, 3)
    assert score.state.room.shift == ""


def test_hands_after_votes_tell_no_seats(desk: Desk) -> None:
    score = make(desk, "A\nB")
    revealed(score, 2, 4)
    score.presenter.choose_entry(Entry.HANDS)
    score.presenter.count(2, "2")
    score.presenter.choose_entry(Entry.EACH_SEAT)
    assert score.state.room.shift.startswith("○ Round 1 → 2: median 3 → 3")
    assert "seats" not in score.state.room.shift


def last_time(desk: Desk, answer: Answer | None, *votes: int) -> LastTimeLine | None:
    """Return what is said of 1.1 after a workshop in which it was answered so."""
    first = make(desk, "\n".join(f"P{n}" for n in range(max(len(votes), 1))))
    if votes:
        revealed(first, *votes)
    first.sitting.agree("1.2", 1)
    if answer is not None:
        first.sitting.agree("1.1", answer)
    held = first.sitting.workshop
    draft = NewWorkshop("Workshop 2", held.collaboration.name)
    second = desk.sit(desk.create(draft))
    second.join_collaboration(held.collaboration)
    return Score(second).state.side.last


def test_without_an_earlier_workshop_nothing_is_said_of_last_time(desk: Desk) -> None:
    assert make(desk).state.side.last is None


@pytest.mark.parametrize(
    ("answer", "votes", "figure", "level", "words"),
    [
        (2, (), "2", 2, "agreed"),
        (2, (2, 2, 2), "2", 2, "agreed, views were close"),
        (4, (2, 2, 3, 4, 4), "4", 4, "agreed, views were mixed"),
        (4, (1, 1, 5, 5), "4", 4, "agreed, views were split"),
        (DONT_KNOW, (), "–", None, "agreed: Don’t know"),
        (NOT_APPLICABLE, (), "–", None, "agreed: Not applicable"),
        (None, (2, 3, 3, 2), "2.5", 2, "by votes, nothing agreed, views were close"),
        (None, (), "–", None, "not answered"),
    ],
)
def test_last_time_in_one_line(
    desk: Desk,
    answer: Answer | None,
    votes: tuple[int, ...],
    figure: str,
    level: int | None,
    words: str,
) -> None:
    line = last_time(desk, answer, *votes)
    assert line is not None
    assert line.heading == "Last time · 20 Nov 2026"
    assert (line.figure, line.level, line.words) == (figure, level, words)
