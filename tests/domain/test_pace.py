"""Time is spread over what is left, is never lost, and never runs backwards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain import pace as timing
from collabdesk.domain.pace import Pace, Signal, Spent, discuss_first, move_to, open_indicators
from collabdesk.domain.place import Place, Way
from collabdesk.domain.scoring import score
from collabdesk.domain.workshop import NOT_APPLICABLE, Agreed, Workshop
from tests.builders import make_framework, make_workshop, with_agreed, with_votes

FRAMEWORK = make_framework()
SMALL = make_workshop(scope=(1,), minutes=4)
"""Four indicators in four minutes."""


def begun(workshop: Workshop = SMALL, indicator: str = "1.1", now: float = 100.0) -> Pace:
    """Return a pace that runs since *now* with *indicator* on the table."""
    return move_to(Pace().start(now), now, indicator, workshop, FRAMEWORK)


def test_nothing_is_counted_before_the_start() -> None:
    pace = Pace()
    assert pace.at(50) is pace
    assert not pace.running
    assert (pace.allowance, pace.left_for_indicator, pace.signal) == (None, None, Signal.CALM)
    assert pace.left_overall(SMALL) == 240
    assert pace.session_signal(SMALL) is Signal.CALM


def test_the_minutes_are_spread_over_what_is_not_agreed() -> None:
    assert begun().allowance == 60
    agreed = with_agreed(SMALL, {"1.1": 3, "1.2": NOT_APPLICABLE})
    assert open_indicators(agreed, FRAMEWORK) == ("1.3", "1.4")
    assert begun(agreed, "1.3").allowance == 120
    assert begun(agreed, "1.1").allowance == 80
    written = replace(SMALL, agreed=(Agreed("1.1", None, "Only evidence"),))
    assert len(open_indicators(written, FRAMEWORK)) == 4


def test_time_runs_while_it_is_started() -> None:
    pace = begun().at(110)
    assert (pace.elapsed, pace.left_for_indicator, pace.left_overall(SMALL)) == (10, 50, 230)
    paused = pace.pause(120)
    assert (paused.running, paused.elapsed) == (False, 20)
    assert paused.at(999).elapsed == 20
    again = paused.start(1000)
    assert again.start(1005).at(1010).elapsed == 30
    assert again.at(1010).left_for_indicator == 30


def test_an_allowance_is_fixed_when_its_indicator_is_begun() -> None:
    pace = begun().at(190)
    assert pace.left_for_indicator == -30
    agreed = with_agreed(SMALL, {"1.1": 3})
    second = move_to(pace, 190, "1.2", agreed, FRAMEWORK)
    assert second.allowance == 50
    assert move_to(second, 200, "1.2", SMALL, FRAMEWORK).allowance == 50
    back = move_to(second, 200, "1.1", agreed, FRAMEWORK)
    assert back.current == Spent("1.1", 90, 60)
    assert back.others == (Spent("1.2", 10, 50),)
    assert move_to(back, 205, "1.2", SMALL, FRAMEWORK).current == Spent("1.2", 10, 50)


def test_with_no_time_left_nothing_is_allowed() -> None:
    late = move_to(begun(), 400, "1.2", SMALL, FRAMEWORK)
    assert (late.allowance, late.signal, late.session_signal(SMALL)) == (
        0,
        Signal.OVER,
        Signal.OVER,
    )
    assert late.left_overall(SMALL) == -60


def test_more_minutes_give_every_indicator_its_share_anew() -> None:
    pace = move_to(begun(), 160, "1.2", SMALL, FRAMEWORK)
    longer = timing.minutes_changed(pace, 180, replace(SMALL, minutes=8), FRAMEWORK)
    assert longer.elapsed == 80
    assert longer.current == Spent("1.2", 20, (480 - 60) / 4)
    assert longer.others == (Spent("1.1", 60, (480 - 20) / 4),)
    nothing = timing.minutes_changed(Pace().start(0), 5, SMALL, FRAMEWORK)
    assert nothing == Pace(5, 5)


def test_without_minutes_there_is_no_limit() -> None:
    free = replace(SMALL, minutes=0)
    pace = begun(free).at(100_000)
    assert (pace.allowance, pace.left_for_indicator, pace.left_overall(free)) == (None, None, None)
    assert (pace.signal, pace.session_signal(free)) == (Signal.CALM, Signal.CALM)
    assert discuss_first(free, score(free, FRAMEWORK), FRAMEWORK, pace) == ()


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (100, Signal.CALM),
        (20.1, Signal.CALM),
        (20, Signal.LOW),
        (5.1, Signal.LOW),
        (5, Signal.NEARLY_OUT),
        (0.1, Signal.NEARLY_OUT),
        (0, Signal.OVER),
        (-9, Signal.OVER),
    ],
)
def test_the_signal_changes_at_a_fifth_and_a_twentieth(left: float, expected: Signal) -> None:
    assert timing.signal(left, 100) is expected


def test_a_clock_set_back_loses_nothing_that_was_counted() -> None:
    pace = begun(now=1000).at(1050)
    back = pace.at(3)
    assert (back.elapsed, back.left_for_indicator) == (50, 10)
    assert back.at(8).elapsed == 55
    assert pace.pause(0).elapsed == 50


READINGS = st.lists(
    st.tuples(st.sampled_from(["at", "start", "pause", "move"]), st.integers(0, 500)), max_size=30
)


@given(READINGS)
def test_whatever_the_clock_does_time_only_grows_and_is_all_accounted_for(
    readings: list[tuple[str, int]],
) -> None:
    pace, counted, last = begun(now=0.0), 0, 0
    for what, now in readings:
        was = pace.elapsed
        counted += max(now - last, 0) if pace.running else 0
        last = now
        verbs = {"at": pace.at, "start": pace.start, "pause": pace.pause}
        if what == "move":
            pace = move_to(pace, now, f"1.{now % 4 + 1}", SMALL, FRAMEWORK)
        else:
            pace = verbs[what](now)
        assert pace.elapsed >= was
    assert pace.elapsed == counted
    assert pace.current is not None
    spent = (pace.current, *pace.others)
    assert sum(s.seconds for s in spent) == pace.elapsed
    assert len({s.indicator for s in spent}) == len(spent)


def test_while_time_reaches_nothing_goes_first() -> None:
    results = score(SMALL, FRAMEWORK)
    assert discuss_first(SMALL, results, FRAMEWORK, Pace(elapsed=60)) == ()
    all_agreed = with_agreed(SMALL, {f"1.{n}": 3 for n in range(1, 5)})
    assert discuss_first(all_agreed, results, FRAMEWORK, Pace(elapsed=500)) == ()


def test_when_time_will_not_reach_the_split_ones_go_first_then_the_lowest_numbers() -> None:
    workshop = with_votes(SMALL, "1.2", [2, 3, 5])
    workshop = with_votes(workshop, "1.4", [1, 5, 5])
    workshop = with_votes(workshop, "1.3", [1, 5, 1])
    workshop = with_agreed(workshop, {"1.3": 2})
    results = score(workshop, FRAMEWORK)
    assert {p.indicator for p in results.talk_about_first} == {"1.2", "1.3", "1.4"}
    order = [p.indicator for p in results.talk_about_first if p.indicator != "1.3"]
    assert discuss_first(workshop, results, FRAMEWORK, Pace(elapsed=106)) == tuple(order)
    late = Pace(elapsed=900)
    assert discuss_first(workshop, results, FRAMEWORK, late) == (order[0],)
    wide = replace(workshop, scope=(1, 2))
    named = discuss_first(wide, score(wide, FRAMEWORK), FRAMEWORK, Pace(elapsed=16))
    assert named == (*order, "1.1", "2.1")


def test_one_goes_on_where_one_left_off() -> None:
    pace = move_to(begun(), 160, "1.2", SMALL, FRAMEWORK).pause(170.9)
    place = timing.place_of(pace, "1.2", Way.HANDS)
    assert place == Place("1.2", Way.HANDS, 70, 10)
    resumed = timing.resume(place, SMALL, FRAMEWORK)
    assert (resumed.running, resumed.elapsed) == (False, 70)
    assert resumed.current == Spent("1.2", 10, pace.allowance)


def test_a_place_without_its_indicator_keeps_the_time_of_the_session() -> None:
    assert timing.place_of(Pace(9.5), "1.1", Way.EACH_SEAT) == Place("1.1", Way.EACH_SEAT, 9, 0)
    other = timing.place_of(begun().at(130), "2.1", Way.AGREED_ONLY)
    assert other == Place("2.1", Way.AGREED_ONLY, 30, 0)
    assert timing.resume(Place("9.9", Way.HANDS, 30, 3), SMALL, FRAMEWORK) == Pace(30.0)
