from __future__ import annotations

from collections.abc import Callable
from functools import partial

from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import DONT_KNOW, NOT_APPLICABLE, TEXT_LIMIT, Mode
from collabdesk.services.desk import Desk
from collabdesk.ui.presenters.score_state import Entry, Phase, Place
from tests.ui.scoring import Score, make, partner_ids


def test_it_begins_at_the_first_open_indicator(desk: Desk) -> None:
    score = make(desk)
    score.sitting.agree("1.1", 3)
    score.presenter.refresh()
    assert score.state.indicator == "1.1"
    fresh = Score(score.sitting)
    assert fresh.state.indicator == "1.2"
    assert fresh.state.entry is Entry.AGREED_ONLY


def test_enter_says_what_is_missing(desk: Desk) -> None:
    score = make(desk, "A\nB")
    steps: tuple[tuple[Callable[[], None], str], ...] = (
        (lambda: None, "Press a level for each vote first"),
        (lambda: score.vote(3), "Votes still missing: 1"),
        (lambda: score.vote(3), "All votes are in"),
        (score.presenter.reveal, "Press what you agree on first"),
    )
    for act, words in steps:
        act()
        score.presenter.agree_and_next()
        assert words in score.said()
        assert score.state.indicator == "1.1"
    score.vote(3)
    score.vote(3)
    assert score.chosen() == [3]
    score.presenter.agree_and_next()
    assert score.state.indicator == "1.2"


def test_enter_passes_what_was_agreed_without_votes(desk: Desk) -> None:
    score = make(desk, "A\nB")
    score.presenter.choose_entry(Entry.AGREED_ONLY)
    score.vote(4)
    score.presenter.choose_entry(Entry.EACH_SEAT)
    assert score.state.room.agreement == "agreed so far: 4"
    score.presenter.agree_and_next()
    assert score.state.indicator == "1.2"


def test_after_the_last_one_enter_leads_to_what_is_open_then_to_the_results(desk: Desk) -> None:
    score = make(desk, "A\nB", scope=(2,))
    score.presenter.choose_entry(Entry.AGREED_ONLY)
    score.presenter.go_by(1)
    score.vote(3)
    score.presenter.agree_and_next()
    score.presenter.choose(NOT_APPLICABLE)
    assert score.state.next_text == "Agree and next"
    score.presenter.agree_and_next()
    assert score.state.indicator == "2.1"
    score.vote(2)
    score.presenter.go_by(1)
    score.presenter.go_by(1)
    assert score.state.next_text == "Agree, see results"
    score.presenter.agree_and_next()
    assert score.stage.gone_to == [Step.RESULTS]


def test_moving_stops_at_both_ends(desk: Desk) -> None:
    score = make(desk, scope=(1, 3))
    score.presenter.go_by(-1)
    assert score.said() == "This is the first one."
    score.presenter.go_by_characteristic(-1)
    assert "no further characteristic" in score.said()
    score.presenter.go_by_characteristic(1)
    assert score.state.indicator == "3.1"
    score.presenter.go_to("3.4")
    score.presenter.go_by(1)
    assert score.said() == "This is the last one."
    assert [line.number for line in score.state.lines] == [1, 3]


def test_a_characteristic_opens_at_its_first_open_indicator(desk: Desk) -> None:
    score = make(desk)
    score.sitting.agree("2.1", 3)
    score.presenter.go_to_characteristic(2)
    assert score.state.indicator == "2.2"
    for indicator in ("2.2", "2.3"):
        score.sitting.agree(indicator, 3)
    score.presenter.go_to_characteristic(2)
    assert score.state.indicator == "2.1"


def test_agreed_only_takes_digits_as_what_is_agreed(desk: Desk) -> None:
    score = make(desk)
    score.presenter.choose_entry(Entry.AGREED_ONLY)
    assert score.phases() == [Phase.VOTING, Phase.DIRECT]
    assert score.said() == "Only what the room agrees on is entered."
    score.vote(4)
    assert score.chosen() == [4]
    assert score.state.indicator == "1.1"
    score.presenter.reveal()
    assert "no votes to reveal" in score.said()
    score.presenter.choose_entry(Entry.EACH_SEAT)
    assert score.phases() == [Phase.VOTING, Phase.DIRECT, Phase.VOTING]
    assert score.chosen() == []


def test_hidden_votes_survive_a_change_of_entry(desk: Desk) -> None:
    score = make(desk, "A\nB")
    score.vote(5)
    score.presenter.choose_entry(Entry.AGREED_ONLY)
    assert score.state.room.votes == "votes waiting for their reveal: 1"
    score.presenter.choose_entry(Entry.EACH_SEAT)
    assert score.state.room.votes == "1 of 2 votes in"


def test_vote_again_returns_to_each_seat(desk: Desk) -> None:
    score = make(desk, "A\nB")
    score.vote(5, 1)
    score.presenter.reveal()
    score.presenter.choose_entry(Entry.AGREED_ONLY)
    score.presenter.vote_again()
    assert score.state.entry is Entry.EACH_SEAT
    assert score.state.room.phase is Phase.VOTING


