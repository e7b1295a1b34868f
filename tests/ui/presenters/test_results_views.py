"""The words of the views: who sees what, radar, rounds, trend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from collabdesk.domain.scoring import score
from collabdesk.domain.series import Group, Held, NoViews, View, Voices
from collabdesk.domain.workshop import (
    DONT_KNOW,
    NOT_APPLICABLE,
    Answer,
    Mode,
    Partner,
    Workshop,
)
from collabdesk.services.desk import NewWorkshop
from collabdesk.ui.presenters.chart_state import ChartState
from collabdesk.ui.presenters.heat_state import HeatLine, WhoState
from collabdesk.ui.presenters.heat_words import HeatWords
from collabdesk.ui.presenters.name_words import NameWords, letters
from collabdesk.ui.presenters.radar_words import RadarWords
from collabdesk.ui.presenters.results import ResultsPresenter
from collabdesk.ui.presenters.results_state import OverviewState, TableState
from collabdesk.ui.presenters.results_state import View as Shown
from collabdesk.ui.presenters.rounds_words import RoundsWords
from collabdesk.ui.presenters.trend_words import TrendWords
from tests.builders import make_framework, make_partners, make_workshop, with_agreed, with_votes
from tests.ui.scenes import GROUP, Scene, open_scene

FRAMEWORK = make_framework()
NAMES = {"a": "Acute trust", "b": "Hospice", "c": "Council", "d": "GPs", "e": "Carers"}
WORDS = HeatWords(str)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with open_scene(tmp_path, GROUP) as opened:
        yield opened


# sentences


def groups(*found: tuple[float, str], undecided: str = "") -> Voices:
    return Voices(tuple(Group(v, tuple(who)) for v, who in found), tuple(undecided), ())


@pytest.mark.parametrize(
    ("heard", "sentence"),
    [
        (groups((4, "bcd"), (2, "a")), "Three partners say 4, Acute trust says 2."),
        (groups((4, "bc"), (2.5, "a")), "Hospice and Council say 4, Acute trust says 2.5."),
        (groups((4, "abcde")), "All 5 partners say 4."),
        (groups((4, "abc"), undecided="d"), "Three partners say 4, GPs doesn’t know."),
        (groups(undecided="de"), "GPs and Carers don’t know."),
        (groups((3, "b")), "Hospice says 3."),
        (groups(), "No views yet."),
        (
            groups((5, "a"), (4, "b"), (3, "c"), (2, "d"), (1, "e")),
            "Acute trust says 5, Hospice says 4, Council says 3, GPs says 2, 1 other says another.",
        ),
    ],
)
def test_says_who_sees_what_in_a_sentence(heard: Voices, sentence: str) -> None:
    assert WORDS.between(heard, NAMES, hidden=False, near=False) == sentence


def test_hidden_names_are_counted_in_the_sentence() -> None:
    heard = groups((4, "bcd"), (2, "a"))
    sentence = WORDS.between(heard, NAMES, hidden=True, near=True)
    assert sentence == "Three partners are near 4, one partner is near 2."
    everybody = WORDS.between(groups((4, "abc")), NAMES, hidden=True, near=True)
    assert everybody == "All 3 partners are near 4."


def test_says_who_differs_within() -> None:
    one = Voices((), (), (("b", 2, 4),))
    assert WORDS.within(one, NAMES, hidden=False) == "Inside Hospice answers run from 2 to 4."
    more = Voices((), (), (("b", 2, 4), ("a", 1, 2), ("c", 1, 2)))
    assert WORDS.within(more, NAMES, hidden=True) == (
        "Inside one partner answers run from 2 to 4; 2 other partners differ inside too."
    )
    assert WORDS.within(groups(), NAMES, hidden=False) == ""


def test_a_cell_is_said_whole() -> None:
    view = View(2.5, 1, 4, 2, 1, 1)
    assert WORDS.cell_said("Hospice", "1.1 We meet", view) == (
        "Hospice, 1.1 We meet: 2.5, its seats from 1 to 4, don’t know 2 times, "
        "not applicable 1 times"
    )
    half = View(3.0, answered=2, of=4)
    assert WORDS.cell_said("A", "1", half) == "A, 1: 3.0, answered on 2 of 4"
    assert WORDS.cell_said("A", "1", View()) == "A, 1: no view"
    assert [WORDS.value(v) for v in (View(dont_know=1), View(), View(4))] == ["?", "–", "4"]


def test_numbers_of_partners_are_words_up_to_nine() -> None:
    words = NameWords(str)
    assert [words.number(n) for n in (1, 9, 10)] == ["one partner", "nine partners", "10 partners"]
    assert words.listed(["A", "B", "C"]) == "A, B and C"
    assert words.listed(["A"]) == "A"
    assert letters(29)[24:] == ("Y", "Z", "AA", "AB", "AC")


def test_each_reason_for_no_map_has_its_sentence() -> None:
    assert len({WORDS.why_not(why) for why in NoViews}) == len(NoViews)


# the map of a workshop


def who_of(scene: Scene, *presses: str) -> WhoState:
    presenter = ResultsPresenter(scene.stage, str)
    presenter.state()
    presenter.show_view(Shown.WHO)
    for press in presses:
        getattr(presenter, press)()
    shown = presenter.state().shown
    assert isinstance(shown, WhoState)
    return shown


def test_the_large_map_has_figures_and_sentences(scene: Scene) -> None:
    shown = who_of(scene)
    line = shown.heat.lines[0]
    assert isinstance(line, HeatLine)
    assert line.said == "1 Purpose with values: score 3.0, agreement ▲ 0.51"
    assert line.attention
    assert line.within.startswith("Seats of one partner differ most on 1.")
    assert "at least half" in shown.note
    by_indicator = who_of(scene, "next_rows")
    assert len(by_indicator.heat.lines) == 33
    assert any(cell.apart for line in by_indicator.heat.lines for cell in line.cells)
    assert "corner" in by_indicator.note
    assert any(line.within for line in by_indicator.heat.lines)


def test_keys_of_other_views_do_nothing(scene: Scene) -> None:
    presenter = ResultsPresenter(scene.stage, str)
    before = presenter.state()
    for press in (presenter.next_rows, presenter.next_filter, presenter.toggle_table):
        press()
    presenter.next_order("")
    assert presenter.state() == before
    presenter.show_view(Shown.TREND)
    presenter.toggle_names()
    presenter.show_view(Shown.OVERVIEW)
    assert presenter.state() == before


def test_rows_are_chosen_by_name_too(scene: Scene) -> None:
    presenter = ResultsPresenter(scene.stage, str)
    presenter.state()
    presenter.show_view(Shown.WHO)
    presenter.show_rows("indicators")
    shown = presenter.state().shown
    assert isinstance(shown, WhoState)
    assert shown.rows.chosen == "indicators"
    assert len(shown.heat.lines) == 33


def test_a_row_where_nobody_differs_within(tmp_path: Path) -> None:
    with open_scene(tmp_path) as scene:
        scene.sitting.paste_partners("Hospice\nCouncil")
        for partner, answer in zip(scene.workshop.partners, (2, 4), strict=True):
            scene.sitting.record_vote("1.1", partner.id, 1, answer)
        scene.sitting.reveal("1.1")
        lines = who_of(scene).heat.lines
        assert {line.within for line in lines} == {""}
        assert {line.agreement for line in lines} == {"–"}


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
    return RoundsWords(str).chart(workshop, FRAMEWORK)


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
    chart = RoundsWords(str).chart(scene.workshop, scene.sitting.framework)
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


# everything that is little


@pytest.mark.parametrize("answer", [DONT_KNOW, NOT_APPLICABLE])
def test_special_answers_alone_are_true_in_every_view(tmp_path: Path, answer: Answer) -> None:
    with open_scene(tmp_path) as scene:
        scene.sitting.paste_partners("Hospice; 3")
        partner = scene.workshop.partners[0].id
        for seat in (1, 2, 3):
            scene.sitting.record_vote("1.1", partner, seat, answer)
        scene.sitting.reveal("1.1")
        presenter = ResultsPresenter(scene.stage, str)
        presenter.state()
        for view in Shown:
            presenter.show_view(view)
            shown = presenter.state().shown
            if isinstance(shown, ChartState):
                assert shown.why_not
            elif isinstance(shown, WhoState | OverviewState):
                cell = shown.heat.lines[0].cells[0]
                assert cell.text == ("?" if answer is DONT_KNOW else "–")
                assert cell.level is None
            else:
                assert isinstance(shown, TableState)
                assert shown.rows[0].cells[6].text == ("3 of 3" if answer is DONT_KNOW else "–")


def test_last_time_stands_on_the_bars(scene: Scene) -> None:
    draft = NewWorkshop("Next", scene.workshop.collaboration.name)
    scene.stage.open(scene.desk.sit(scene.desk.create(draft)))
    shown = ResultsPresenter(scene.stage, str).state().shown
    assert isinstance(shown, OverviewState)
    assert shown.key == "bar now · line 20 Nov 2026 · agreement"
    assert shown.bars[1].last == 0.75
    assert "20 Nov 2026: 4.0" in shown.bars[1].spoken


def test_fewer_characteristics_are_counted_in_the_heading(scene: Scene) -> None:
    scene.sitting.set_scope((1, 2))
    shown = ResultsPresenter(scene.stage, str).state().shown
    assert isinstance(shown, OverviewState)
    assert shown.heading == "2 characteristics"
    scene.sitting.set_scope((2,))
    shown = ResultsPresenter(scene.stage, str).state().shown
    assert isinstance(shown, OverviewState)
    assert shown.heading == "One characteristic"


def test_close_views_are_said_and_only_a_fall_too(tmp_path: Path) -> None:
    with open_scene(tmp_path) as scene:
        scene.sitting.set_scope((1, 2))
        scene.sitting.paste_partners("Hospice; 3")
        partner = scene.workshop.partners[0].id
        for indicator in ("1.1", "1.2", "2.1", "2.2"):
            for seat in (1, 2, 3):
                scene.sitting.record_vote(indicator, partner, seat, 4)
            scene.sitting.reveal(indicator)
        finding = ResultsPresenter(scene.stage, str).state().finding
        assert finding.endswith("Views are close everywhere.")
    was, now = agreed(HIGH, date(2026, 5, 14)), agreed(LOW | {"2.1": 2, "2.2": 2}, date(2026, 6, 1))
    assert trend_of((held(was),), now).summary == "Since 14 May 2026 down: Characteristic 1."


def test_small_votes_show_no_range_in_an_anonymous_workshop(tmp_path: Path) -> None:
    with open_scene(tmp_path) as scene:
        scene.sitting.set_anonymous(flag=True)
        scene.sitting.paste_partners("Hospice; 6")
        for answer in (1, 5, DONT_KNOW, DONT_KNOW, DONT_KNOW):
            scene.sitting.record_vote("1.1", None, None, answer)
        scene.sitting.reveal("1.1")
        shown = ResultsPresenter(scene.stage, str).state().shown
        assert isinstance(shown, OverviewState)
        assert [line.reason for line in shown.see_differently.lines] == [
            "3 of 5 said they don’t know"
        ]


def test_a_special_answer_that_was_agreed_is_named(tmp_path: Path) -> None:
    with open_scene(tmp_path) as scene:
        scene.sitting.agree("1.1", DONT_KNOW)
        scene.sitting.agree("1.2", NOT_APPLICABLE)
        presenter = ResultsPresenter(scene.stage, str)
        presenter.state()
        presenter.show_view(Shown.ALL)
        shown = presenter.state().shown
        assert isinstance(shown, TableState)
        scale = scene.sitting.framework.scale
        agreed_on = [row.cells[4].text for row in shown.rows[:2]]
        assert agreed_on == [scale.dont_know, scale.not_applicable]
