from __future__ import annotations

from pathlib import Path

import pytest

from collabdesk.domain.flow import Step
from collabdesk.domain.rounding import two_decimals
from collabdesk.domain.workshop import DONT_KNOW, NOT_APPLICABLE
from collabdesk.ui.presenters.place import place_of
from collabdesk.ui.presenters.results import LIST_LENGTH, ResultsPresenter
from collabdesk.ui.presenters.results_state import OverviewState, ResultsState, TableState, View
from tests.ui.scenes import Scene, open_scene

pytestmark = pytest.mark.usefixtures("qapp")


def state_of(scene: Scene) -> ResultsState:
    return ResultsPresenter(scene.stage, str).state()


def overview_of(scene: Scene) -> OverviewState:
    shown = state_of(scene).shown
    assert isinstance(shown, OverviewState)
    return shown


def table_of(scene: Scene) -> TableState:
    presenter = ResultsPresenter(scene.stage, str)
    presenter.state()
    presenter.show_view(View.ALL)
    shown = presenter.state().shown
    assert isinstance(shown, TableState)
    return shown


def test_says_the_finding_as_a_person_would(scene: Scene) -> None:
    names = {c.number: c.short_name for c in scene.sitting.framework.characteristics}
    results = scene.sitting.results
    best = max(results.characteristics, key=lambda c: c.score or 0)
    first = (scene.workshop.priorities or results.suggested_priorities)[0]
    least = min(results.characteristics, key=lambda c: c.agreement or 0)
    assert state_of(scene).finding.split(". ") == [
        f"Strongest: {names[best.number]}",
        f"First to act on: {names[first]}",
        f"Views differ most on: {names[least.number]}.",
    ]
    assert state_of(scene).scored == ""


def test_first_to_act_on_is_what_the_room_chose(scene: Scene) -> None:
    scene.sitting.set_priorities((5, 1))
    chosen = scene.sitting.framework.characteristic(5).short_name
    assert f"First to act on: {chosen}." in state_of(scene).finding


def test_counts_what_is_behind_the_page(scene: Scene) -> None:
    assert state_of(scene).status == "33 of 33 scored, 32 agreed · 8 partners · 11 seats"
    for indicator in scene.sitting.framework.indicators:
        if scene.workshop.agreement_on(indicator.id) is None:
            scene.sitting.agree(indicator.id, 3)
    assert state_of(scene).status == "33 of 33 scored · 8 partners · 11 seats"


def test_half_way_says_how_much_is_scored(empty: Scene) -> None:
    for indicator in ("1.1", "1.2", "2.1", "2.2"):
        empty.sitting.agree(indicator, 4 if indicator.startswith("1") else 2)
    state = state_of(empty)
    assert state.scored == "So far 4 of 33 indicators are scored."
    bars = overview_of(empty).bars
    assert [(bar.scored, bar.partly) for bar in bars[:3]] == [
        ("2/4", True), ("2/3", True), ("0/4", True)
    ]  # fmt: skip
    assert bars[0].spoken.endswith("2 of 4 scored")
    assert [bar.score for bar in overview_of(empty).bars[:3]] == ["4.0", "2.0", "–"]
    assert state.next_text == "Choose priorities ›"


def test_nothing_scored_is_said_kindly_and_leads_to_scoring(empty: Scene) -> None:
    presenter = ResultsPresenter(empty.stage, str)
    state = presenter.state()
    assert state.finding == "Nothing is scored yet. What you score shows here at once."
    shown = overview_of(empty)
    assert {bar.score for bar in shown.bars} == {"–"}
    assert {bar.pill for bar in shown.bars} == {"– no votes"}
    assert not shown.do_well.lines
    assert shown.do_well.empty
    presenter.go_on()
    assert empty.went == [Step.SCORE]


def test_answers_without_a_level_are_not_taken_for_nothing(empty: Scene) -> None:
    empty.sitting.agree("1.1", NOT_APPLICABLE)
    said = "There are answers, but no level yet: all are don’t know or not applicable."
    assert state_of(empty).finding == said
    empty.sitting.agree("1.1", None)
    empty.sitting.add_partner("Hospice", 1)
    empty.sitting.record_vote("1.2", empty.workshop.partners[0].id, 1, DONT_KNOW)
    assert state_of(empty).finding != said
    empty.sitting.reveal("1.2")
    assert state_of(empty).finding == said
    assert overview_of(empty).bars[0].pill == "– too few scores"


