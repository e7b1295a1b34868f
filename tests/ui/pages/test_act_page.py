from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from collabdesk import tokens
from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Action, Status
from collabdesk.ui.pages import act_page
from collabdesk.ui.pages.act_page import ActPage
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.key_button import KeyButton
from tests.ui.hands import ALT, CTRL, click, focused, press, type_text
from tests.ui.scenes import GROUP, Scene, open_scene, show_page, unnamed

# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with open_scene(tmp_path, GROUP) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, scene: Scene) -> ActPage:
    shown = act_page.build(scene.stage, str)
    show_page(qtbot, scene, shown)
    return shown


def last_action(scene: Scene) -> Action:
    return scene.workshop.actions[-1]


def test_one_key_and_one_line_make_an_action(page: ActPage, scene: Scene) -> None:
    press(Qt.Key.Key_A)
    assert page.form.titleField.hasFocus()
    type_text("Share the calendar")
    press(Qt.Key.Key_Return)
    assert last_action(scene).title == "Share the calendar"
    assert page.form.actionTable.hasFocus()
    press(Qt.Key.Key_A)
    type_text("Meet in spring")
    press(Qt.Key.Key_Return)
    assert last_action(scene).title == "Meet in spring"


def test_the_keyboard_begins_on_the_actions(page: ActPage) -> None:
    assert page.form.actionTable.hasFocus()
    press(Qt.Key.Key_Return)
    assert page.form.titleField.hasFocus()


def test_the_rest_is_reached_by_tab(page: ActPage, scene: Scene) -> None:
    press(Qt.Key.Key_A)
    type_text("Share the calendar")
    press(Qt.Key.Key_Tab)
    type_text("Ask around")
    press(Qt.Key.Key_Tab)
    type_text("All eight see it")
    press(Qt.Key.Key_Tab)
    assert page.form.leadBox.hasFocus()
    press(Qt.Key.Key_Down, Qt.Key.Key_Tab)
    type_text("15 Jan 2027")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down, Qt.Key.Key_Tab)
    assert page.form.underBox.hasFocus()
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down, Qt.Key.Key_Tab)
    action = last_action(scene)
    assert (action.first_step, action.measure) == ("Ask around", "All eight see it")
    assert action.lead == scene.workshop.partners[0].id
    assert action.due == date(2027, 1, 15)
    assert action.indicators == ("8.1",)
    assert action.status is Status.STARTED


def test_a_pause_while_typing_takes_nothing_away(page: ActPage, scene: Scene, qtbot: QtBot) -> None:
    press(Qt.Key.Key_A)
    type_text("Share ")
    qtbot.waitUntil(lambda: last_action(scene).title == "Share")
    assert page.form.titleField.text() == "Share "
    type_text("it")
    press(Qt.Key.Key_Return)
    assert last_action(scene).title == "Share it"


def test_letters_typed_in_a_box_are_not_keys_of_the_page(page: ActPage, scene: Scene) -> None:
    page.form.leadBox.setFocus()
    number = len(scene.workshop.actions)
    press(Qt.Key.Key_A)
    assert page.form.leadBox.hasFocus()
    assert len(scene.workshop.actions) == number


def test_half_a_date_is_not_called_wrong_at_a_pause(page: ActPage, qtbot: QtBot) -> None:
    page.form.dueField.setFocus()
    page.form.dueField.selectAll()
    type_text("15 J")
    qtbot.wait(900)
    assert not page.form.dueError.isVisible()
    press(Qt.Key.Key_Return)
    assert page.form.dueError.isVisible()
    assert page.form.dueField.text() == "15 J"


def test_a_wrong_date_is_said_under_it_and_stays(page: ActPage, scene: Scene) -> None:
    before = scene.workshop
    page.form.dueField.setFocus()
    page.form.dueField.selectAll()
    type_text("31 Feb 2027")
    press(Qt.Key.Key_Tab)
    assert "is not a date" in page.form.dueError.text()
    assert page.form.dueField.text() == "31 Feb 2027"
    assert scene.workshop == before
    page.form.dueField.setFocus()
    page.form.dueField.selectAll()
    type_text("1.2.2027")
    press(Qt.Key.Key_Tab)
    assert not page.form.dueError.isVisible()
    assert page.form.dueField.text() == "1 Feb 2027"


