"""Actions on their page: typed, walked through and changed by keys and by buttons."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from collabdesk import tokens
from collabdesk.domain.workshop import Status
from collabdesk.ui.pages import act_page
from collabdesk.ui.pages.act_page import ActPage
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.key_button import KeyButton
from tests.ui.acting import last_action, shown_page
from tests.ui.hands import ALT, CTRL, click, focused, press, type_text
from tests.ui.scenes import Scene, open_scene, show_page, unnamed

# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(qtbot: QtBot, scene: Scene) -> ActPage:
    return shown_page(qtbot, scene)


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
    assert page.form.leadBox.hasFocus()
    press(Qt.Key.Key_Down, Qt.Key.Key_Tab)
    type_text("15 Jan 2027")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down, Qt.Key.Key_Tab)
    assert page.form.underBox.hasFocus()
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down, Qt.Key.Key_Tab)
    assert page.form.supportButton.hasFocus()
    press(Qt.Key.Key_Tab)
    type_text("All eight see it")
    press(Qt.Key.Key_Tab)
    type_text("Mind the")
    press(Qt.Key.Key_Return)
    type_text("holidays")
    press(Qt.Key.Key_Tab)
    assert page.form.reviewField.hasFocus()
    action = last_action(scene)
    assert (action.first_step, action.measure) == ("Ask around", "All eight see it")
    assert action.note == "Mind the\nholidays"
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
    pauses = page.form.dueField.findChildren(QTimer)
    qtbot.waitUntil(lambda: not any(pause.isActive() for pause in pauses), timeout=3000)
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


def test_all_actions_and_back(page: ActPage, scene: Scene) -> None:
    table = page.form.actionTable
    own = table.model().rowCount()
    click(page.form.allButton)
    assert table.model().rowCount() == len(scene.workshop.actions)
    assert page.form.allButton.isChecked()
    click(page.form.allButton)
    assert table.model().rowCount() == own
    assert not page.form.allButton.isChecked()


def test_undo_shows_in_the_fields(page: ActPage, scene: Scene) -> None:
    title = page.form.titleField.text()
    page.form.titleField.setFocus()
    page.form.titleField.selectAll()
    type_text("Changed")
    press(Qt.Key.Key_Return)
    assert page.form.titleField.text() == "Changed"
    scene.stage.undo_stack.undo()
    assert page.form.titleField.text() == title


def test_every_control_has_a_name(page: ActPage) -> None:
    assert unnamed(page) == []


def test_everything_fits_the_smallest_window(page: ActPage, scene: Scene) -> None:
    scene.stage.perform(lambda: scene.sitting.add_action("Without a lead"))
    scene.stage.perform(lambda: scene.sitting.set_review(None))
    assert page.form.gapsCard.isVisible()
    assert page.minimumSizeHint().width() <= 1048
    assert page.heightForWidth(1048) <= 628


def test_what_is_missing_and_a_wrong_date_leave_two_whole_rows(
    qtbot: QtBot, page: ActPage, scene: Scene
) -> None:
    for each in scene.workshop.actions[1:]:
        scene.sitting.remove_action(each.id)
    for title in ("Without a lead", "Another without"):
        scene.sitting.add_action(title)
    scene.stage.perform(lambda: scene.sitting.set_review(None))
    click(page.form.allButton)
    page.form.dueField.setFocus()
    page.form.dueField.selectAll()
    type_text("32 feb")
    press(Qt.Key.Key_Tab)
    assert page.form.dueError.isVisible()
    links = [b for b in page.form.gapLinks.findChildren(KeyButton) if b.isVisible()]
    assert len({link.y() for link in links}) == 2
    table = page.form.actionTable
    qtbot.waitUntil(lambda: page.heightForWidth(1048) <= 628, timeout=1000)
    page.resize(1048, 628)
    qtbot.waitUntil(lambda: page.height() == 628)
    page.form.actionTable.setFocus()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down):
        press(key)
        top, room = table.rowAt(0), table.viewport().rect()
        assert table.rowViewportPosition(top) == 0
        assert room.contains(table.visualRect(table.currentIndex()))
        assert room.height() >= 2 * table.rowHeight(top)


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


def test_a_copy_by_key_and_support_from_a_menu(page: ActPage, scene: Scene) -> None:
    press(Qt.Key.Key_D, holding=CTRL)
    assert last_action(scene).title == scene.workshop.actions[0].title
    click(page.form.supportButton)
    helper = next(a for a in page.sheet.menu.actions() if not a.isChecked())
    name = helper.text()
    helper.trigger()
    page.sheet.menu.close()
    names = [p.name for p in scene.workshop.partners if p.id in last_action(scene).support]
    assert name in names


def test_the_title_has_the_room_that_the_other_columns_do_not_need(page: ActPage) -> None:
    table = page.form.actionTable
    model = table.model()
    metrics = QFontMetrics(look().font(tokens.BODY, QFont.Weight.DemiBold))
    for column in range(1, model.columnCount()):
        texts = [model.index(row, column).data() for row in range(model.rowCount())]
        texts.append(model.headerData(column, Qt.Orientation.Horizontal))
        # Room is kept for every lead and status, so that a choice moves no column.
        for box in (page.form.leadBox, page.form.statusBox):
            texts += [box.itemText(n) for n in range(box.count())]
        assert table.columnWidth(column) <= max(map(metrics.horizontalAdvance, texts)) + 24
    widths = [table.columnWidth(column) for column in range(model.columnCount())]
    assert sum(widths) == table.viewport().width()
    assert widths[0] > 250
