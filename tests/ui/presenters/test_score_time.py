from __future__ import annotations

from dataclasses import replace

import pytest

from collabdesk.domain.pace import Signal
from collabdesk.domain.place import Place, Way
from collabdesk.domain.workshop import Mode
from collabdesk.errors import LibraryError
from collabdesk.services.changes import Changes
from collabdesk.services.desk import Desk
from collabdesk.ui.presenters.place import place_of
from collabdesk.ui.presenters.score import ScorePresenter
from collabdesk.ui.presenters.score_state import Entry
from collabdesk.ui.presenters.score_time import TimeState, clock_time
from tests.ui.scoring import Score, make


class Watch:
    """A clock that goes as told."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class Timed:
    """A scoring presenter whose clock goes as told, with what it showed of the time."""

    def __init__(self, score: Score) -> None:
        self.watch = Watch()
        self.stage = score.stage
        self.presenter = ScorePresenter(score.stage, str, self.watch)
        self.shown: list[TimeState] = []
        self.wall: list[str] = []
        self.presenter.attach_time(self.shown.append)
        score.stage.changed = self.presenter.refresh
        place_of(score.stage).hear_time(self.wall.append)
        self.presenter.refresh()

    @property
    def time(self) -> TimeState:
        return self.shown[-1]

    def wait(self, seconds: float) -> TimeState:
        self.watch.seconds += seconds
        self.presenter.tick()
        return self.time

    @property
    def kept(self) -> Place:
        place = self.stage.sitting.place
        assert place is not None
        return place


def timed(desk: Desk, minutes: int = 66) -> Timed:
    score = make(desk)
    score.sitting.describe(minutes=minutes)
    return Timed(score)


def test_the_minutes_are_spread_over_what_is_left(desk: Desk) -> None:
    clock = timed(desk)
    assert clock.time.left == "02:00"
    assert clock.time.detail == "of 02:00 for this indicator · 66 min left for 33"
    assert (clock.time.running, clock.time.button, clock.time.remark) == (
        False,
        "Start",
        "Not running",
    )
    assert clock.wall == [""]


def test_t_starts_and_pauses(desk: Desk) -> None:
    clock = timed(desk)
    clock.presenter.toggle_timer()
    assert clock.stage.said[-1] == "The timer runs. T pauses it."
    assert clock.wait(30).left == "01:30"
    assert clock.wall[-1] == "01:30 left"
    assert (clock.time.button, clock.time.fraction) == ("Pause", 0.75)
    clock.presenter.toggle_timer()
    assert clock.stage.said[-1] == "The timer is paused."
    assert clock.wait(500).left == "01:30"
    assert clock.wall[-1] == ""


def test_it_changes_calmly_as_time_runs_out(desk: Desk) -> None:
    clock = timed(desk)
    clock.presenter.toggle_timer()
    seen = [(clock.wait(s).signal, clock.time.remark) for s in (90, 6, 18, 10)]
    assert seen == [
        (Signal.CALM, ""),
        (Signal.LOW, "◆ a fifth of the time is left"),
        (Signal.NEARLY_OUT, "▲ nearly out of time"),
        (Signal.OVER, "■ time is up"),
    ]
    assert clock.time.left == "−00:04"
    assert clock.time.fraction == 0
    assert clock.wall[-1] == "time is up"
    assert "time is up" in clock.time.spoken


def test_a_clock_set_back_takes_nothing_away(desk: Desk) -> None:
    clock = timed(desk)
    clock.presenter.toggle_timer()
    clock.wait(30)
    assert clock.wait(-5000).left == "01:30"
    assert clock.wait(30).left == "01:00"


def test_time_goes_on_with_the_next_indicator(desk: Desk) -> None:
    clock = timed(desk)
    clock.presenter.toggle_timer()
    clock.wait(60)
    clock.presenter.go_by(1)
    assert clock.time.detail == "of 01:59 for this indicator · 65 min left for 33"
    clock.wait(10)
    clock.presenter.go_by(-1)
    assert clock.time.left == "01:00"


def test_other_minutes_count_at_once(desk: Desk) -> None:
    clock = timed(desk)
    clock.stage.sitting.describe(minutes=33)
    clock.presenter.refresh()
    assert clock.time.detail == "of 01:00 for this indicator · 33 min left for 33"
    before = clock.stage.sitting.workshop
    clock.stage.sitting.apply(Changes("describe", (), before, replace(before, minutes=0)))
    clock.presenter.toggle_timer()
    clock.wait(75)
    assert (clock.time.left, clock.time.fraction) == ("01:15", None)
    assert clock.time.detail == "on this indicator · 33 still open"
    assert clock.wall[-1] == ""


def test_what_to_discuss_first_is_said_where_time_will_not_reach(desk: Desk) -> None:
    clock = timed(desk)
    assert clock.time.first == ""
    clock.stage.sitting.describe(minutes=9)
    clock.presenter.refresh()
    assert clock.time.first == "Discuss these first: 1.1, 1.2, 1.3, 1.4, 2.1, 2.2 …"
    clock.stage.sitting.describe(minutes=1)
    clock.presenter.toggle_timer()
    clock.wait(120)
    assert clock.time.first == "Discuss these first: 1.1"
    assert "0 min left" in clock.time.detail


def test_the_place_is_kept_every_quarter_of_a_minute(desk: Desk) -> None:
    clock = timed(desk)
    clock.presenter.toggle_timer()
    clock.wait(14)
    assert clock.kept.session_seconds == 0
    clock.wait(2)
    assert clock.kept == Place("1.1", Way.EACH_SEAT, 16, 16)
    clock.presenter.toggle_timer()
    clock.wait(60)
    assert clock.kept.session_seconds == 16


def test_looking_at_a_workshop_keeps_no_place_and_moving_does(desk: Desk) -> None:
    clock = timed(desk)
    assert clock.stage.sitting.place is None
    clock.presenter.go_by(1)
    assert clock.kept.indicator == "1.2"
    clock.presenter.choose_entry(Entry.HANDS)
    assert clock.kept.way is Way.HANDS


def test_one_goes_on_where_one_left_off(desk: Desk) -> None:
    clock = timed(desk)
    clock.presenter.toggle_timer()
    clock.presenter.go_to("5.4")
    clock.presenter.choose_entry(Entry.HANDS)
    clock.wait(12)
    clock.presenter.leave()
    again = Score(desk.sit(clock.stage.sitting.workshop.id))
    assert (again.state.indicator, again.state.entry) == ("5.4", Entry.HANDS)
    later = Timed(again)
    assert (later.time.left, later.time.running) == ("01:48", False)


def test_a_place_outside_the_scope_gives_way(desk: Desk) -> None:
    clock = timed(desk)
    clock.presenter.go_to("5.4")
    clock.stage.sitting.set_scope((2,))
    again = Score(desk.sit(clock.stage.sitting.workshop.id))
    assert again.state.indicator == "2.1"


def test_a_closed_workshop_stops_the_timer(desk: Desk) -> None:
    clock = timed(desk)
    clock.presenter.toggle_timer()
    clock.wait(10)
    clock.stage.is_open = False
    clock.presenter.leave()
    clock.wait(0.5)
    clock.watch.seconds += 1000
    clock.stage.is_open = True
    clock.presenter.refresh()
    assert clock.time.left == "01:50"
    assert not clock.time.running


def test_a_place_that_cannot_be_kept_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = timed(desk)

    def refuse(place: Place) -> None:
        raise LibraryError(f"The disk is full, {place.indicator} is not kept.")

    monkeypatch.setattr(clock.stage.sitting, "keep_place", refuse)
    clock.presenter.go_by(1)
    assert clock.stage.said[-1] == "The disk is full, 1.2 is not kept."


def test_a_request_of_another_page_is_taken_once(desk: Desk) -> None:
    score = make(desk)
    place_of(score.stage).ask(score.sitting.workshop.id, "5.4")
    score.presenter.refresh()
    assert score.state.indicator == "5.4"
    score.presenter.go_by(-1)
    assert score.state.indicator == "5.3"
    place_of(score.stage).ask(score.sitting.workshop.id, "9.9")
    score.presenter.refresh()
    assert score.state.indicator == "5.3"


def test_alone_one_goes_on_too(desk: Desk) -> None:
    score = make(desk, "", mode=Mode.SOLO)
    score.vote(4, 5, 3)
    assert score.state.room.votes == "3 of 33 answered"
    again = Score(desk.sit(score.sitting.workshop.id))
    assert (again.state.indicator, again.state.entry) == ("1.4", Entry.AGREED_ONLY)
    assert (again.state.title, again.state.solo) == ("Score on your own", True)
    assert again.state.hints[0] == (("1", "5"), "answer and next")
    assert again.state.ask.title == "What is your answer?"
    assert again.state.next_text == "Next"
    again.presenter.go_to("8.4")
    again.vote(3)
    for indicator in again.sitting.framework.indicators:
        again.sitting.agree(indicator.id, 2)
    again.presenter.refresh()
    assert again.state.next_text == "See results"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "00:00"),
        (0.2, "00:01"),
        (60, "01:00"),
        (-0.5, "00:00"),
        (-61, "−01:01"),
        (5999, "99:59"),
    ],
)
def test_seconds_as_a_clock_shows_them(seconds: float, text: str) -> None:
    assert clock_time(seconds) == text