def test_escape_leaves_an_empty_new_action(page: ActPage, scene: Scene) -> None:
    rows = page.form.actionTable.model().rowCount()
    number = len(scene.workshop.actions)
    press(Qt.Key.Key_A, Qt.Key.Key_Escape)
    assert page.form.actionTable.hasFocus()
    assert page.form.actionTable.model().rowCount() == rows
    assert len(scene.workshop.actions) == number


def test_typing_is_kept_before_another_action_is_begun(page: ActPage, scene: Scene) -> None:
    page.form.titleField.setFocus()
    page.form.titleField.selectAll()
    key = page.form.actionTable.key()
    type_text("Changed")
    click(page.form.addButton)
    assert {a.title for a in scene.workshop.actions if a.id == key} == {"Changed"}
    assert page.form.titleField.text() == ""


def test_the_table_by_keys(page: ActPage, scene: Scene) -> None:
    table = page.form.actionTable
    table.setFocus()
    first = table.key()
    press(Qt.Key.Key_Down)
    second = table.key()
    assert second != first
    assert page.form.titleField.text() == next(
        a.title for a in scene.workshop.actions if a.id == second
    )
    press(Qt.Key.Key_Up, holding=ALT)
    assert table.key() == second
    assert table.currentIndex().row() == 0
    press(Qt.Key.Key_Delete)
    assert second not in {a.id for a in scene.workshop.actions}
    assert table.key() == first
    press(Qt.Key.Key_Return)
    assert page.form.titleField.hasFocus()


def test_priorities_by_keys(page: ActPage, scene: Scene) -> None:
    first, second, third = scene.workshop.priorities
    page.form.priorityList.setFocus()
    press(Qt.Key.Key_Down)
    assert page.form.actionsHeading.text().startswith("2 ")
    press(Qt.Key.Key_Up, holding=ALT)
    assert scene.workshop.priorities == (second, first, third)
    assert page.form.actionsHeading.text().startswith("1 ")
    press(Qt.Key.Key_Down, holding=ALT)
    press(Qt.Key.Key_Delete)
    assert list(scene.workshop.priorities) == [first, third]


def test_priorities_by_buttons(page: ActPage, scene: Scene) -> None:
    first, second, third = scene.workshop.priorities
    click(page.form.downButton)
    assert scene.workshop.priorities == (second, first, third)
    click(page.form.upButton)
    click(page.form.dropButton)
    assert list(scene.workshop.priorities) == [second, third]


def test_a_priority_is_added_from_the_menu(page: ActPage, scene: Scene) -> None:
    click(page.form.addPriorityButton)
    added = page._menu.actions()[0]
    added.trigger()
    page._menu.close()
    assert len(scene.workshop.priorities) == 4
    assert page.form.actionsHeading.text().startswith("4 ")