def test_the_arrows_go_round_the_seats_and_a_seat_is_skipped(desk: Desk) -> None:
    score = make(desk, "A; 2\nB")
    first, second = partner_ids(score)
    seen = []
    for step in (1, 1, 1, -1):
        score.presenter.step_seat(step)
        seen.append(score.turn())
    assert seen == [(first, 2), (second, 1), (first, 1), (second, 1)]
    score.vote(4)
    assert score.turn() == (first, 1)
    score.presenter.skip_seat()
    assert score.turn() == (first, 2)
    score.vote(3, 3)
    assert score.turn() is None
    score.presenter.step_seat(-1)
    assert score.turn() == (second, 1)
    score.vote(5)
    assert sorted(map(str, score.answers())) == ["3", "3", "5"]


def test_where_no_seat_is_asked_the_arrows_say_so(desk: Desk) -> None:
    score = make(desk, "A; 3", anonymous=True)
    score.presenter.step_seat(1)
    assert score.said() == "No seat is asked to vote here."
    named = make(desk, "A\nB")
    named.vote(3, 4)
    named.presenter.reveal()
    acts: tuple[Callable[[], None], ...] = (
        partial(named.presenter.step_seat, 1),
        named.presenter.skip_seat,
    )
    for act in acts:
        act()
        assert named.said() == "No seat is asked to vote here."


def test_alone_one_key_an_indicator(desk: Desk) -> None:
    score = make(desk, "", mode=Mode.SOLO, scope=(2,))
    assert not score.state.can_switch
    score.presenter.change_entry()
    assert "On your own" in score.said()
    score.vote(4)
    assert score.state.indicator == "2.2"
    score.presenter.go_by(-1)
    assert score.chosen() == [4]
    score.vote(4)
    assert score.state.indicator == "2.2"
    score.presenter.choose(DONT_KNOW)
    assert score.state.indicator == "2.3"
    score.vote(1)
    assert score.state.indicator == "2.3"
    assert score.said() == "That was the last one. Enter shows the results."
    agreed = [(a.indicator, a.answer) for a in score.sitting.workshop.agreed]
    assert agreed == [("2.1", 4), ("2.2", DONT_KNOW), ("2.3", 1)]


def test_alone_the_last_one_points_to_what_was_skipped(desk: Desk) -> None:
    score = make(desk, "", mode=Mode.SOLO, scope=(2,))
    score.presenter.go_to("2.3")
    score.vote(1)
    assert score.said() == "That was the last one. Enter goes to the first that is still open."


def test_without_partners_it_says_what_to_do(desk: Desk) -> None:
    score = make(desk, "")
    assert score.state.room.phase is Phase.NO_PARTNERS
    score.vote(3)
    assert "add partners" in score.said()
    score.presenter.agree_and_next()
    assert "add partners" in score.said()
    score.presenter.skip_seat()
    score.presenter.go_to_partners()
    assert score.stage.gone_to == [Step.PARTNERS]
    score.presenter.choose_entry(Entry.AGREED_ONLY)
    score.vote(3)
    assert score.chosen() == [3]


def test_evidence_dissent_and_notes_are_kept_where_they_belong(desk: Desk) -> None:
    score = make(desk)
    for place in Place:
        score.presenter.write(place, "1.1", f"Text of {place}")
    assert all(score.text(place) == f"Text of {place}" for place in Place)
    score.presenter.go_by(1)
    kept = {place: score.text(place) for place in Place}
    assert kept == {
        Place.EVIDENCE: "",
        Place.DISSENT: "",
        Place.INDICATOR: "",
        Place.CHARACTERISTIC: "Text of characteristic",
        Place.LATER: "Text of later",
    }


def test_a_text_that_is_too_long_is_refused_where_it_was_typed(desk: Desk) -> None:
    score = make(desk)
    score.presenter.write(Place.EVIDENCE, "1.1", "Short.")
    score.presenter.write(Place.EVIDENCE, "1.1", "x" * (TEXT_LIMIT + 1))
    assert [place for place, _ in score.state.errors] == [Place.EVIDENCE]
    assert score.text(Place.EVIDENCE) == "Short."
    score.presenter.write(Place.EVIDENCE, "1.1", "Short.")
    assert score.state.errors == ()


def test_the_right_card_follows_the_type(desk: Desk) -> None:
    score = make(desk)
    assert score.state.side.type_name == ""
    assert score.state.side.prompts == ()
    assert score.state.side.question
    score.sitting.choose_type("shared-delivery")
    score.presenter.refresh()
    side = score.state.side
    emphasis = score.sitting.framework.characteristic(1).emphasis_for("shared-delivery")
    assert emphasis is not None
    assert side.type_name == "Shared delivery"
    assert [text for _, text in side.prompts] == list(emphasis.prompts)
    assert side.emphasis == emphasis.emphasis
    assert len(side.reasons) == len(score.sitting.framework.characteristic(1).reasons)


def test_another_workshop_begins_anew(desk: Desk) -> None:
    score = make(desk)
    score.presenter.go_to("5.4")
    score.presenter.change_entry()
    score.stage.sitting = make(desk, "A\nB").sitting
    score.presenter.refresh()
    assert score.state.indicator == "1.1"
    assert score.state.entry is Entry.EACH_SEAT


def test_an_indicator_that_left_the_scope_is_left(desk: Desk) -> None:
    score = make(desk)
    score.presenter.go_to("5.4")
    score.sitting.set_scope((2, 3))
    score.presenter.refresh()
    assert score.state.indicator == "2.1"


def test_a_refused_agreement_is_said_and_nothing_moves(desk: Desk) -> None:
    score = make(desk, "", mode=Mode.SOLO)
    score.stage.refusing = "Not now."
    score.vote(3)
    assert (score.said(), score.state.indicator) == ("Not now.", "1.1")
