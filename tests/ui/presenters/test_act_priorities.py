"""What the workshop works on: priorities and the ideas that come with them."""

from __future__ import annotations

import pytest

from collabdesk.ui.presenters.act_state import NEW_ACTION, ActState, Field
from tests.ui.acting import last_action, present, sheet_of
from tests.ui.scenes import Scene

pytestmark = pytest.mark.usefixtures("qapp")


def keys(state: ActState) -> list[str]:
    return [card.key for card in state.priorities]


def test_priorities_say_score_agreement_and_why(scene: Scene) -> None:
    first = scene.workshop.priorities[0]
    card = present(scene).state().priorities[0]
    assert card.name == scene.sitting.framework.characteristic(first).short_name
    assert card.detail == "score 2.0 · agreement ▲ 0.58\nNeeds attention, views are mixed"
    assert card.spoken.startswith("Priority 1: ")


def test_suggested_ones_are_offered_only_where_there_are_none(scene: Scene) -> None:
    presenter = present(scene)
    assert not presenter.state().offers_suggested
    scene.sitting.set_priorities(())
    assert presenter.state().offers_suggested
    presenter.use_suggested()
    assert scene.workshop.priorities == scene.sitting.results.suggested_priorities[:3]


def test_priorities_are_added_moved_and_dropped(scene: Scene) -> None:
    presenter = present(scene)
    scene.sitting.set_priorities((6, 3))
    presenter.add_priority("5")
    assert presenter.state().chosen == "5"
    presenter.move_priority("5", -1)
    assert keys(presenter.state()) == ["6", "5", "3"]
    presenter.move_priority("6", -1)
    assert keys(presenter.state()) == ["6", "5", "3"]
    presenter.order_priorities(["3", "6", "5"])
    presenter.drop_priority("5")
    assert scene.workshop.priorities == (3, 6)
    assert presenter.state().chosen == "3"


def test_a_single_indicator_makes_a_priority_and_begins_an_action_on_it(empty: Scene) -> None:
    empty.sitting.agree("5.4", 1)
    empty.sitting.agree("1.1", 4)
    presenter = present(empty)
    offered = presenter.state().single
    assert [key for key, _ in offered[:2]] == ["5.4", "1.1"]
    assert offered[0][1].endswith("— score 1.0")
    presenter.add_priority("5.4")
    assert (keys(presenter.state()), presenter.state().chosen) == (["5"], "5")
    sheet = sheet_of(presenter)
    assert (sheet.key, sheet.indicator, sheet.under) == (NEW_ACTION, "5.4", "5")
    presenter.write(NEW_ACTION, Field.TITLE, "Meet in spring")
    action = last_action(empty)
    assert (action.characteristic, action.indicators) == (5, ("5.4",))
    presenter.add_priority("5.1")
    assert empty.workshop.priorities == (5,)
    presenter.leave_draft()
    assert presenter.state().action == action.id, "links alone make no action"


def test_what_is_a_priority_cannot_be_added_again(scene: Scene) -> None:
    offered = {key for key, _words in present(scene).state().addable}
    assert offered == {str(n) for n in range(1, 9)} - {str(n) for n in scene.workshop.priorities}


def test_starter_ideas_fill_in_first_step_and_measure(empty: Scene) -> None:
    empty.sitting.set_priorities((6,))
    presenter = present(empty)
    ideas = presenter.state().starters
    presenter.add_starter(ideas[2].key)
    action = last_action(empty)
    assert action.title == ideas[2].name
    assert action.first_step
    assert action.measure
    assert action.characteristic == 6
    assert presenter.state().action == action.id
    assert ideas[2].key not in {card.key for card in presenter.state().starters}


def test_starter_ideas_for_the_lowest_scores_come_first(empty: Scene) -> None:
    empty.sitting.agree("6.3", 1)
    empty.sitting.agree("6.1", 4)
    empty.sitting.set_priorities((6,))
    order = [card.key.partition("/")[0] for card in present(empty).state().starters]
    assert order[0] == "6.3"
    assert order.index("6.1") < order.index("6.2")


def test_a_refused_priority_is_said(scene: Scene) -> None:
    presenter = present(scene)
    chosen = presenter.state().chosen
    presenter.add_priority(chosen)
    assert "named twice" in scene.said[-1]
    assert presenter.state().chosen == chosen
    presenter.add_priority("99")
    assert presenter.state().chosen == chosen


def test_a_priority_out_of_scope_says_so(scene: Scene) -> None:
    first = scene.workshop.priorities[0]
    scene.sitting.set_scope([n for n in range(1, 9) if n != first])
    assert present(scene).state().priorities[0].detail == "not in the scope of this workshop"


def test_a_priority_with_one_score_says_that_it_is_too_few(empty: Scene) -> None:
    sitting = empty.sitting
    sitting.add_partner("Hospice")
    sitting.record_vote("1.1", sitting.workshop.partners[0].id, 1, 3)
    sitting.reveal("1.1")
    sitting.set_priorities((1,))
    assert "too few scores for agreement" in present(empty).state().priorities[0].detail
