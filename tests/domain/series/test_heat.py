"""Who sees what: worked by hand, and against the committed example."""

from __future__ import annotations

import json
from dataclasses import replace
from statistics import median

import pytest

from collabdesk.domain import series
from collabdesk.domain.scoring import score
from collabdesk.domain.series import Group, HeatMap, HeatOrder, NoViews, View, Views
from collabdesk.domain.workshop import (
    DONT_KNOW,
    NOT_APPLICABLE,
    Answer,
    Mode,
    Partner,
    Tally,
    Workshop,
)
from tests.builders import make_framework, make_partners, make_workshop, with_votes
from tests.domain.series.examples import example

FRAMEWORK = make_framework()


def voted(answers: dict[str, list[Answer]], seats: int = 2) -> Workshop:
    workshop = make_workshop(partners=make_partners(3, seats=seats))
    for indicator, given in answers.items():
        workshop = with_votes(workshop, indicator, given)
    return workshop


def views_of(workshop: Workshop) -> Views:
    found = series.views(workshop, FRAMEWORK)
    assert isinstance(found, Views)
    return found


def test_a_view_is_the_median_of_a_partners_seats() -> None:
    found = views_of(voted({"1.1": [2, 5, 3, DONT_KNOW, NOT_APPLICABLE, DONT_KNOW]}))
    assert found.partners == (("p1", "Partner 1"), ("p2", "Partner 2"), ("p3", "Partner 3"))
    assert found.indicator("1.1", "p1") == View(3.5, 2, 5, 0, 0, 1)
    assert found.indicator("1.1", "p2") == View(3.0, 3, 3, 1, 0, 1)
    assert found.indicator("1.1", "p3") == View(None, None, None, 1, 1, 0)
    assert found.indicator("1.2", "p1") == View()


def test_a_view_on_a_characteristic_needs_half_of_its_indicators() -> None:
    # Characteristic 1 has four indicators; p1 has views 2 and 4 on two of them, p2 on one.
    found = views_of(voted({"1.1": [2, 5], "1.2": [4, DONT_KNOW]}, seats=1))
    ids = ("1.1", "1.2", "1.3", "1.4")
    assert found.characteristic(ids, "p1") == View(3.0, None, None, 0, 0, 2, 4)
    assert found.characteristic(ids, "p2") == View(None, None, None, 1, 0, 1, 4)


def test_the_latest_round_of_each_seat_counts_and_hidden_votes_do_not() -> None:
    workshop = voted({"1.1": [2, 2, 2]}, seats=1)
    again = with_votes(workshop, "1.1", [5], 2)
    assert views_of(again).indicator("1.1", "p1").value == 5
    assert views_of(again).indicator("1.1", "p2").value == 2
    hidden = with_votes(workshop, "1.1", [5], 2, revealed=False)
    assert views_of(hidden).indicator("1.1", "p1").value == 2


def test_why_there_are_no_views() -> None:
    workshop = voted({"1.1": [1, 2, 3]}, seats=1)
    hidden = with_votes(make_workshop(), "1.1", [1, 2, 3], revealed=False)
    hands = replace(workshop, tallies=(Tally("1.1", 1, (1, 1, 1, 0, 0)),))
    anonymous = with_votes(make_workshop(anonymous=True), "1.1", [1, 2, 3])
    for nothing, why in (
        (replace(workshop, mode=Mode.SOLO), NoViews.ALONE),
        (anonymous, NoViews.ANONYMOUS),
        (make_workshop(), NoViews.NO_VOTES),
        (hidden, NoViews.NO_VOTES),
        (hands, NoViews.NO_VOTES),
    ):
        assert series.views(nothing, FRAMEWORK) is why


def heat_of(workshop: Workshop, *, by_indicator: bool = False) -> HeatMap:
    results = score(workshop, FRAMEWORK)
    return series.heat(views_of(workshop), FRAMEWORK, results, by_indicator=by_indicator)


def test_the_map_has_a_row_for_each_and_a_mean_for_each_partner() -> None:
    workshop = voted({"1.1": [2, 3, 4], "1.2": [4, 3, DONT_KNOW], "2.1": [5, 1, 1]}, seats=1)
    shown = heat_of(workshop)
    assert [row.key for row in shown.rows] == [str(n) for n in range(1, 9)]
    assert [cell.value for cell in shown.rows[0].cells] == [3.0, 3.0, None]
    assert [column.mean for column in shown.columns] == [3.0, 3.0, None]
    wide = heat_of(workshop, by_indicator=True)
    assert [row.key for row in wide.rows] == [i.id for i in FRAMEWORK.indicators]
    assert [column.mean for column in wide.columns] == [11 / 3, 7 / 3, 2.5]
    assert wide.rows[0].name == FRAMEWORK.indicators[0].statement


