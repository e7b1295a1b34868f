"""One action after another: begun, written, copied, moved, removed."""

from __future__ import annotations

from datetime import date

import pytest

from collabdesk.domain.workshop import Status
from collabdesk.ui.presenters.act_state import NEW_ACTION, Field
from tests.ui.acting import last_action, present, sheet_of
from tests.ui.scenes import Scene

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_new_action_is_kept_once_it_has_a_title(empty: Scene) -> None:
    empty.sitting.set_priorities((6,))
    presenter = present(empty)
    presenter.start_action()
    before = sheet_of(presenter)
    assert before.key == NEW_ACTION
    presenter.write(NEW_ACTION, Field.FIRST_STEP, "Ask around")
    assert empty.workshop.actions == ()
    presenter.write(NEW_ACTION, Field.TITLE, "Share the calendar")
    action = last_action(empty)
    assert (action.title, action.first_step, action.characteristic) == (
        "Share the calendar",
        "Ask around",
        6,
    )
    after = sheet_of(presenter)
    assert after.key == action.id
    assert after.number == before.number, "the page must leave the field alone"


def test_a_new_action_left_empty_leaves_no_trace(empty: Scene) -> None:
    presenter = present(empty)
    presenter.start_action()
    assert [row.key for row in presenter.state().rows] == [NEW_ACTION]
    presenter.leave_draft()
    assert presenter.state().rows == ()
    assert presenter.state().sheet is None


def test_what_was_typed_into_a_new_action_is_not_lost_on_the_way(scene: Scene) -> None:
    presenter = present(scene)
    presenter.start_action()
    presenter.write(NEW_ACTION, Field.FIRST_STEP, "Ask around")
    presenter.choose_action(presenter.state().rows[0].key)
    presenter.choose_action(NEW_ACTION)
    assert sheet_of(presenter).texts[Field.FIRST_STEP] == "Ask around"


def test_a_title_that_is_refused_keeps_the_new_action(empty: Scene) -> None:
    presenter = present(empty)
    presenter.start_action()
    presenter.write(NEW_ACTION, Field.TITLE, "x" * 201)
    sheet = sheet_of(presenter)
    assert empty.workshop.actions == ()
    assert "at most" in sheet.errors[Field.TITLE]
    assert sheet.texts[Field.TITLE] == "x" * 201


@pytest.mark.parametrize(
    ("name", "text", "attribute", "kept"),
    [
        (Field.TITLE, "Another title", "title", "Another title"),
        (Field.FIRST_STEP, "Ask", "first_step", "Ask"),
        (Field.MEASURE, "Three of four", "measure", "Three of four"),
        (Field.DUE, "15/1/2027", "due", date(2027, 1, 15)),
        (Field.DUE, "", "due", None),
        (Field.LEAD, "", "lead", ""),
        (Field.LEAD, "Programme manager", "lead_role", "Programme manager"),
        (Field.NOTE, "Mind the\nholidays", "note", "Mind the\nholidays"),
        (Field.STATUS, "done", "status", Status.DONE),
        (Field.INDICATOR, "", "indicators", ()),
    ],
)
def test_each_field_is_kept(
    scene: Scene, name: Field, text: str, attribute: str, kept: object
) -> None:
    action = scene.workshop.actions[0]
    present(scene).write(action.id, name, text)
    assert getattr(scene.workshop.actions[0], attribute) == kept


def test_a_typed_partner_is_that_partner_and_is_shown_by_its_own_name(scene: Scene) -> None:
    presenter, third = present(scene), scene.workshop.partners[2]
    presenter.write(scene.workshop.actions[0].id, Field.LEAD, f" {third.name.upper()} ")
    assert (scene.workshop.actions[0].lead, scene.workshop.actions[0].lead_role) == (third.id, "")
    assert sheet_of(presenter).texts[Field.LEAD] == third.name


def test_an_indicator_brings_its_characteristic(empty: Scene) -> None:
    empty.sitting.add_action("Share the calendar")
    present(empty).write(last_action(empty).id, Field.INDICATOR, "5.4")
    assert last_action(empty).characteristic == 5


@pytest.mark.parametrize("name", [Field.DUE, Field.TITLE])
def test_an_error_stands_under_its_field_and_what_was_typed_stays(
    scene: Scene, name: Field
) -> None:
    presenter = present(scene)
    key, before = presenter.state().action, scene.workshop
    typed = "31 Feb 2027" if name is Field.DUE else "  "
    presenter.write(key, name, typed)
    sheet = sheet_of(presenter)
    assert sheet.errors[name]
    assert sheet.texts[name] == typed
    assert scene.workshop == before
    presenter.write(key, name, "1 Feb 2027")
    assert sheet_of(presenter).errors == {}


