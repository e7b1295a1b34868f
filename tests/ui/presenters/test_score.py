from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collabdesk.domain.flow import Step
from collabdesk.domain.votes import current_round, votes_in
from collabdesk.domain.workshop import DONT_KNOW, NOT_APPLICABLE, TEXT_LIMIT, Mode
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.services.sitting import Sitting
from collabdesk.ui.presenters.score import ScorePresenter
from collabdesk.ui.presenters.score_room import level_text, open_seat_after
from collabdesk.ui.presenters.score_state import (
    Entry,
    Phase,
    Place,
    ScoreState,
    SeatKey,
    Standing,
)
from tests.ui.desks import open_desk
from tests.ui.stages import PlainStage

EIGHT = "\n".join(f"Partner {letter}" for letter in "ABCDEFGH")


class Score:
    """A presenter on a real sitting, with what it showed."""

    def __init__(self, sitting: Sitting) -> None:
        self.stage = PlainStage(sitting)
        self.presenter = ScorePresenter(self.stage, str)
        self.shown: list[ScoreState] = []
        self.presenter.attach(self.shown.append)
        self.stage.changed = self.presenter.refresh
        self.presenter.refresh()

    @property
    def state(self) -> ScoreState:
        return self.shown[-1]

    @property
    def sitting(self) -> Sitting:
        return self.stage.sitting

    def turn(self) -> SeatKey | None:
        seats = [s for g in self.state.room.groups for s in g.seats]
        return next((s.key for s in seats if s.turn), None)

    def phases(self) -> list[Phase]:
        """Every phase shown so far, each change once."""
        return [phase for phase, _ in groupby(state.room.phase for state in self.shown)]

    def voted(self) -> list[bool]:
        return [s.voted for g in self.state.room.groups for s in g.seats]

    def answers(self, indicator: str = "1.1") -> list[object]:
        workshop = self.sitting.workshop
        number = current_round(workshop, indicator)
        return [v.answer for v in votes_in(workshop, indicator, number)]

    def vote(self, *levels: int) -> None:
        for level in levels:
            self.presenter.press_level(level)

    def chosen(self) -> list[object]:
        ask = self.state.ask
        choices = (*ask.levels, ask.dont_know, ask.not_applicable)
        return [choice.answer for choice in choices if choice.chosen]

    def text(self, place: Place) -> str:
        return dict(self.state.texts)[place]

    def said(self) -> str:
        return self.stage.said[-1] if self.stage.said else ""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as made:
        yield made


def make(
    desk: Desk,
    partners: str = EIGHT,
    *,
    mode: Mode = Mode.GROUP,
    anonymous: bool = False,
    scope: tuple[int, ...] | None = None,
) -> Score:
    draft = NewWorkshop("Workshop 1", "Harbour", mode=mode, anonymous=anonymous, scope=scope)
    sitting = desk.sit(desk.create(draft))
    if partners:
        sitting.paste_partners(partners)
    return Score(sitting)


def partner_ids(score: Score) -> list[str]:
    return [p.id for p in score.sitting.workshop.partners]


def test_it_begins_at_the_first_open_indicator(desk: Desk) -> None:
    score = make(desk)
    score.sitting.agree("1.1", 3)
    score.presenter.refresh()
    assert score.state.indicator == "1.1"
    fresh = Score(score.sitting)
    assert fresh.state.indicator == "1.2"
    assert fresh.state.entry is Entry.AGREED_ONLY


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
    score.presenter.change_entry()
    score.vote(4)
    score.presenter.change_entry()
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
    score.presenter.change_entry()
    assert score.phases() == [Phase.VOTING, Phase.DIRECT]
    assert score.said() == "Only what the room agrees on is entered."
    score.vote(4)
    assert score.chosen() == [4]
    assert score.state.indicator == "1.1"
    score.presenter.reveal()
    assert "no votes to reveal" in score.said()
    score.presenter.change_entry()
    assert score.phases() == [Phase.VOTING, Phase.DIRECT, Phase.VOTING]
    assert score.chosen() == []


def test_hidden_votes_survive_a_change_of_entry(desk: Desk) -> None:
    score = make(desk, "A\nB")
    score.vote(5)
    score.presenter.change_entry()
    assert score.state.room.votes == "votes waiting for their reveal: 1"
    score.presenter.change_entry()
    assert score.state.room.votes == "1 of 2 votes in"


def test_vote_again_returns_to_each_seat(desk: Desk) -> None:
    score = make(desk, "A\nB")
    score.vote(5, 1)
    score.presenter.reveal()
    score.presenter.change_entry()
    score.presenter.vote_again()
    assert score.state.entry is Entry.EACH_SEAT
    assert score.state.room.phase is Phase.VOTING


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


def test_a_refused_vote_is_said_and_the_seat_keeps_its_turn(desk: Desk) -> None:
    score = make(desk, "A\nB")
    gone = partner_ids(score)[0]
    score.presenter.choose_seat((gone, 1))
    score.stage.refusing = "The chair is taken."
    score.vote(3)
    assert score.said() == "The chair is taken."
    assert score.turn() == (gone, 1)


def test_a_refused_agreement_is_said_and_nothing_moves(desk: Desk) -> None:
    score = make(desk, "", mode=Mode.SOLO)
    score.stage.refusing = "Not now."
    score.vote(3)
    assert (score.said(), score.state.indicator) == ("Not now.", "1.1")


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
