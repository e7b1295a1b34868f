from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.services.locking import needs_passphrase
from collabdesk.ui.bus import Bus
from collabdesk.ui.models.workshop_model import LINE_ROLE, Column
from collabdesk.ui.pages import home_page
from collabdesk.ui.pages.home_page import HomePage
from collabdesk.ui.presenters.home_lines import WorkshopLine
from collabdesk.ui.settings import Settings
from tests.ui.desks import NOW, Answers, example, open_desk
from tests.ui.hands import CTRL, click, double_click, press, type_text

# The off-screen platform cannot raise menus; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Shown:
    """Home on the screen, with what it asked to open."""

    def __init__(self, page: HomePage, desk: Desk, answers: Answers) -> None:
        self.page, self.desk, self.answers = page, desk, answers
        self.opened: list[str] = []
        page.workshop_opened.connect(self.opened.append)

    def rows(self) -> int:
        return self.page.form.workshopTable.model().rowCount()


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    with open_desk(tmp_path) as desk:
        for name in ("Harbour pathway", "Coastal youth", "Winter pressures"):
            desk.create(NewWorkshop("Workshop 1", name))
        settings = Settings(tmp_path / "settings.ini")
        answers = Answers()
        page = home_page.build(desk, Bus(), settings, answers, str, NOW.date)
        qtbot.addWidget(page)
        page.resize(1280, 720)
        page.show()
        page.activateWindow()
        page.refresh()
        page.setFocus()
        qtbot.waitUntil(page.form.workshopTable.hasFocus)
        yield Shown(page, desk, answers)


def test_arrows_and_enter_open(home: Shown) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert home.opened == [home.desk.summaries()[1].id]


def test_slash_searches_and_down_goes_to_what_was_found(home: Shown) -> None:
    press(Qt.Key.Key_Slash)
    assert home.page.form.searchField.hasFocus()
    type_text("sno")  # letters that are keys elsewhere
    assert home.page.form.listStack.currentWidget() is home.page.form.emptyPanel
    assert home.opened == []
    press(Qt.Key.Key_A, holding=CTRL)
    type_text("winter")
    assert home.rows() == 1
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Enter)
    found = next(s.id for s in home.desk.summaries() if s.collaboration.startswith("Winter"))
    assert home.opened == [found]


def test_escape_drops_the_search(home: Shown) -> None:
    press(Qt.Key.Key_Slash)
    type_text("winter")
    press(Qt.Key.Key_Escape)
    assert home.rows() == 3
    assert home.page.form.workshopTable.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_S])
def test_one_key_begins(home: Shown, key: Qt.Key) -> None:
    press(key)
    assert len(home.opened) == 1
    assert len(home.desk.summaries()) == 4


def test_delete_and_undo_by_key(home: Shown) -> None:
    press(Qt.Key.Key_Delete)
    assert home.rows() == 2
    assert home.page.form.noticeBar.isVisible()
    press(Qt.Key.Key_Z, holding=CTRL)
    assert home.rows() == 3


def test_the_keys_go_on_when_the_last_row_is_gone(home: Shown) -> None:
    press(Qt.Key.Key_Delete, Qt.Key.Key_Delete, Qt.Key.Key_Delete)
    assert home.desk.summaries() == ()
    press(Qt.Key.Key_Z, holding=CTRL)
    assert home.rows() == 1
    assert home.page.form.workshopTable.hasFocus()
    press(Qt.Key.Key_Delete, Qt.Key.Key_N)
    assert len(home.opened) == 1


def test_a_click_chooses_and_a_double_click_opens(home: Shown) -> None:
    table = home.page.form.workshopTable
    place = table.visualRect(table.model().index(2, 0)).center()
    click(table.viewport(), place)
    assert home.opened == []
    double_click(table.viewport(), place)
    assert home.opened == [home.desk.summaries()[2].id]


def test_the_dots_open_the_menu_of_the_row(home: Shown, tmp_path: Path) -> None:
    table = home.page.form.workshopTable
    place = table.visualRect(table.model().index(1, Column.MORE)).center()
    chosen = home.desk.summaries()[1].id
    click(table.viewport(), place)
    entries = menu_entries()
    assert list(entries) == [
        "Open",
        "Hold the next one",
        "Duplicate",
        "Export workshop file…",
        "Export with a passphrase…",
        "Make anonymous for good…",
        "Archive",
        "Delete",
    ]
    home.answers.passphrases, home.answers.save_to = ["correct horse battery"], tmp_path / "a"
    entries["Export with a passphrase…"].trigger()
    assert needs_passphrase(tmp_path / "a.collabdesk")
    entries["Archive"].trigger()
    assert chosen not in {line_id(home, row) for row in range(home.rows())}