def test_nothing_is_strongest_where_all_score_alike(empty: Scene) -> None:
    for indicator in empty.sitting.framework.indicators:
        empty.sitting.agree(indicator.id, 3)
    assert state_of(empty).finding == "All score alike: 3.0."
    for indicator in empty.sitting.framework.indicators:
        empty.sitting.agree(indicator.id, 2)
    assert state_of(empty).finding.startswith("First to act on: ")


def test_the_finding_asks_for_no_act_where_no_score_is_low(empty: Scene) -> None:
    names = {c.number: c.short_name for c in empty.sitting.framework.characteristics}
    for indicator in ("1.1", "1.2", "2.1", "2.2"):
        empty.sitting.agree(indicator, 4 if indicator.startswith("1") else 3)
    assert overview_of(empty).act_first.empty == "No score below 3."
    finding = f"Strongest: {names[1]}. Lowest so far: {names[2]}."
    assert state_of(empty).finding == finding
    empty.sitting.set_priorities((2,))
    assert state_of(empty).finding == f"Strongest: {names[1]}. First to act on: {names[2]}."
    empty.sitting.set_priorities(())
    for indicator in ("2.1", "2.2"):
        empty.sitting.agree(indicator, 2)
    assert state_of(empty).finding == f"Strongest: {names[1]}. First to act on: {names[2]}."


def test_hidden_votes_are_counted_and_not_shown(empty: Scene) -> None:
    empty.sitting.add_partner("Hospice", 3)
    partner = empty.workshop.partners[0].id
    for seat in (1, 2, 3):
        empty.sitting.record_vote("1.1", partner, seat, 5)
    state = state_of(empty)
    assert state.finding.startswith("Votes are in, and none is revealed yet.")
    assert table_of(empty).rows[0].cells[2].text == "–"
    empty.sitting.agree("2.1", 3)
    assert "Votes on 1 indicator are not revealed yet." in state_of(empty).scored


def test_too_few_scores_is_said_in_words(empty: Scene) -> None:
    empty.sitting.add_partner("Hospice", 2)
    partner = empty.workshop.partners[0].id
    for seat in (1, 2):
        empty.sitting.record_vote("1.1", partner, seat, seat)
    empty.sitting.reveal("1.1")
    assert overview_of(empty).bars[0].pill == "– too few scores"


def test_agreement_that_is_not_close_is_marked(scene: Scene) -> None:
    results = scene.sitting.results
    for bar in overview_of(scene).bars:
        agreement = results.characteristic(bar.number).agreement or 0
        assert bar.attention == (agreement < 0.6)
        assert bar.pill.startswith("▲") == bar.attention
        word = results.characteristic(bar.number).agreement_band
        assert word is not None
        assert f"{word} {two_decimals(agreement)}" in bar.pill
    scale = overview_of(scene).scale
    assert (scale.levels, scale.lowest, scale.highest) == (5, "Not yet", "Consistently")
    assert max(map(len, scale.pills)) >= max(len(bar.pill) for bar in overview_of(scene).bars)


def test_one_person_alone_has_no_agreement(tmp_path: Path) -> None:
    with open_scene(tmp_path, "solo") as solo:
        state = overview_of(solo)
        assert {bar.pill for bar in state.bars} == {""}
        assert state.scale.pills == ()
        assert state.see_differently.empty == "On your own there are no views to compare."
        assert "partner" not in state_of(solo).status


def test_lists_give_their_reason_in_words(scene: Scene) -> None:
    state = overview_of(scene)
    assert len(state.act_first.lines) == LIST_LENGTH
    assert all(line.reason for line in state.do_well.lines + state.act_first.lines)
    assert all(line.reason.startswith("Views are") for line in state.see_differently.lines)
    assert all(line.attention for line in state.see_differently.lines)


def test_a_half_is_said_as_the_median_that_it_is(empty: Scene) -> None:
    empty.sitting.add_partner("Hospice", 2)
    partner = empty.workshop.partners[0].id
    for seat, answer in ((1, 2), (2, 3)):
        empty.sitting.record_vote("1.1", partner, seat, answer)
    empty.sitting.reveal("1.1")
    line = overview_of(empty).act_first.lines[0]
    assert (line.figure, line.reason) == ("2.5", "Median vote: 2.5")


