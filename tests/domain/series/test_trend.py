"""Trend: arrows by the rule, and only between equal editions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from collabdesk.domain import series
from collabdesk.domain.results import Overall
from collabdesk.domain.scoring import score
from collabdesk.domain.series import Direction, Held, NotCompared, Step
from collabdesk.domain.series.trend import step
from collabdesk.domain.workshop import Answer, Partner, Tally, Workshop
from tests.builders import make_framework, make_partners, make_workshop, with_agreed, with_votes

FRAMEWORK = make_framework()


def held(workshop: Workshop) -> Held:
    return Held(workshop, score(workshop, FRAMEWORK))


def agreed(levels: dict[str, Answer], **changes: object) -> Workshop:
    return with_agreed(make_workshop(**changes), levels)


def test_one_indicator_moving_one_level_has_no_arrow_and_two_have() -> None:
    was = agreed({"1.1": 3, "1.2": 3, "1.3": 3, "1.4": 3, "2.1": 3, "2.2": 3, "2.3": 3})
    now = agreed({"1.1": 4, "1.2": 3, "1.3": 3, "1.4": 3, "2.1": 2, "2.2": 2, "2.3": 3})
    found = series.trend((held(was),), now, score(now, FRAMEWORK))
    assert found.stops[0].steps == (None,) * 8
    one, two, *rest = found.stops[1].steps
    assert one == Step(0.25, Direction.STEADY)
    assert two is not None
    assert two.direction is Direction.DOWN
    assert two.change == pytest.approx(-2 / 3)
    assert rest == [None] * 6
    # 21/7 before, 20/7 now: one level over seven indicators
    assert found.stops[1].overall_step == Step(20 / 7 - 3, Direction.STEADY)


@pytest.mark.parametrize(
    ("was", "now", "direction"),
    [
        # a fifth is exactly one of five by one level, though not in binary
        (Overall(2.4, 5, 5), Overall(2.6, 5, 5), Direction.STEADY),
        (Overall(2.4, 5, 5), Overall(2.8, 5, 5), Direction.UP),
        (Overall(2.8, 5, 5), Overall(2.4, 5, 5), Direction.DOWN),
        # the fewer count: a half is one of two by one level
        (Overall(2.0, 2, 4), Overall(2.5, 4, 4), Direction.STEADY),
        (Overall(3.0, 4, 4), Overall(3.0, 4, 4), Direction.STEADY),
    ],
)
def test_an_arrow_needs_more_than_one_over_scored(
    was: Overall, now: Overall, direction: Direction
) -> None:
    found = step(was, now)
    assert found is not None
    assert found.direction is direction


def test_no_step_without_a_score_on_both_sides() -> None:
    some, none = Overall(3.0, 1, 1), Overall(None, 0, 1)
    assert [step(a, b) for a, b in ((some, none), (none, some), (None, some), (some, None))] == [
        None
    ] * 4


def test_only_equal_editions_of_one_framework_are_compared() -> None:
    base = agreed({"1.1": 2, "1.2": 2})
    now = agreed({"1.1": 4, "1.2": 4})
    other_edition = replace(agreed({"1.1": 5, "1.2": 5}), edition="2")
    other_framework = replace(agreed({"1.1": 5}), framework_id="another")
    empty = make_workshop()
    earlier = (
        held(base),
        Held(other_edition, None),
        Held(other_framework, None),
        held(empty),
    )
    found = series.trend(earlier, now, score(now, FRAMEWORK))
    assert [stop.why_not for stop in found.stops] == [
        None,
        NotCompared.EDITION,
        NotCompared.FRAMEWORK,
        NotCompared.NOTHING_SCORED,
        None,
    ]
    assert found.compared == (found.stops[0], found.stops[4])
    # compared with the last one that may be, across the three between
    assert found.stops[4].steps[0] == Step(2.0, Direction.UP)
    assert found.stops[1].scores == (None,) * 8
    assert found.stops[1].overall is None


def test_who_was_present_and_how_many_answered_stand_beside_it() -> None:
    partners = (Partner("a", "Acute trust", 2), Partner("b", "Hospice"), Partner("c", "Away", 3))
    was = make_workshop(partners=(*partners[:2], replace(partners[2], present=False)))
    was = with_votes(was, "1.1", [3, 3, 3])
    # The hospice has another id and another spelling here, and is the same partner.
    now = make_workshop(partners=(Partner("x", "HOSPICE "), Partner("y", "Carers forum")))
    found = series.trend((held(was),), now, score(now, FRAMEWORK))
    first, second = found.stops
    assert (first.present, first.seats, first.answered) == (("Acute trust", "Hospice"), 3, 3)
    assert (first.joined, first.left) == ((), ())
    assert (second.joined, second.left) == (("Carers forum",), ("Acute trust",))
    assert second.answered == 0


def test_a_show_of_hands_counts_as_answers() -> None:
    tally = Tally("2.1", 1, (1, 2, 3, 0, 0), 1, 1)
    now = replace(with_votes(make_workshop(), "1.1", [1, 2]), tallies=(tally,))
    found = series.trend((), now, score(now, FRAMEWORK))
    assert found.stops[0].answered == 8
    assert found.stops[0].overall_step is None


def test_bars_carry_last_time_only_from_an_equal_edition() -> None:
    was = score(agreed({"1.1": 2, "1.2": 2, "2.1": 5, "2.2": 5}), FRAMEWORK)
    now = score(agreed({"1.1": 4, "1.2": 4}, held_on=date(2026, 12, 1)), FRAMEWORK)
    shown = series.bars(now, FRAMEWORK, was)
    assert [(b.last, b.last_fraction) for b in shown[:3]] == [(2.0, 0.25), (5.0, 1.0), (None, None)]
    other = replace(was, edition="2")
    assert {b.last for b in series.bars(now, FRAMEWORK, other)} == {None}


def test_one_partner_more_is_told_even_where_nothing_is_scored() -> None:
    now = make_workshop(partners=make_partners(1))
    found = series.trend((held(make_workshop(partners=())),), now, score(now, FRAMEWORK))
    assert [stop.why_not for stop in found.stops] == [NotCompared.NOTHING_SCORED] * 2
    assert found.stops[1].joined == ("Partner 1",)


def test_labels_keep_apart_around_their_common_middle() -> None:
    assert series.apart([1.0, 3.0, 2.0], 0.5) == (1.0, 3.0, 2.0)
    assert series.apart([2.0, 2.0], 0.5) == (2.25, 1.75)
    assert series.apart([3.0, 2.0, 2.0, 2.0], 1.0) == pytest.approx((3.75, 2.75, 1.75, 0.75))
    assert series.apart([], 1.0) == ()
