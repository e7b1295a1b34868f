"""A first step has the room of the cells behind it, as far as nothing else stands there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collabdesk.ui.presenters.rows import Cell, Row
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.action_table import ActionTable

HEADS = ("Action", "Lead", "Due", "Status")
LONG = "First step: " + "ask everybody who was in the room, " * 20
# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def inked(table: ActionTable, column: int, *, below: bool) -> bool:
    """Say whether anything is written in the upper or the lower half of a cell of the first row."""
    cell = table.visualRect(table.model().index(0, column))
    half = cell.height() // 2
    box = QRect(
        cell.left() + 2, cell.top() + (half + 2 if below else 4), cell.width() - 4, half - 6
    )
    QApplication.processEvents()
    picture: QImage = table.viewport().grab(box).toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    return len(colours) > 1


def shown(qtbot: QtBot, under: tuple[str, str, str, str]) -> ActionTable:
    table = ActionTable()
    qtbot.addWidget(table)
    table.arrange(0, two_lines=True)
    table.resize(look().px(700), 200)
    texts = ("Share the calendar", "Hospice", "15 Jan 2027", "Planned")
    cells = tuple(Cell(text, below) for text, below in zip(texts, under, strict=True))
    table.show_rows(HEADS, (Row("a", cells, "a"), Row("b", cells, "b")), "b")
    table.show()
    qtbot.waitUntil(table.isVisible)
    return table


def test_a_first_step_runs_on_under_the_cells_behind_it(qtbot: QtBot) -> None:
    table = shown(qtbot, (LONG, "", "", ""))
    assert [inked(table, column, below=True) for column in range(4)] == [True] * 4
    assert [inked(table, column, below=False) for column in range(4)] == [True] * 4


def test_it_ends_before_what_stands_under_another_cell(qtbot: QtBot) -> None:
    table = shown(qtbot, (LONG, "", "overdue", ""))
    assert [inked(table, column, below=True) for column in range(4)] == [True, True, True, False]


def test_without_a_first_step_nothing_stands_below(qtbot: QtBot) -> None:
    table = shown(qtbot, ("", "", "overdue", ""))
    assert inked(table, 2, below=True)
    assert table.visualRect(table.model().index(0, 0)).isValid()


def test_a_narrow_table_takes_room_from_the_widest_column_then_scrolls(qtbot: QtBot) -> None:
    table = shown(qtbot, (LONG, "", "", ""))
    lead = table.columnWidth(2)
    table.resize(look().px(330), 200)
    qtbot.waitUntil(lambda: table.columnWidth(2) < lead)
    assert table.columnWidth(0) >= look().px(130)
    table.resize(look().px(200), 200)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    assert table.columnWidth(0) == look().px(130)
