"""Radar, rounds and the picking of indicators, worked by hand and against the examples."""

from __future__ import annotations

import json
from dataclasses import replace
from math import cos, pi, sin

import pytest

from collabdesk.domain import series
from collabdesk.domain.agreement import van_der_eijk
from collabdesk.domain.scoring import score
from collabdesk.domain.series import Only, Order
from collabdesk.domain.workshop import DONT_KNOW, Answer, Tally, Workshop
from tests.builders import make_framework, make_partners, make_workshop, with_agreed, with_votes
from tests.domain.series.examples import example

FRAMEWORK = make_framework()


def test_the_first_spoke_points_up_and_the_rest_follow_the_clock() -> None:
    agreed: dict[str, Answer] = {"1.1": 5, "1.2": 5, "3.1": 2, "3.2": 3}
    now = score(with_agreed(make_workshop(scope=(1, 2, 3, 4)), agreed), FRAMEWORK)
    last = score(with_agreed(make_workshop(), {"2.1": 1, "2.2": 1}), FRAMEWORK)
    found = series.radar(series.bars(now, FRAMEWORK, last), 5)
    tips = [(0, 1), (1, 0), (0, -1), (-1, 0)]
    for spoke, tip in zip(found.spokes, tips, strict=True):
        assert spoke.tip == pytest.approx(tip)
    assert found.spokes[0].now == pytest.approx((0, 1))
    assert found.spokes[1].now is None
    assert found.spokes[1].last == pytest.approx((0.2, 0))
    assert found.spokes[2].now == pytest.approx((0, -0.5))
    assert [ring[0][1] for ring in found.rings] == pytest.approx([0.2, 0.4, 0.6, 0.8, 1.0])


def test_the_radar_of_the_example_lies_where_its_scores_say() -> None:
    workshop, framework, _ = example("group-8-partners")
    results = score(workshop, framework)
    found = series.radar(series.bars(results, framework), 5)
    for place, (spoke, result) in enumerate(
        zip(found.spokes, results.characteristics, strict=True)
    ):
        assert result.score is not None
        radius, turn = result.score / 5, place * pi / 4
        assert spoke.now == pytest.approx((radius * sin(turn), radius * cos(turn)))


def test_a_second_round_moves_median_and_agreement() -> None:
    workshop = make_workshop(partners=make_partners(4))
    workshop = with_votes(workshop, "1.1", [1, 1, 5, 5])
    workshop = with_votes(workshop, "1.1", [4, 4], 2)
    workshop = with_votes(workshop, "1.2", [3, 3, 3, 3])
    found = series.revisited(workshop, FRAMEWORK)
    assert [m.indicator for m in found] == ["1.1"]
    # after round 2 the first two seats say 4, the others still 5
    assert (found[0].before.number, found[0].now.number) == (1, 2)
    assert (found[0].before.median, found[0].now.median, found[0].median) == (3, 4.5, 1.5)
    assert found[0].before.agreement == -1
    assert found[0].now.n == 4
    assert found[0].agreement == van_der_eijk((0, 0, 0, 2, 2)) + 1


def test_what_was_agreed_moves_no_median() -> None:
    workshop = with_votes(make_workshop(), "1.1", [2, 2, 2])
    workshop = with_agreed(with_votes(workshop, "1.1", [3, 3, 3], 2), {"1.1": 5})
    found = series.revisited(workshop, FRAMEWORK)
    assert found[0].median == 1


def test_a_show_of_hands_is_a_round_and_hidden_votes_are_none() -> None:
    tallies = (Tally("1.1", 1, (4, 0, 0, 0, 0)), Tally("1.1", 3, (0, 0, 0, 0, 2)))
    workshop = replace(make_workshop(), tallies=tallies)
    found = series.revisited(workshop, FRAMEWORK)
    assert [(m.before.number, m.now.number, m.median) for m in found] == [(1, 3, 4)]
    assert found[0].agreement is None
    hidden = with_votes(make_workshop(), "1.1", [2, 2, 2])
    hidden = with_votes(hidden, "1.1", [5, 5, 5], 2, revealed=False)
    assert series.revisited(hidden, FRAMEWORK) == ()


def anonymous(second: list[Answer]) -> Workshop:
    workshop = make_workshop(anonymous=True, partners=make_partners(4))
    workshop = with_votes(workshop, "1.1", [1, DONT_KNOW, DONT_KNOW])
    return with_votes(workshop, "1.1", second, 2)


def test_small_anonymous_rounds_are_left_out() -> None:
    workshop = anonymous([2, 2, 2])
    assert series.revisited(workshop, FRAMEWORK) == ()


def test_the_rounds_of_the_example_are_what_a_second_reading_gives() -> None:
    workshop, framework, text = example("group-8-partners")
    votes = json.loads(text)["votes"]
    again = sorted({v["indicator"] for v in votes if v["round"] == 2})
    found = series.revisited(workshop, framework)
    assert sorted(m.indicator for m in found) == again
    for m in found:
        first = [v["answer"] for v in votes if (v["indicator"], v["round"]) == (m.indicator, 1)]
        counts = tuple(first.count(level) for level in range(1, 6))
        assert m.before.n == sum(counts)
        assert m.before.agreement == pytest.approx(van_der_eijk(counts))


def picked(only: Only, order: Order = Order.NUMBER) -> list[str]:
    workshop = make_workshop(scope=(1, 2), partners=make_partners(4))
    workshop = with_votes(workshop, "1.1", [1, 1, 5, 5])
    workshop = with_votes(workshop, "1.2", [2, 2, 2, DONT_KNOW])
    workshop = with_votes(workshop, "1.3", [4, 4, 4, 4])
    workshop = with_votes(workshop, "2.1", [DONT_KNOW, DONT_KNOW, DONT_KNOW, DONT_KNOW])
    results = score(workshop, FRAMEWORK)
    shown = [r.id for r in series.pick(results, only, order)]
    if order is Order.NUMBER:
        assert series.how_many(results)[only] == len(shown)
    return shown


def test_filters_let_through_what_they_say() -> None:
    assert picked(Only.ALL) == ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3"]
    assert picked(Only.SPLIT) == ["1.1"]
    assert picked(Only.LOW) == ["1.2"]
    assert picked(Only.DONT_KNOW) == ["1.2", "2.1"]
    assert picked(Only.NOT_SCORED) == ["1.4", "2.1", "2.2", "2.3"]


def test_sorting_puts_the_most_urgent_first_and_what_has_no_figure_last() -> None:
    assert picked(Only.ALL, Order.SCORE)[:4] == ["1.2", "1.1", "1.3", "1.4"]
    assert picked(Only.ALL, Order.AGREEMENT)[:4] == ["1.1", "1.2", "1.3", "1.4"]
    assert picked(Only.ALL, Order.DONT_KNOW)[:3] == ["2.1", "1.2", "1.1"]


def test_medians_and_agreements_stand_in_columns_of_their_own() -> None:
    assert [series.level_across(n, 5) for n in (1, 3, 5, None)] == [0, 0.5, 1, None]
    found = [series.agreement_across(a) for a in (-1, 0, 1)]
    assert found == pytest.approx([1.3, 1.8, 2.3])
    assert series.agreement_across(None) is None