def test_rows_sort_by_score_agreement_and_partner_lowest_first() -> None:
    workshop = voted({"1.1": [4, 4, 4], "1.2": [1, 3, 5], "1.3": [2, 2, 1]}, seats=1)
    shown = heat_of(workshop, by_indicator=True)

    def keys(order: HeatOrder, partner: str = "") -> list[str]:
        return [row.key for row in series.sorted_rows(shown, order, partner).rows[:3]]

    assert keys(HeatOrder.NUMBER) == ["1.1", "1.2", "1.3"]
    assert keys(HeatOrder.SCORE) == ["1.3", "1.2", "1.1"]
    assert keys(HeatOrder.AGREEMENT) == ["1.2", "1.3", "1.1"]
    assert keys(HeatOrder.PARTNER, "p1") == ["1.2", "1.3", "1.1"]
    assert keys(HeatOrder.PARTNER, "p3") == ["1.3", "1.1", "1.2"]
    assert keys(HeatOrder.PARTNER, "gone") == keys(HeatOrder.PARTNER, "p1")


def test_columns_by_mean_keep_each_cell_with_its_partner() -> None:
    workshop = voted({"1.1": [2, DONT_KNOW, 4], "1.2": [3, DONT_KNOW, 5]}, seats=1)
    shown = series.by_mean(heat_of(workshop))
    assert [column.partner for column in shown.columns] == ["p3", "p1", "p2"]
    assert [cell.value for cell in shown.rows[0].cells] == [4.5, 2.5, None]


def test_voices_are_grouped_the_largest_first() -> None:
    heard = [View(4, 4, 4), View(2, 2, 2), View(4, 3, 5), View(dont_know=1), View(4, 4, 4), View(),
             View(not_applicable=2)]  # fmt: skip
    found = series.voices("abcdefg", heard)
    assert found.groups == (Group(4, ("a", "c", "e")), Group(2, ("b",)))
    assert found.undecided == ("d",)
    assert found.not_applicable == ("g",)
    assert found.within == (("c", 3, 5),)


def test_voices_within_partners_stand_widest_first() -> None:
    found = series.voices("abc", [View(2, 1, 3), View(3, 1, 5), View(2, 2, 2)])
    assert found.within == (("b", 1, 5), ("a", 1, 3))


def test_voices_can_be_taken_to_the_nearest_level() -> None:
    heard = [View(3.5), View(3.49), View(4.2)]
    found = series.voices("abc", heard, nearest=True)
    assert found.groups == (Group(4.0, ("a", "c")), Group(3.0, ("b",)))


def test_the_example_is_what_a_second_reading_of_the_file_gives() -> None:
    workshop, framework, text = example("group-8-partners")
    data = json.loads(text)
    latest: dict[tuple[str, str, int], dict[str, object]] = {}
    for vote in sorted(data["votes"], key=lambda v: v["round"]):
        latest[vote["indicator"], vote["partner"], vote["seat"]] = vote
    found = series.views(workshop, framework)
    assert isinstance(found, Views)
    shown = series.heat(found, framework, score(workshop, framework), by_indicator=True)
    seen = 0
    for row in shown.rows:
        for column, cell in zip(shown.columns, row.cells, strict=True):
            given = [
                v["answer"]
                for (indicator, partner, _), v in latest.items()
                if (indicator, partner) == (row.key, column.partner)
            ]
            levels = [answer for answer in given if isinstance(answer, int)]
            assert cell.value == (median(levels) if levels else None)
            assert cell.dont_know == given.count("dont-know")
            assert cell.not_applicable == given.count("not-applicable")
            seen += 1
    assert seen == 33 * 8


@pytest.mark.parametrize("names", [1, 200])
def test_any_number_of_partners_has_a_column(names: int) -> None:
    partners = tuple(Partner(f"p{n}", "ß漢" * 100) for n in range(names))
    workshop = with_votes(make_workshop(partners=partners), "1.1", [3] * names)
    shown = heat_of(workshop)
    assert len(shown.columns) == names
    assert all(len(row.cells) == names for row in shown.rows)
