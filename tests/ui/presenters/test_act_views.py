"""Which actions are shown, and how: of a priority, of a lead, by date, on the board."""

from __future__ import annotations

from datetime import timedelta

import pytest

from collabdesk.domain.workshop import Status
from collabdesk.ui.presenters.act_state import NEW_ACTION, Field, Mode
from collabdesk.ui.presenters.act_view import EVERYONE
from tests.ui.acting import TODAY, last_action, present, sheet_of
from tests.ui.scenes import Scene

pytestmark = pytest.mark.usefixtures("qapp")


def test_actions_of_the_chosen_priority_or_all(scene: Scene) -> None:
    presenter = present(scene)
    number = scene.workshop.priorities[0]
    mine = [a.id for a in scene.workshop.actions if a.characteristic == number]
    assert [row.key for row in presenter.state().rows] == mine
    presenter.choose_priority("")
    state = presenter.state()
    assert [row.key for row in state.rows] == [a.id for a in scene.workshop.actions]
    assert state.heading == "All actions"


def test_an_action_without_a_characteristic_belongs_where_its_indicator_is(empty: Scene) -> None:
    empty.sitting.set_priorities((6, 3))
    empty.sitting.add_action("Share the calendar", indicators=("3.2",))
    presenter = present(empty)
    assert presenter.state().rows == ()
    presenter.choose_priority("3")
    assert [row.cells[0].text for row in presenter.state().rows] == ["Share the calendar"]


def test_overdue_is_said_in_words_and_marked(scene: Scene) -> None:
    action = scene.workshop.actions[0]
    scene.sitting.edit_action(action.id, due=TODAY - timedelta(days=1))
    presenter = present(scene)
    presenter.choose_priority("")
    cell = presenter.state().rows[0].cells[2]
    assert (cell.text, cell.under, cell.attention) == ("▲ 19 Nov 2026", "overdue", True)
    scene.sitting.edit_action(action.id, status=Status.DONE)
    assert not presenter.state().rows[0].cells[2].attention


def test_actions_by_date_and_by_lead(scene: Scene) -> None:
    presenter = present(scene)
    presenter.choose_priority("")
    scene.sitting.add_action("Without a date")
    scene.sitting.add_action("First", due=TODAY)
    presenter.choose_mode(Mode.BY_DATE)
    titles = [row.cells[0].text for row in presenter.state().rows]
    assert (titles[0], titles[-1]) == ("First", "Without a date")
    presenter.move_action(presenter.state().rows[0].key, 1)
    assert scene.said == ["By date, the dates make the order. Choose List to move it."]
    presenter.choose_lead("")
    assert [row.cells[0].text for row in presenter.state().rows] == ["First", "Without a date"]
    presenter.choose_lead("p5")
    assert presenter.state().empty == "No action of this lead."
    presenter.start_action()
    assert sheet_of(presenter).texts[Field.LEAD] == scene.workshop.partners[4].name
    presenter.write(NEW_ACTION, Field.TITLE, "Theirs")
    assert last_action(scene).lead == "p5"
    assert presenter.state().lead == "p5"
    scene.sitting.remove_partner("p5")
    assert presenter.state().lead == EVERYONE
    assert last_action(scene).lead == ""


def test_roles_lead_and_are_filtered_by_like_partners(scene: Scene) -> None:
    presenter = present(scene)
    presenter.choose_priority("")
    first, second = (a.id for a in scene.workshop.actions[:2])
    presenter.write(first, Field.LEAD, "Programme manager")
    presenter.write(second, Field.LEAD, "Programme manager")
    state = presenter.state()
    assert [row.cells[1].text for row in state.rows[:2]] == ["Programme manager"] * 2
    assert state.sheet is not None
    assert state.sheet.leads[-1] == ("Programme manager", "Programme manager")
    key, words = state.leads[-1]
    assert words == "Programme manager"
    presenter.choose_lead(key)
    assert [row.key for row in presenter.state().rows] == [first, second]
    presenter.start_action()
    assert sheet_of(presenter).texts[Field.LEAD] == "Programme manager"
    presenter.write(NEW_ACTION, Field.TITLE, "Theirs")
    assert last_action(scene).lead_role == "Programme manager"
    for action in (first, second, last_action(scene).id):
        presenter.write(action, Field.LEAD, "")
    assert presenter.state().lead == EVERYONE
    assert presenter.state().leads[-1] != (key, words)


def test_what_a_filter_hides_is_shown_once_it_is_added(scene: Scene) -> None:
    presenter = present(scene)
    presenter.choose_lead("p5")
    presenter.add_starter(presenter.state().starters[0].key)
    assert presenter.state().lead == EVERYONE
    assert presenter.state().action == last_action(scene).id


def test_the_board_has_a_column_for_each_status(scene: Scene) -> None:
    presenter = present(scene)
    presenter.choose_priority("")
    presenter.choose_mode(Mode.BOARD)
    state = presenter.state()
    assert state.rows == ()
    assert [c.key for c in state.board] == ["planned", "started", "done", "dropped"]
    assert sum(len(c.rows) for c in state.board) == len(scene.workshop.actions)
    late = scene.workshop.actions[0].id
    scene.sitting.edit_action(late, due=TODAY - timedelta(1), lead="", status=Status.PLANNED)
    card = next(r for r in presenter.state().board[0].rows if r.key == late).cells[0]
    assert card.attention
    assert card.under == "▲ 19 Nov 2026 · overdue · no lead yet"
    presenter.move_aside(late, -1)
    presenter.move_aside(late, 1)
    presenter.move_aside("nothing", 1)
    assert scene.workshop.actions[0].status is Status.STARTED
    presenter.start_action()
    assert presenter.state().board[0].rows[-1].key == NEW_ACTION


def test_the_view_begins_anew_in_another_workshop(scene: Scene) -> None:
    presenter = present(scene)
    presenter.choose_priority("")
    presenter.start_action()
    scene.stage.open(scene.desk.sit(scene.desk.duplicate(scene.workshop.id)))
    state = presenter.state()
    assert state.rows == ()
    assert state.action == ""
