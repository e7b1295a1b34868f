"""The words of the charts: radar, rounds, trend."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from collabdesk.domain.scoring import score
from collabdesk.domain.series import Held, revisited
from collabdesk.domain.workshop import (
    DONT_KNOW,
    NOT_APPLICABLE,
    Answer,
    Mode,
    Partner,
    Workshop,
)
from collabdesk.ui.presenters.chart_state import ChartState
from collabdesk.ui.presenters.radar_words import RadarWords
from collabdesk.ui.presenters.rounds_words import RoundsWords
from collabdesk.ui.presenters.trend_words import TrendWords
from tests.builders import make_framework, make_partners, make_workshop, with_agreed, with_votes
from tests.ui.scenes import Scene

FRAMEWORK = make_framework()


# radar


def test_the_radar_says_its_range_and_what_was_last_time() -> None:
    workshop = with_agreed(make_workshop(), {"1.1": 5, "1.2": 4, "2.1": 2, "2.2": 2})
    results = score(workshop, FRAMEWORK)
    last = Held(replace(workshop, held_on=date(2026, 5, 14)), results)
    chart = RadarWords(str).chart(FRAMEWORK, results, last)
    assert chart.summary == (
        "2 of 8 characteristics have a score: from Characteristic 2, 2.0, to Characteristic 1, 4.5."
    )
    assert chart.rows[0].spoken == "1 Characteristic 1: 4.5, 2 of 4 scored; 14 May 2026: 4.5"
    assert [cell.text for cell in chart.rows[0].cells][-1] == "4.5"
    assert chart.headings[-1] == "14 May 2026"
    assert "Dashed line" in chart.note
    assert [series.points[0] is None for series in chart.series] == [False, False]
    assert chart.series[0].points[2] is None


def test_a_radar_of_equal_scores_has_no_range() -> None:
    workshop = with_agreed(make_workshop(), {"1.1": 3, "1.2": 3, "2.1": 3, "2.2": 3})
    chart = RadarWords(str).chart(FRAMEWORK, score(workshop, FRAMEWORK), None)
    assert chart.summary == "2 of 8 characteristics have a score: 3.0."


@pytest.mark.parametrize("scope", [(1, 2), tuple(range(1, 9))])
def test_a_radar_that_would_enclose_nothing_says_so(scope: tuple[int, ...]) -> None:
    workshop = make_workshop(scope=scope)
    if len(scope) == 2:
        workshop = with_agreed(workshop, {"1.1": 3, "1.2": 3})
    chart = RadarWords(str).chart(FRAMEWORK, score(workshop, FRAMEWORK), None)
    assert chart.why_not.startswith("The radar shows here")
    assert bool(chart.summary)


# rounds


def rounds_of(workshop: Workshop) -> ChartState:
    return RoundsWords(str).chart(revisited(workshop, FRAMEWORK), workshop, FRAMEWORK)


def test_rounds_say_how_far_each_moved() -> None:
    workshop = make_workshop(partners=make_partners(4))
    workshop = with_votes(workshop, "1.1", [1, 1, 5, 5])
    workshop = with_votes(workshop, "1.1", [4, 4], 2)
    workshop = with_votes(workshop, "1.2", [4, DONT_KNOW])
    workshop = with_votes(workshop, "1.2", [4, 2], 2)
    workshop = with_votes(workshop, "1.3", [NOT_APPLICABLE])
    workshop = with_votes(workshop, "1.3", [3, 3, 3], 2)
    chart = rounds_of(workshop)
    assert chart.summary == "Voted on again: 2. Views came closer on 1 and moved apart on 0."
    texts = [[cell.text for cell in row.cells] for row in chart.rows]
    assert texts[0][2:] == ["3 → 4.5  ▲", "−1.00 → 0.75  ▲", "1 → 2"]
    assert texts[1][2:] == ["4 → 3  ▼", "– → –", "1 → 2"]
    assert chart.series[2].points[1] is None
    assert len(chart.bonds) == 3
    assert chart.why_not == ""


def test_rounds_of_one_person_and_of_none_say_why_there_are_none() -> None:
    assert "second time" in rounds_of(make_workshop()).why_not
    assert "alone" in rounds_of(make_workshop(mode=Mode.SOLO)).why_not


def test_a_long_statement_is_cut_beside_the_chart(scene: Scene) -> None:
    sitting = scene.sitting
    chart = RoundsWords(str).chart(sitting.revisited, sitting.workshop, sitting.framework)
    assert max(len(text) for _, text in chart.upwards) == 44
    assert any(text.endswith("…") for _, text in chart.upwards)


# trend


def agreed(levels: dict[str, Answer], day: date, **changes: object) -> Workshop:
    return with_agreed(make_workshop(held_on=day, id=str(day), **changes), levels)


def held(workshop: Workshop) -> Held:
    return Held(workshop, score(workshop, FRAMEWORK))


def trend_of(earlier: tuple[Held, ...], workshop: Workshop) -> ChartState:
    return TrendWords(str).chart(earlier, workshop, FRAMEWORK, score(workshop, FRAMEWORK))


LOW: dict[str, Answer] = {"1.1": 2, "1.2": 2, "2.1": 4, "2.2": 4, "3.1": 3, "3.2": 3}


HIGH: dict[str, Answer] = {"1.1": 4, "1.2": 4, "2.1": 2, "2.2": 2, "3.1": 3, "3.2": 4}


def test_the_trend_says_what_moved_by_the_rule() -> None:
    was, now = agreed(LOW, date(2026, 5, 14)), agreed(HIGH, date(2026, 11, 20))
    chart = trend_of((held(was),), now)
    assert chart.summary == ("Since 14 May 2026 up: Characteristic 1; down: Characteristic 2.")
    texts = [[cell.text for cell in row.cells] for row in chart.rows[:3]]
    assert texts == [
        ["1 Characteristic 1", "2.0 (2 of 4)", "4.0 (2 of 4)  ▲ +2.0"],
        ["2 Characteristic 2", "4.0 (2 of 3)", "2.0 (2 of 3)  ▼ −2.0"],
        ["3 Characteristic 3", "3.0 (2 of 4)", "3.5 (2 of 4)"],
    ]
    points = chart.series[2].points
    assert points[1] is not None
    assert points[1].said.endswith("; no clear change (+0.5)")
    assert chart.words[0].text == "1 Characteristic 1 4.0  ▲ +2.0"
    assert chart.rows[-1].cells[0].text == "Over all scored indicators"
    assert chart.rows[4].cells[1].text == "–"


def test_a_trend_without_a_clear_move_says_so() -> None:
    was, now = agreed(LOW, date(2026, 5, 14)), agreed(LOW, date(2026, 11, 20))
    assert trend_of((held(was),), now).summary == (
        "Since 14 May 2026 no characteristic has clearly moved."
    )


def test_beside_the_trend_stands_who_was_there_and_why_not_compared() -> None:
    names = [f"Partner {n}" for n in range(1, 8)]
    many = tuple(Partner(str(n), name) for n, name in enumerate(names))
    other = Held(agreed(LOW, date(2025, 1, 1), edition="0", partners=many), None)
    framework = Held(agreed(LOW, date(2025, 2, 1), framework_id="x", partners=many[:1]), None)
    empty = held(make_workshop(id="e", held_on=date(2025, 3, 1), mode=Mode.SOLO))
    now = with_votes(agreed(LOW, date(2026, 11, 20)), "1.1", [3, 3, 3])
    chart = trend_of((other, framework, empty), now)
    assert chart.why_not == "There are not two workshops to compare; below it says why."
    assert chart.summary == ""
    texts = [[cell.text for cell in row.cells] for row in chart.beside]
    assert [row[6] for row in texts] == [
        "yes",
        "no: nothing scored",
        "no: another framework",
        "no: another edition (0)",
    ]
    assert texts[0][2:5] == ["3 partners, 3 seats", "up to 3", "6 of 33"]
    assert texts[1][2] == "one person alone"
    assert texts[2][2:6] == [
        "1 partner, 1 seat",
        "–",
        "–",
        "missing: Partner 2, Partner 3, Partner 4, Partner 5 and 2 more",
    ]
    assert texts[1][5] == "new: Partner 2 and Partner 3"
    assert "Held on 1 Jan 2025" in chart.beside[-1].spoken


def test_the_first_workshop_has_no_trend_yet() -> None:
    now = make_workshop()
    chart = trend_of((), now)
    assert "first workshop here" in chart.why_not
    assert chart.words == ()


def test_only_a_fall_is_said_too() -> None:
    was, now = agreed(HIGH, date(2026, 5, 14)), agreed(LOW | {"2.1": 2, "2.2": 2}, date(2026, 6, 1))
    assert trend_of((held(was),), now).summary == "Since 14 May 2026 down: Characteristic 1."
