from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from collabdesk import tokens
from collabdesk.ui import theme
from collabdesk.ui.presenters.score_state import Stack
from collabdesk.ui.widgets.dot_stacks import DotStacks


@pytest.fixture
def stacks(qtbot: QtBot, qapp: QApplication) -> DotStacks:
    theme.load_fonts()
    theme.apply(qapp, theme.Look())
    made = DotStacks()
    qtbot.addWidget(made)
    made.resize(400, 130)
    return made


def five(*labels: tuple[str, ...]) -> tuple[Stack, ...]:
    return tuple(Stack(level, names) for level, names in enumerate(labels, start=1))


def top_of(image: QImage, level: int) -> int:
    """Return the first row in which the level's colour is seen; the height if in none."""
    fill = QColor(tokens.LIGHT.levels[level - 1])
    for row in range(image.height()):
        if any(image.pixelColor(x, row) == fill for x in range(0, image.width(), 2)):
            return row
    return image.height()


def painted(stacks: DotStacks, *labels: tuple[str, ...]) -> QImage:
    stacks.show_stacks(five(*labels), "in words")
    return stacks.grab().toImage()


def test_a_higher_stack_stands_higher(stacks: DotStacks) -> None:
    image = painted(stacks, (), ("A", "B", "C"), ("D",), (), ())
    assert 0 < top_of(image, 2) < top_of(image, 3) < image.height()
    assert top_of(image, 4) == image.height()


@pytest.mark.parametrize("count", [1, 12, 40, 400, 2000])
@pytest.mark.parametrize("name", ["", "A partner with a rather long name"])
def test_any_stack_fits(stacks: DotStacks, count: int, name: str) -> None:
    image = painted(stacks, (), (name,) * count, (), (), ())
    assert 0 < top_of(image, 2) < image.height() - 20


def test_the_pointer_names_who_stands_at_a_level(stacks: DotStacks) -> None:
    painted(stacks, ("A", "B", "B"), (), (), (), ())
    here = QPoint(10, 40)
    help_event = QHelpEvent(QEvent.Type.ToolTip, here, stacks.mapToGlobal(here))
    QApplication.sendEvent(stacks, help_event)
    assert QToolTip.text() == "A\nB ×2"
    assert stacks.accessibleDescription() == "in words"


def test_nothing_is_painted_without_stacks(stacks: DotStacks) -> None:
    stacks.show_stacks((), "too few")
    image = stacks.grab().toImage()
    assert all(top_of(image, level) == image.height() for level in (2, 3, 4))
