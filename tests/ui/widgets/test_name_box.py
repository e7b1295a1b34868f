"""A name is typed, or chosen beside it; only what the user did is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collabdesk.ui.widgets.name_box import NameBox
from tests.ui.hands import press, type_text

CHOICES = (("", "no lead yet"), ("Acute trust", "Acute trust"), ("Hospice", "Hospice"))
# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def box(qtbot: QtBot, told: list[str]) -> NameBox:
    made = NameBox()
    made.setAccessibleName("Lead")
    qtbot.addWidget(made)
    made.line.text_committed.connect(told.append)
    made.show_choices(CHOICES)
    made.show_text("Acute trust")
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_showing_tells_nothing(box: NameBox, told: list[str]) -> None:
    box.show_text("Chair")
    box.show_choices((*CHOICES, ("Chair", "Chair")))
    assert box.line.text() == "Chair"
    assert box.toolTip() == "Chair"
    assert box.line.accessibleName() == "Lead"
    assert told == []


def test_a_name_is_typed_and_nothing_is_put_behind_it(box: NameBox, told: list[str]) -> None:
    box.line.selectAll()
    type_text("A")
    press(Qt.Key.Key_Return)
    assert told == ["A"]
    assert box.line.text() == "A"


def test_arrows_choose_and_the_first_is_nobody(box: NameBox, told: list[str]) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert told == ["Hospice", "Acute trust", ""]
    assert box.line.text() == ""
    assert box.line.placeholderText() == "no lead yet"


def test_typing_the_words_for_nobody_means_nobody(box: NameBox, told: list[str]) -> None:
    box.line.selectAll()
    type_text("no lead yet")
    press(Qt.Key.Key_Return)
    assert told[-1] == ""


def test_what_is_typed_stays_while_the_choices_change(box: NameBox, told: list[str]) -> None:
    box.line.selectAll()
    type_text("Ho")
    box.show_choices(CHOICES[:2])
    type_text("st")
    assert box.line.text() == "Host"
    press(Qt.Key.Key_Escape)
    assert box.line.text() == "Acute trust"
    assert told == []


def test_the_wheel_chooses_nobody(box: NameBox, told: list[str]) -> None:
    place, inverted = QPointF(5, 5), False
    turned = QWheelEvent(
        place, place, QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, inverted,
    )  # fmt: skip
    QApplication.sendEvent(box, turned)
    assert box.line.text() == "Acute trust"
    assert told == []
