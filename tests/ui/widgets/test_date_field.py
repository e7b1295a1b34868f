"""A date is typed, or picked from a calendar by the arrow or by Alt with an arrow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from collabdesk.ui.widgets.calendar_menu import CalendarMenu
from collabdesk.ui.widgets.date_field import DateField
from tests.ui.hands import ALT, click, press, type_text

# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def field(qtbot: QtBot, told: list[str]) -> DateField:
    made = DateField()
    made.setAccessibleName("Due date")
    qtbot.addWidget(made)
    made.text_committed.connect(told.append)
    made.show_text("15 Jan 2027")
    made.resize(200, 36)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def opened(field: DateField) -> CalendarMenu:
    assert field.calendar is not None
    assert field.calendar.isVisible()
    return field.calendar


def test_a_day_is_picked_by_keys(field: DateField, told: list[str]) -> None:
    press(Qt.Key.Key_Down, holding=ALT)
    menu = opened(field)
    assert menu.calendar.selectedDate() == QDate(2027, 1, 15)
    press(Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert not menu.isVisible()
    assert told == ["16 Jan 2027"]
    assert field.text() == "16 Jan 2027"


def test_a_day_is_picked_by_mouse(field: DateField, told: list[str]) -> None:
    arrow = QPoint(field.width() - 10, 18)
    QTest.mouseMove(field, arrow)
    assert field.cursor().shape() is Qt.CursorShape.PointingHandCursor
    click(field, arrow)
    menu = opened(field)
    menu.calendar.clicked.emit(QDate(2027, 5, 20))
    assert told == ["20 May 2027"]


def test_what_is_no_date_opens_the_calendar_too_and_escape_picks_nothing(
    field: DateField, told: list[str]
) -> None:
    field.selectAll()
    type_text("so")
    press(Qt.Key.Key_Down, holding=ALT)
    menu = opened(field)
    press(Qt.Key.Key_Escape)
    assert not menu.isVisible()
    assert field.text() == "so"
    assert told == ["so"], "the field was left for the calendar"


def test_a_click_on_the_text_only_sets_the_cursor(field: DateField) -> None:
    QTest.mouseMove(field, QPoint(20, 18))
    click(field, QPoint(20, 18))
    assert field.calendar is None
    assert field.cursor().shape() is Qt.CursorShape.IBeamCursor