def test_an_error_goes_with_its_action(scene: Scene) -> None:
    presenter = present(scene)
    first, second = (row.key for row in presenter.state().rows[:2])
    presenter.write(first, Field.DUE, "soon")
    presenter.choose_action(second)
    assert sheet_of(presenter).errors == {}


def test_removing_turns_to_the_next(scene: Scene) -> None:
    presenter = present(scene)
    presenter.choose_priority("")
    rows = [row.key for row in presenter.state().rows]
    presenter.choose_action(rows[1])
    presenter.remove_action(rows[1])
    assert presenter.state().action == rows[2]
    assert rows[1] not in {a.id for a in scene.workshop.actions}
    scene.stage.undo_stack.undo()
    assert [a.id for a in scene.workshop.actions] == rows


def test_moving_among_those_shown(scene: Scene) -> None:
    presenter = present(scene)
    rows = [row.key for row in presenter.state().rows]
    assert len(rows) == 2
    presenter.move_action(rows[0], 1)
    assert [row.key for row in presenter.state().rows] == rows[::-1]
    presenter.move_action(rows[0], 1)
    presenter.move_action(rows[0], -1)
    assert [row.key for row in presenter.state().rows] == rows


def test_an_action_is_copied_supported_and_moved_to_another_priority(scene: Scene) -> None:
    presenter = present(scene)
    key = presenter.state().action
    presenter.set_helping(key, "p7", helps=True)
    presenter.set_helping(key, "p8", helps=True)
    assert sheet_of(presenter).support_words == f"{len(scene.workshop.actions[0].support)} partners"
    for partner in scene.workshop.actions[0].support:
        if partner != "p8":
            presenter.set_helping(key, partner, helps=False)
    assert sheet_of(presenter).support_words == "1 partner"
    presenter.set_helping(key, "p8", helps=False)
    assert sheet_of(presenter).support_words == "nobody yet"
    presenter.set_helping("nothing", "p8", helps=False)
    presenter.duplicate_action("nothing")
    presenter.duplicate_action(key)
    copy = last_action(scene)
    assert copy.title == scene.workshop.actions[0].title
    assert presenter.state().action == copy.id
    presenter.write(copy.id, Field.UNDER, "3")
    assert last_action(scene).characteristic == 3
    presenter.write(copy.id, Field.UNDER, "")
    assert last_action(scene).characteristic is None


def test_a_new_action_may_be_put_under_another_priority(scene: Scene) -> None:
    presenter = present(scene)
    presenter.start_action()
    presenter.write(NEW_ACTION, Field.UNDER, "5")
    assert sheet_of(presenter).under == "5"
    presenter.write(NEW_ACTION, Field.TITLE, "Elsewhere")
    assert last_action(scene).characteristic == 5
    presenter.choose_priority("")
    presenter.start_action()
    presenter.write(NEW_ACTION, Field.TITLE, "Nowhere")
    assert last_action(scene).characteristic is None


def test_a_date_is_understood_while_it_is_typed(scene: Scene) -> None:
    presenter = present(scene)
    presenter.read_due("in 6 weeks")
    assert sheet_of(presenter).due_words == "Fri 1 Jan 2027 · 42 days from today"
    presenter.read_due("in 6 w")
    assert sheet_of(presenter).due_words == ""
    presenter.write(presenter.state().action, Field.DUE, "31 jan")
    assert sheet_of(presenter).due_words == ""
    assert scene.workshop.actions[0].due == date(2027, 1, 31)


def test_a_draft_is_removed_and_what_is_not_shown_is_left_alone(scene: Scene) -> None:
    presenter = present(scene)
    presenter.start_action()
    presenter.write(NEW_ACTION, Field.DUE, "in 6 weeks")
    presenter.write(NEW_ACTION, Field.DUE, "some day")
    assert Field.DUE in sheet_of(presenter).errors
    presenter.remove_action(NEW_ACTION)
    assert presenter.state().action != NEW_ACTION
    before = scene.workshop
    presenter.remove_action("nothing")
    assert scene.workshop is before


def test_a_new_action_without_a_place_is_kept_as_a_draft(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter = present(scene)
    presenter.start_action()
    with monkeypatch.context() as full:
        full.setattr(scene.sitting, "add_action", lambda *_args, **_fields: None)
        presenter.write(NEW_ACTION, Field.TITLE, "Not kept yet")
    assert sheet_of(presenter).texts[Field.TITLE] == "Not kept yet"
    assert presenter.state().action == NEW_ACTION
