"""Real key and mouse events, sent to whatever has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def focused() -> QWidget:
    """Return the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: Qt.Key, holding: Qt.KeyboardModifier = NONE) -> None:
    """Press keys one after the other."""
    for key in keys:
        QTest.keyClick(focused(), key, holding)


def type_text(text: str) -> None:
    """Type *text* character by character."""
    QTest.keyClicks(focused(), text)


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """Click on *widget*, in its middle where no place is given."""
    where = widget.rect().center() if place is None else place
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, where)


def double_click(widget: QWidget, place: QPoint) -> None:
    """Click twice at *place*, as a hand does."""
    click(widget, place)
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, NONE, place)