def test_a_priority_is_dropped_behind_the_last(page: ActPage, scene: Scene) -> None:
    first, second, third = scene.workshop.priorities
    cards = page.form.priorityList
    below = cards.visualItemRect(cards.item(2)).bottomLeft()
    drop = QDropEvent(
        QPointF(below.x() + 5, below.y() + 40),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    cards.dropEvent(drop)
    assert scene.workshop.priorities == (second, third, first)


def test_all_actions_and_back(page: ActPage, scene: Scene) -> None:
    table = page.form.actionTable
    own = table.model().rowCount()
    click(page.form.allButton)
    assert table.model().rowCount() == len(scene.workshop.actions)
    assert page.form.allButton.isChecked()
    click(page.form.allButton)
    assert table.model().rowCount() == own
    assert not page.form.allButton.isChecked()


def test_a_starter_idea_is_added_by_enter_and_by_click(page: ActPage, scene: Scene) -> None:
    ideas = page.form.starterList
    ideas.setFocus()
    press(Qt.Key.Key_Home, Qt.Key.Key_Down)
    number = len(scene.workshop.actions)
    press(Qt.Key.Key_Return)
    assert len(scene.workshop.actions) == number + 1
    assert ideas.hasFocus()
    click(ideas.viewport(), ideas.visualItemRect(ideas.item(0)).center())
    assert len(scene.workshop.actions) == number + 2
    assert last_action(scene).first_step
    assert page.form.titleField.text() == last_action(scene).title


def test_the_review_date(page: ActPage, scene: Scene) -> None:
    page.form.reviewField.setFocus()
    page.form.reviewField.selectAll()
    type_text("never")
    press(Qt.Key.Key_Return)
    assert page.form.reviewError.isVisible()
    page.form.reviewField.selectAll()
    press(Qt.Key.Key_Delete, Qt.Key.Key_Return)
    assert scene.workshop.review_on is None
    page.setFocus()
    click(page.form.reviewButton)
    assert scene.workshop.review_on == date(2027, 5, 20)
    assert page.form.reviewField.text() == "20 May 2027"


def test_undo_shows_in_the_fields(page: ActPage, scene: Scene) -> None:
    title = page.form.titleField.text()
    page.form.titleField.setFocus()
    page.form.titleField.selectAll()
    type_text("Changed")
    press(Qt.Key.Key_Return)
    assert page.form.titleField.text() == "Changed"
    scene.stage.undo_stack.undo()
    assert page.form.titleField.text() == title


def test_goes_on_to_the_report(page: ActPage, scene: Scene) -> None:
    click(page.form.nextButton)
    assert scene.went == [Step.REPORT]


def test_every_control_has_a_name(page: ActPage) -> None:
    assert unnamed(page) == []


def test_everything_fits_the_smallest_window(page: ActPage, scene: Scene) -> None:
    scene.stage.perform(lambda: scene.sitting.add_action("Without a lead"))
    scene.stage.perform(lambda: scene.sitting.set_review(None))
    assert page.form.gapsCard.isVisible()
    assert page.minimumSizeHint().width() <= 1048
    assert page.heightForWidth(1048) <= 628


def test_an_empty_workshop_says_how_to_begin(qtbot: QtBot, tmp_path: Path) -> None:
    with open_scene(tmp_path) as fresh:
        page = act_page.build(fresh.stage, str)
        show_page(qtbot, fresh, page)
        assert "press A" in page.form.emptyLabel.text()
        assert not page.form.starterList.isVisible()
        assert page.title == "Turn scores into action"
        press(Qt.Key.Key_A)
        type_text("Begin")
        press(Qt.Key.Key_Return)
        assert [a.title for a in fresh.workshop.actions] == ["Begin"]


def test_suggested_priorities_are_taken_with_one_press(page: ActPage, scene: Scene) -> None:
    scene.stage.perform(lambda: scene.sitting.set_priorities(()))
    click(page.form.suggestedButton)
    assert scene.workshop.priorities == scene.sitting.results.suggested_priorities[:3]
    assert not page.form.suggestedButton.isVisible()


def test_the_board_by_keys(page: ActPage, scene: Scene) -> None:
    click(page.form.boardButton)
    assert page.form.boardButton.isChecked()
    board = page.form.actionBoard
    assert board.isVisible()
    board.take_keyboard()
    key = board.key()
    scene.stage.perform(lambda: scene.sitting.edit_action(key, status=Status.PLANNED))

    def status() -> Status:
        return next(a.status for a in scene.workshop.actions if a.id == key)

    board.take_keyboard()
    press(Qt.Key.Key_Right, holding=ALT)
    assert status() is Status.STARTED
    assert board.key() == key
    press(Qt.Key.Key_Left, holding=ALT)
    assert status() is Status.PLANNED
    press(Qt.Key.Key_Return)
    assert page.form.titleField.hasFocus()
    press(Qt.Key.Key_Escape)
    assert board.isAncestorOf(focused())
    press(Qt.Key.Key_Delete)
    assert key not in {a.id for a in scene.workshop.actions}
    click(page.form.listButton)
    assert page.form.actionTable.isVisible()


def test_actions_by_date_of_one_lead(page: ActPage, scene: Scene) -> None:
    click(page.form.dateButton)
    assert page.form.dateButton.isChecked()
    lead = scene.workshop.actions[0].lead
    page.form.filterBox.value_chosen.emit(lead)
    shown = page.form.actionTable.model().rowCount()
    assert 0 < shown < len(scene.workshop.actions)


def test_a_gap_leads_to_its_field(page: ActPage, scene: Scene) -> None:
    scene.stage.perform(lambda: scene.sitting.add_action("Bare"))
    links = [b for b in page.form.gapLinks.findChildren(KeyButton) if b.isVisible()]
    assert [b.text() for b in links] == [
        "1 action has no lead",
        "1 action has no first step",
        "1 action has no date",
    ]
    click(links[2])
    assert page.form.dueField.hasFocus()
    assert page.form.titleField.text() == "Bare"
    type_text("in 6 weeks")
    assert page.form.dueWords.text().startswith("Fri 1 Jan 2027")
    press(Qt.Key.Key_Return)
    assert last_action(scene).due == date(2027, 1, 1)
    assert page.form.dueField.text() == "1 Jan 2027"


def test_a_copy_by_key_and_support_from_a_menu(page: ActPage, scene: Scene) -> None:
    press(Qt.Key.Key_D, holding=CTRL)
    assert last_action(scene).title == scene.workshop.actions[0].title
    click(page.form.supportButton)
    helper = next(a for a in page._menu.actions() if not a.isChecked())
    name = helper.text()
    helper.trigger()
    page._menu.close()
    names = [p.name for p in scene.workshop.partners if p.id in last_action(scene).support]
    assert name in names


def test_the_title_has_the_room_that_the_other_columns_do_not_need(page: ActPage) -> None:
    table = page.form.actionTable
    model = table.model()
    metrics = QFontMetrics(look().font(tokens.BODY, QFont.Weight.DemiBold))
    for column in range(1, model.columnCount()):
        texts = [model.index(row, column).data() for row in range(model.rowCount())]
        texts.append(model.headerData(column, Qt.Orientation.Horizontal))
        assert table.columnWidth(column) <= max(map(metrics.horizontalAdvance, texts)) + 24
    widths = [table.columnWidth(column) for column in range(model.columnCount())]
    assert sum(widths) == table.viewport().width()
    assert widths[0] > 250


def test_a_follow_up_opens_on_the_earlier_actions(
    qtbot: QtBot, page: ActPage, scene: Scene
) -> None:
    opened = [a.title for a in scene.workshop.actions if a.open]
    scene.stage.open(scene.desk.sit(scene.desk.follow_up(scene.workshop.id)))
    page.opened()
    sides = page.sides
    assert sides is not None
    earlier = sides.earlier.form
    assert earlier.earlierTable.hasFocus()
    assert earlier.titleLabel.text() == opened[0]
    press(Qt.Key.Key_D)
    assert earlier.titleLabel.text() == opened[1]
    press(Qt.Key.Key_X)
    assert earlier.whyField.hasFocus()
    type_text("A good reason")
    press(Qt.Key.Key_Return)
    assert earlier.earlierTable.hasFocus()
    assert scene.workshop.notes[0].text == f"{opened[1]} — A good reason"
    press(Qt.Key.Key_Down, Qt.Key.Key_G)
    assert len(scene.sitting.waiting()) == len(opened) - 3
    assert unnamed(page) == []
    click(earlier.nextButton)
    assert scene.went
    click(earlier.backButton)
    assert page.form.actionsCard.isVisible()
    click(page.form.earlierButton)
    qtbot.waitUntil(earlier.earlierTable.hasFocus)


def test_a_dot_vote_by_keys(page: ActPage, scene: Scene) -> None:
    click(page.form.dotsButton)
    sides = page.sides
    assert sides is not None
    form = sides.dots.form
    assert form.dotTable.hasFocus()
    press(Qt.Key.Key_6, Qt.Key.Key_6, Qt.Key.Key_3, Qt.Key.Key_Backspace)
    assert [dot.target for dot in scene.sitting.dots.dots] == ["6", "6"]
    press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert scene.sitting.dots.dots[-1].target == "2"
    assert form.dotTable.currentIndex().row() == 0
    assert unnamed(page) == []
    press(Qt.Key.Key_Space)
    assert form.useButton.isVisible()
    assert not form.showButton.isVisible()
    press(Qt.Key.Key_1)
    assert len(scene.sitting.dots.dots) == 3
    click(form.useButton)
    assert scene.workshop.priorities == (6, 2)
    click(form.againButton)
    click(form.indicatorsButton)
    assert form.dotTable.model().rowCount() == 33
    form.eachBox.value_chosen.emit("5")
    assert scene.sitting.dots.each == 5
    click(form.backButton)
    assert page.form.actionsCard.isVisible()
