from __future__ import annotations

import pytest

from collabdesk.domain.workshop import Tally
from collabdesk.services.desk import Desk
from collabdesk.ui.presenters.score_state import Entry, Hands, Phase
from tests.ui.scoring import Score, make


def hands(score: Score) -> Hands:
    found = score.state.room.hands
    assert found is not None
    return found


def count(score: Score, *counts: int) -> None:
    for box, number in enumerate(counts):
        score.presenter.count(box, str(number))


def tallies(score: Score) -> list[tuple[int, ...]]:
    return [t.counts for t in score.sitting.workshop.tallies]


def test_m_goes_round_the_three_ways_and_says_which(desk: Desk) -> None:
    score = make(desk)
    seen = []
    for _ in range(3):
        score.presenter.change_entry()
        seen.append((score.state.entry, score.said()[:5]))
    assert seen == [
        (Entry.HANDS, "Count"),
        (Entry.AGREED_ONLY, "Only "),
        (Entry.EACH_SEAT, "Each "),
    ]


def test_a_count_is_kept_as_soon_as_it_is_entered(desk: Desk) -> None:
    score = make(desk)
    score.presenter.count_hands()
    assert score.state.room.phase is Phase.HANDS
    assert score.state.room.votes == "0 of 8 hands"
    assert score.state.room.agreement == ""
    count(score, 0, 3, 4, 0, 0, 1)
    assert score.sitting.workshop.tallies == (Tally("1.1", 1, (0, 3, 4, 0, 0), 1, 0),)
    assert score.state.room.votes == "8 of 8 hands"
    assert not score.state.room.over
    assert "agreement" in score.state.room.agreement
    assert hands(score).figures == "Median 3 · middle half 2 – 3"
    assert [len(stack.labels) for stack in score.state.room.stacks] == [0, 3, 4, 0, 0]
    assert "Hands for 2, Early signs: 3" in score.state.room.stacks_spoken
    assert [box.caption for box in hands(score).beside] == ["Don’t know", "Not applicable"]


def test_more_hands_than_seats_are_taken_with_a_remark(desk: Desk) -> None:
    score = make(desk, "A\nB")
    score.presenter.count_hands()
    count(score, 3, 1)
    assert score.state.room.votes == "▲ 4 of 2 hands"
    assert score.state.room.over
    assert hands(score).remark == "More hands than seats: 2"
    assert tallies(score) == [(3, 1, 0, 0, 0)]


def test_without_partners_hands_are_only_counted(desk: Desk) -> None:
    score = make(desk, "")
    score.presenter.count_hands()
    count(score, 3)
    assert score.state.room.votes == "3 hands"
    assert not score.state.room.over


@pytest.mark.parametrize("typed", ["many", "-1", "²", "1234567", "3.5"])
def test_what_is_no_number_is_told_and_counts_nothing(desk: Desk, typed: str) -> None:
    score = make(desk)
    score.presenter.count_hands()
    score.presenter.count(0, typed)
    assert "is no number of hands" in hands(score).error
    assert tallies(score) == []
    score.presenter.count(0, " ")
    assert hands(score).error == ""


def test_a_number_that_cannot_be_is_told_in_one_sentence(desk: Desk) -> None:
    score = make(desk)
    score.presenter.count_hands()
    score.presenter.count(1, "999999")
    assert "cannot be" in hands(score).error
    score.presenter.count(1, "2")
    assert hands(score).error == ""
    assert tallies(score) == [(0, 2, 0, 0, 0)]


def test_digits_choose_what_is_agreed_and_enter_goes_on(desk: Desk) -> None:
    score = make(desk)
    score.presenter.count_hands()
    score.presenter.agree_and_next()
    assert "Press what you agree on first" in score.said()
    count(score, 0, 8)
    score.vote(2)
    assert score.chosen() == [2]
    score.presenter.reveal()
    assert "Everybody sees" in score.said()
    score.presenter.take_back()
    assert "no open vote" in score.said()
    score.presenter.agree_and_next()
    assert score.state.indicator == "1.2"
    assert score.state.room.phase is Phase.HANDS
    assert hands(score).counted == 0


def test_switching_loses_nothing(desk: Desk) -> None:
    score = make(desk, "A\nB\nC")
    score.vote(5, 1)
    score.presenter.choose_entry(Entry.HANDS)
    assert hands(score).remark == "Hidden votes kept from before: 2"
    count(score, 3)
    assert score.state.room.round == "Round 2"
    assert hands(score).remark == "Hidden votes kept from before: 2"
    score.presenter.choose_entry(Entry.AGREED_ONLY)
    score.presenter.choose_entry(Entry.EACH_SEAT)
    assert score.state.room.phase is Phase.REVEALED
    assert [len(stack.labels) for stack in score.state.room.stacks] == [3, 0, 0, 0, 0]
    score.presenter.choose_entry(Entry.HANDS)
    count(score, 0)
    score.presenter.choose_entry(Entry.EACH_SEAT)
    assert score.state.room.votes == "2 of 3 votes in"
    assert [vote.answer for vote in score.sitting.workshop.votes] == [5, 1]


def test_r_counts_again_and_keeps_what_was_counted(desk: Desk) -> None:
    score = make(desk)
    score.presenter.count_hands()
    score.presenter.vote_again()
    assert "Count the hands of this round first" in score.said()
    count(score, 8)
    score.presenter.vote_again()
    assert (score.state.room.round, hands(score).counted) == ("Round 2", 0)
    count(score, 0, 8)
    assert tallies(score) == [(8, 0, 0, 0, 0), (0, 8, 0, 0, 0)]


def test_after_revealed_votes_hands_are_counted_only_where_asked_for(desk: Desk) -> None:
    score = make(desk, "A\nB")
    score.vote(2, 4)
    score.presenter.reveal()
    score.presenter.choose_entry(Entry.HANDS)
    phases = [score.state.room.phase]
    score.presenter.go_by(1)
    score.presenter.go_by(-1)
    phases.append(score.state.room.phase)
    score.presenter.vote_again()
    phases.append(score.state.room.phase)
    assert phases == [Phase.HANDS, Phase.REVEALED, Phase.HANDS]
    count(score, 0, 2)
    assert score.state.room.round == "Round 2"
    assert len(score.sitting.workshop.votes) == 2


def test_a_show_of_hands_is_undone_by_its_name(desk: Desk) -> None:
    score = make(desk)
    score.presenter.count_hands()
    count(score, 8)
    assert score.stage.changes[-1].name == "record_hands"
    score.stage.undo()
    assert hands(score).counted == 0
