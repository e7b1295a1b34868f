from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from collabdesk.ui import theme
from collabdesk.ui.presenters.score_state import Line, Mark, Standing
from collabdesk.ui.widgets.characteristic_list import CharacteristicList


def lines(count: int, current: int) -> tuple[Line, ...]:
    return tuple(
        Line(
            number=n,
            name=f"{n} A characteristic with a longer name",
            count="0/2",
            current=n == current,
            marks=tuple(
                Mark(f"{n}.{i}", Standing.OPEN, n == current and i == 1, f"{n}.{i}: open")
                for i in (1, 2)
            ),
            spoken=f"{n}: 0 of 2 agreed",
        )
        for n in range(1, count + 1)
    )


def test_the_current_one_of_twenty_is_scrolled_into_sight(qtbot: QtBot, qapp: QApplication) -> None:
    theme.load_fonts()
    theme.apply(qapp, theme.Look())
    shown = CharacteristicList()
    qtbot.addWidget(shown)
    shown.resize(190, 400)
    shown.show_lines(lines(20, current=1))
    with qtbot.waitExposed(shown):
        shown.show()
    shown.show_lines(lines(20, current=20))
    last = shown.buttons[19]
    assert last.mapTo(shown, QPoint(0, last.height())).y() <= shown.height()
    shown.show_lines(lines(3, current=2))
    assert [button.isVisible() for button in shown.buttons[:4]] == [True, True, True, False]


def test_the_pointer_says_a_dot_in_words(qtbot: QtBot, qapp: QApplication) -> None:
    theme.load_fonts()
    theme.apply(qapp, theme.Look())
    shown = CharacteristicList()
    qtbot.addWidget(shown)
    shown.resize(190, 400)
    shown.show_lines(lines(2, current=1))
    with qtbot.waitExposed(shown):
        shown.show()
    button = shown.buttons[1]
    where = button.mark_box(1).center().toPoint()
    QApplication.sendEvent(
        button, QHelpEvent(QEvent.Type.ToolTip, where, button.mapToGlobal(where))
    )
    assert QToolTip.text() == "2.2: open"