def test_the_menu_key_opens_the_menu_of_the_chosen_row(home: Shown) -> None:
    table = home.page.form.workshopTable
    press(Qt.Key.Key_Down)
    chosen = table.current_id()
    reason = QContextMenuEvent.Reason.Keyboard
    place = QPoint(5, 5)
    event = QContextMenuEvent(reason, place, table.viewport().mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), event)
    menu_entries()["Delete"].trigger()
    assert chosen not in {line_id(home, row) for row in range(home.rows())}


def test_a_right_click_is_for_the_row_under_the_mouse(home: Shown) -> None:
    table = home.page.form.workshopTable
    third = home.desk.summaries()[2].id
    place = table.visualRect(table.model().index(2, 0)).center()
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, place, table.viewport().mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), event)
    menu_entries()["Open"].trigger()
    assert home.opened == [third]


def test_files_given_to_the_program_are_brought_in(home: Shown) -> None:
    home.page.bring_in((example("solo"),))
    assert len(home.opened) == 1


def test_the_filter_shows_archived(home: Shown) -> None:
    home.desk.set_archived(home.desk.summaries()[0].id, flag=True)
    home.page.refresh()
    assert home.rows() == 2
    click(home.page.form.filterButton)
    entries = menu_entries()
    assert list(entries)[:2] == ["All types", "Shared voice"]
    entries["Show archived"].trigger()
    assert home.rows() == 3


def test_the_chosen_row_stays_chosen(home: Shown) -> None:
    press(Qt.Key.Key_End)
    chosen = home.page.form.workshopTable.current_id()
    home.desk.create(NewWorkshop("Workshop 2", "Another"))
    home.page.refresh()
    assert home.page.form.workshopTable.current_id() == chosen


def test_cells_are_named_for_the_ear(home: Shown) -> None:
    model = home.page.form.workshopTable.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    for row in range(home.rows()):
        for column in Column:
            assert model.index(row, column).data(role)


def line_id(home: Shown, row: int) -> str:
    line = home.page.form.workshopTable.model().index(row, 0).data(LINE_ROLE)
    assert isinstance(line, WorkshopLine)
    return line.id


def menu_entries() -> dict[str, QAction]:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entries = {action.text(): action for action in menu.actions() if action.text()}
    menu.close()
    return entries


def test_the_empty_library_offers_the_sample(qtbot: QtBot, tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        settings = Settings(tmp_path / "settings.ini")
        page = home_page.build(desk, Bus(), settings, Answers(), str, NOW.date)
        qtbot.addWidget(page)
        page.resize(1280, 720)
        page.show()
        page.refresh()
        with qtbot.waitSignal(page.workshop_opened):
            page.form.sampleButton.click()
        assert page.form.sampleButton.mapTo(page, QPoint(0, 0)).y() > 0


def test_all_open_actions_behind_a_button(home: Shown) -> None:
    form, panel = home.page.form, home.page.open_actions
    assert not form.dueButton.isVisible()
    made = home.desk.summaries()[0].id
    home.desk.sit(made).add_action("Late", due=date(2026, 1, 1))
    home.desk.sit(made).add_action("Some day")
    home.page.refresh()
    assert form.dueButton.text() == "Open actions · ▲ 1 overdue"
    click(form.dueButton)
    assert panel.isVisible()
    assert not form.homeScroll.isVisible()
    assert panel.form.actionTable.hasFocus()
    click(panel.form.undatedButton)
    assert panel.form.actionTable.model().rowCount() == 1
    click(panel.form.allButton)
    press(Qt.Key.Key_Slash)
    type_text("late")
    assert panel.form.actionTable.model().rowCount() == 1
    press(Qt.Key.Key_Return)
    opened: list[str] = []
    home.page.plan_opened.connect(opened.append)
    press(Qt.Key.Key_Return)
    assert opened == [made]
    press(Qt.Key.Key_Escape)
    assert form.homeScroll.isVisible()
