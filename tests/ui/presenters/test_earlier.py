from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from collabdesk.domain.edit import note_at
from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Status
from collabdesk.services.desk import NewWorkshop
from collabdesk.ui.presenters.act import ActPresenter
from collabdesk.ui.presenters.act_state import Side
from collabdesk.ui.presenters.dots import DotsPresenter
from collabdesk.ui.presenters.earlier import EarlierPresenter
from tests.ui.scenes import Scene, open_scene

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """A follow-up, open, of a workshop with two open actions."""
    with open_scene(tmp_path) as opened:
        first = opened.sitting
        first.paste_partners("Acute trust\nHospice")
        lead = first.workshop.partners[0].id
        first.add_action("Measures", characteristic=6, lead=lead, due=date(2026, 10, 1))
        first.add_action("Dashboard")
        opened.stage.open(opened.desk.sit(opened.desk.follow_up(first.workshop.id)))
        yield opened


def present(scene: Scene) -> EarlierPresenter:
    presenter = EarlierPresenter(scene.stage, str)
    presenter.attach(lambda _state: None)
    return presenter


def status(scene: Scene, title: str) -> Status:
    return next(a.status for a in scene.workshop.actions if a.title == title)


def test_a_follow_up_opens_on_the_earlier_actions(scene: Scene) -> None:
    act = ActPresenter(scene.stage, str)
    assert act.state().side is Side.EARLIER
    act.choose_side(Side.DOTS)
    assert act.state().side is Side.DOTS
    act.start_action()
    assert act.state().side is Side.PLAN
    state = present(scene).state()
    assert state.progress == "0 of 2 looked at. Say of each what became of it."
    assert state.title == "Measures"
    assert state.past == "Workshop 1, 20 Nov 2026: Planned · Acute trust · due 1 Oct 2026"
    assert [row.cells[4].text for row in state.rows] == ["", ""]
    assert state.rows[0].spoken.endswith("not looked at yet")
    assert (state.status, state.asks_why, state.done) == ("", False, False)


def test_done_and_going_on_turn_to_the_next(scene: Scene) -> None:
    presenter = present(scene)
    presenter.state()
    presenter.settle(Status.DONE)
    state = presenter.state()
    assert state.title == "Dashboard"
    assert state.past == "Workshop 1, 20 Nov 2026: Planned · no lead yet"
    presenter.settle(Status.STARTED)
    state = presenter.state()
    assert state.done
    assert state.status is Status.STARTED
    assert state.progress == "✓ Every earlier action has been looked at."
    assert status(scene, "Measures") is Status.DONE
    assert status(scene, "Dashboard") is Status.STARTED
    presenter.go_on()
    assert scene.went == [Step.PURPOSE]


def test_dropped_and_why(scene: Scene) -> None:
    presenter = present(scene)
    presenter.write_why("nothing is chosen yet")
    presenter.settle(Status.DONE)
    presenter.state()
    presenter.settle(Status.DROPPED)
    state = presenter.state()
    assert (state.title, state.asks_why, state.why) == ("Measures", True, "")
    presenter.write_why("x" * 10_001)
    state = presenter.state()
    assert "10,000" in state.error
    assert len(state.why) == 10_001
    presenter.write_why("No money")
    assert presenter.state().why == "No money"
    assert presenter.state().error == ""
    assert note_at(scene.workshop) == "Measures — No money"
    presenter.choose(scene.workshop.actions[1].id)
    assert presenter.state().title == "Dashboard"


def test_what_was_left_behind_is_offered(scene: Scene) -> None:
    fresh = scene.desk.create(NewWorkshop("Anew", "Harbour pathway"))
    scene.stage.open(scene.desk.sit(fresh))
    presenter = present(scene)
    state = presenter.state()
    assert state.progress == "The last workshop left open actions that are not here yet."
    assert state.left_behind == "Bring 2 open actions over"
    assert (state.title, state.past, state.chosen) == ("", "", "")
    presenter.bring_over()
    assert len(scene.workshop.actions) == 2
    assert presenter.state().left_behind == ""


def test_dots_stay_hidden_until_they_are_shown(scene: Scene) -> None:
    presenter = DotsPresenter(scene.stage, str)
    presenter.attach(lambda _state: None)
    assert presenter.state().turn == "Acute trust: 3 dots left"
    presenter.set_each("2")
    presenter.lay("6")
    before = presenter.state()
    assert before.turn == "Acute trust: 1 dot left"
    assert before.progress == "1 of 4 dots laid"
    presenter.lay("1")
    assert presenter.state().rows == before.rows
    presenter.show_indicators(wanted=True)
    assert len(presenter.state().rows) == 33
    presenter.lay("6.1")
    presenter.lay("nothing")
    assert "not in the scope" in presenter.state().error
    presenter.lay("1")
    presenter.take_back()
    presenter.lay("1")
    assert presenter.state().turn == "Every dot is laid. Space shows them."
    presenter.show()
    state = presenter.state()
    assert state.turn == "The dots are shown"
    assert [row.cells[1].text for row in state.rows] == ["●● 2", "●● 2"]
    assert [row.cells[2].under for row in state.rows] == ["tie", "tie"]
    assert state.rows[1].cells[0].under == "on single indicators: 6.1 × 1"
    presenter.use()
    assert scene.workshop.priorities == (1, 6)
    assert scene.said == ["The priorities now follow the dots."]
    presenter.begin_again()
    assert presenter.state().progress == "0 of 4 dots laid"


def test_dots_need_partners(tmp_path: Path) -> None:
    with open_scene(tmp_path) as alone:
        state = DotsPresenter(alone.stage, str).state()
        assert state.turn == "Add the partners first: each has dots to lay."
        assert state.progress == "0 of 0 dots laid"