def test_dont_know_is_a_reason_with_its_count(empty: Scene) -> None:
    empty.sitting.add_partner("Hospice", 3)
    partner = empty.workshop.partners[0].id
    for seat in (1, 2, 3):
        empty.sitting.record_vote("1.1", partner, seat, 4)
    empty.sitting.record_vote("1.1", partner, 3, DONT_KNOW)
    empty.sitting.reveal("1.1")
    reasons = [line.reason for line in overview_of(empty).see_differently.lines]
    assert reasons == ["1 of 3 said they don’t know"]


def test_few_anonymous_answers_give_nobody_away(empty: Scene) -> None:
    empty.sitting.add_partner("Hospice", 2)
    empty.sitting.set_anonymous(flag=True)
    for answer in (1, DONT_KNOW):
        empty.sitting.record_vote("1.1", None, None, answer)
    empty.sitting.reveal("1.1")
    state = overview_of(empty)
    assert state.act_first.lines == ()
    assert state.see_differently.lines == ()
    assert table_of(empty).rows[0].cells[3].text == "not shown"
    empty.sitting.agree("1.1", 1)
    assert [line.indicator for line in overview_of(empty).act_first.lines] == ["1.1"]


def scored_by_few(scene: Scene, *indicators: str) -> None:
    """Score in an anonymous workshop by one answer each, which may not be shown."""
    scene.sitting.add_partner("Hospice", 2)
    scene.sitting.set_anonymous(flag=True)
    for indicator in indicators:
        scene.sitting.record_vote(indicator, None, None, 1)
        scene.sitting.reveal(indicator)


def test_a_score_that_is_not_shown_is_not_counted_as_missing(empty: Scene) -> None:
    scored_by_few(empty, "1.1", "1.2")
    empty.sitting.agree("1.3", DONT_KNOW)
    assert state_of(empty).status.startswith("2 of 33 scored")
    assert [c.text for c in table_of(empty).filters.choices][-1] == "Not scored 31"


def test_too_few_answers_are_said_to_be_the_cause(empty: Scene) -> None:
    little = "Too little is scored to compare characteristics yet."
    scored_by_few(empty, "1.1", "1.2")
    assert state_of(empty).finding == little
    for indicator in ("2.1", "2.2"):
        empty.sitting.record_vote(indicator, None, None, 1)
        empty.sitting.reveal(indicator)
    assert state_of(empty).finding == (
        "Too few answered to compare characteristics: fewer than 3 answers are not shown."
    )
    shown = overview_of(empty)
    assert [bar.pill for bar in shown.bars[:3]] == ["– not shown", "– not shown", "– no votes"]
    assert "fewer than 3 answers: not shown" in shown.bars[0].spoken
    assert shown.act_first.empty == "No score below 3 among those shown."
    assert shown.do_well.empty == "No score of 4 or more among those shown."


def test_the_table_holds_every_indicator(scene: Scene) -> None:
    state = table_of(scene)
    assert [row.key for row in state.rows] == [i.id for i in scene.sitting.framework.indicators]
    assert all(len(row.cells) == len(state.headings) for row in state.rows)


def test_asking_for_an_indicator_is_taken_once(scene: Scene) -> None:
    ResultsPresenter(scene.stage, str).go_to_indicator("5.4")
    assert scene.went == [Step.SCORE]
    place = place_of(scene.stage)
    assert place.take(scene.workshop.id) == "5.4"
    assert place.take(scene.workshop.id) == ""


def test_a_request_for_another_workshop_is_dropped(scene: Scene) -> None:
    place = place_of(scene.stage)
    place.ask("another", "5.4")
    assert place.take(scene.workshop.id) == ""
    assert place.take("another") == ""


def test_the_table_is_put_away_in_another_workshop(scene: Scene) -> None:
    presenter = ResultsPresenter(scene.stage, str)
    presenter.state()
    presenter.show_view(View.ALL)
    assert presenter.state().view is View.ALL
    scene.stage.open(scene.desk.sit(scene.desk.duplicate(scene.workshop.id)))
    assert presenter.state().view is View.OVERVIEW
