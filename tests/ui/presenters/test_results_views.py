"""The words of the views: who sees what, what stands on the bars, what is little."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from collabdesk.domain.series import Group, NoViews, View, Voices
from collabdesk.domain.workshop import (
    DONT_KNOW,
    NOT_APPLICABLE,
    Answer,
)
from collabdesk.services.desk import NewWorkshop
from collabdesk.ui.presenters.chart_state import ChartState
from collabdesk.ui.presenters.heat_state import HeatLine, WhoState
from collabdesk.ui.presenters.heat_words import HeatWords
from collabdesk.ui.presenters.name_words import NameWords, letters
from collabdesk.ui.presenters.results import ResultsPresenter
from collabdesk.ui.presenters.results_state import OverviewState, TableState
from collabdesk.ui.presenters.results_state import View as Shown
from tests.ui.scenes import Scene, open_scene

NAMES = {"a": "Acute trust", "b": "Hospice", "c": "Council", "d": "GPs", "e": "Carers"}
WORDS = HeatWords(str)


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


def test_a_very_long_name_is_shortened_in_a_sentence() -> None:
    names = {**NAMES, "a": "Acute " * 40}
    said = WORDS.between(groups((4, "bcd"), (2, "a")), names, hidden=False, near=False)
    assert said.startswith("Three partners say 4, Acute Acute ")
    assert said.endswith("… says 2.")
    assert len(said) < 90
    within = WORDS.within(Voices((), (), (("a", 2, 4),)), names, hidden=False)
    assert within.endswith("… answers run from 2 to 4.")


def test_who_said_not_applicable_is_said_too() -> None:
    heard = replace(groups((4, "abc")), not_applicable=("d", "e"))
    said = WORDS.between(heard, NAMES, hidden=False, near=False)
    assert said == "Three partners say 4, GPs and Carers say not applicable."


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
        "Hospice, 1.1 We meet: 2.5, its seats from 1 to 4, don’t know 2 times, not applicable once"
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
                assert cell.text == ("?" if answer is DONT_KNOW else "n/a")
                said = "doesn’t know" if answer is DONT_KNOW else "says not applicable"
                assert shown.heat.lines[0].between == f"Hospice {said}."
                assert cell.level is None
            else:
                assert isinstance(shown, TableState)
                assert shown.rows[0].cells[6].text == ("3 of 3" if answer is DONT_KNOW else "–")


def test_last_time_stands_on_the_bars(scene: Scene) -> None:
    draft = NewWorkshop("Next", scene.workshop.collaboration.name)
    scene.stage.open(scene.desk.sit(scene.desk.create(draft)))
    shown = ResultsPresenter(scene.stage, str).state().shown
    assert isinstance(shown, OverviewState)
    assert shown.key == "bar now · line 20 Nov 2026 · scored · agreement"
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


def test_close_views_are_said(tmp_path: Path) -> None:
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
