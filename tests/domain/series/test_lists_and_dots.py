"""Chart numbers: bars, dots and lists, with nothing in them that may not be read."""

from __future__ import annotations

from dataclasses import replace

from collabdesk.domain import series
from collabdesk.domain.agreement import AgreementBand
from collabdesk.domain.scoring import score
from collabdesk.domain.series import Bar, DotPlot, Dots, ListReason
from collabdesk.domain.workshop import DONT_KNOW, NOT_APPLICABLE, Answer, Tally, Workshop
from tests.builders import make_framework, make_partners, make_workshop, with_agreed, with_votes

FRAMEWORK = make_framework()
EMPTY = DotPlot((Dots(0),) * 5, Dots(0), Dots(0), None)


def test_bars_run_from_the_first_level_to_the_last() -> None:
    workshop = with_votes(make_workshop(scope=(2, 3)), "2.1", [4, 4, 4])
    workshop = with_agreed(workshop, {"2.1": 3, "2.2": 4})
    assert series.bars(score(workshop, FRAMEWORK), FRAMEWORK) == (
        Bar(2, "Characteristic 2", 3.5, 0.625, 1.0, AgreementBand.CLOSE, 2, 3),
        Bar(3, "Characteristic 3", None, None, None, None, 0, 4),
    )
    four = make_framework(levels=4)
    assert [series.fraction(s, four) for s in (1, 2.5, 4, None)] == [0, 0.5, 1, None]


def test_dots_carry_the_names_in_the_order_of_the_partners() -> None:
    workshop = make_workshop(partners=make_partners(3, seats=2))
    workshop = with_votes(workshop, "1.1", [2, 4, DONT_KNOW, 2, NOT_APPLICABLE, 2])
    turned = replace(workshop, votes=workshop.votes[::-1])
    for either in (workshop, turned):
        plot = series.dots(either, FRAMEWORK, "1.1")
        assert plot.levels[1] == Dots(3, ("Partner 1", "Partner 2", "Partner 3"))
        assert plot.levels[3] == Dots(1, ("Partner 1",))
        assert plot.dont_know == Dots(1, ("Partner 2",))
        assert plot.not_applicable == Dots(1, ("Partner 3",))
        assert plot.round == 1


def test_hidden_votes_have_no_dots() -> None:
    workshop = with_votes(make_workshop(), "1.1", [1, 2, 3], revealed=False)
    assert series.dots(workshop, FRAMEWORK, "1.1") == EMPTY
    assert series.dots(workshop, FRAMEWORK, "1.1", 1) == EMPTY


def test_each_round_can_be_shown_by_itself() -> None:
    workshop = with_votes(make_workshop(), "1.1", [1, 1, 1])
    workshop = with_votes(workshop, "1.1", [5], 2)
    now = series.dots(workshop, FRAMEWORK, "1.1")
    assert ([d.count for d in now.levels], now.round) == ([2, 0, 0, 0, 1], 2)
    first = series.dots(workshop, FRAMEWORK, "1.1", 1)
    assert ([d.count for d in first.levels], first.round) == ([3, 0, 0, 0, 0], 1)


def test_a_show_of_hands_has_counts_without_names() -> None:
    tally = Tally("1.1", 2, (0, 1, 0, 0, 0), 4, 5)
    workshop = replace(with_votes(make_workshop(), "1.1", [1, 1, 1]), tallies=(tally,))
    expected = DotPlot((Dots(0), Dots(1), Dots(0), Dots(0), Dots(0)), Dots(4), Dots(5), 2)
    assert series.dots(workshop, FRAMEWORK, "1.1") == expected
    assert series.dots(workshop, FRAMEWORK, "1.1", 2) == expected
    assert series.dots(workshop, FRAMEWORK, "1.1", 1).levels[0].count == 3


def anonymous(answers: list[Answer]) -> Workshop:
    return with_votes(make_workshop(anonymous=True, partners=make_partners(6)), "1.1", answers)


def test_anonymous_dots_have_no_names_and_hide_small_numbers() -> None:
    enough = series.dots(anonymous([1, 5, 5, DONT_KNOW, NOT_APPLICABLE]), FRAMEWORK, "1.1")
    assert [d.count for d in enough.levels] == [1, 0, 0, 0, 2]
    assert (enough.dont_know, enough.not_applicable) == (Dots(1), Dots(1))
    assert not any(d.labels for d in enough.levels)
    few = series.dots(anonymous([1, 5, DONT_KNOW]), FRAMEWORK, "1.1")
    assert [d.count for d in few.levels] == [None] * 5
    assert few.dont_know == Dots(1)
    assert series.dots(make_workshop(anonymous=True), FRAMEWORK, "1.1") == EMPTY


def test_the_three_lists() -> None:
    workshop = make_workshop(partners=make_partners(6))
    workshop = with_votes(workshop, "1.1", [1, 1, 1, 5, 5, 5])
    workshop = with_votes(workshop, "1.2", [2, 2, 3, 4, 4, 4])
    workshop = with_votes(workshop, "1.3", [3, DONT_KNOW])
    agreed: dict[str, Answer] = {"2.1": 5, "2.2": 4, "2.3": 1, "3.1": 2, "3.2": 1, "3.3": 3}
    results = score(with_agreed(workshop, agreed), FRAMEWORK)
    lists = series.lists(results, FRAMEWORK)
    assert [(i.indicator, i.figure, i.reason) for i in lists.do_well] == [
        ("2.1", 5.0, ListReason.STRONG),
        ("2.2", 4.0, ListReason.STRONG),
    ]
    assert [(i.indicator, i.figure, i.reason) for i in lists.act_first] == [
        ("2.3", 1.0, ListReason.LOW),
        ("3.2", 1.0, ListReason.LOW),
        ("3.1", 2.0, ListReason.LOW),
    ]
    assert [(i.indicator, i.figure, i.reason) for i in lists.see_differently] == [
        ("1.1", -1.0, ListReason.SPLIT),
        ("1.2", results.indicator("1.2").agreement, ListReason.MIXED),
        ("1.3", None, ListReason.DONT_KNOW),
    ]
    assert lists.do_well[0].statement == FRAMEWORK.indicator("2.1").statement
    assert (lists.see_differently[2].dont_know, lists.see_differently[2].answered) == (1, 2)


def test_lists_are_as_long_as_asked_for() -> None:
    low: dict[str, Answer] = {i.id: 1 for i in FRAMEWORK.indicators[:9]}
    results = score(with_agreed(make_workshop(), low), FRAMEWORK)
    lengths = [len(series.lists(results, FRAMEWORK, n).act_first) for n in (0, 3, 5, None)]
    assert lengths == [0, 3, 5, 9]
    assert len(series.lists(results, FRAMEWORK).act_first) == 5
