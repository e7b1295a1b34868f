"""The room view in the real program: it follows, hands keys on, and never asks or tells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from collabdesk import app, tokens
from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Workshop
from collabdesk.services.desk import NewWorkshop
from collabdesk.ui import theme
from collabdesk.ui.main_window import MainWindow
from collabdesk.ui.pages.score_page import ScorePage
from collabdesk.ui.presenters.room_state import RoomPhase
from collabdesk.ui.room import view as view_module
from collabdesk.ui.room.view import RoomView
from collabdesk.ui.settings import Settings
from collabdesk.ui.theme import ThemeChoice
from tests.ui.desks import Answers
from tests.ui.hands import SHIFT

PARTNERS = "\n".join(f"Sentinel {letter}" for letter in "ABCDE")


class Room:
    """The window, the room view over it, and what the status line said."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.said: list[str] = []
        window.shell.room.said.connect(self.said.append)

    @property
    def view(self) -> RoomView:
        return self.window.shell.room.view

    @property
    def workshop(self) -> Workshop:
        return self.window.shell._stage.sitting.workshop

    def press(self, *keys: Qt.Key) -> None:
        """Press keys while the room view has the keyboard."""
        self.take_keyboard()
        for key in keys:
            QTest.keyClick(self.view, key)

    def take_keyboard(self) -> None:
        """Give the keyboard to the room view, as a click on the projector does."""
        self.view.activateWindow()
        QApplication.processEvents()
        assert QApplication.activeWindow() is self.view


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    settings = Settings(tmp_path / "settings.ini")
    settings.theme = ThemeChoice.LIGHT
    window = app.make_window(qapp, settings)
    desk = app.furnish(window, tmp_path / "library.sqlite", Answers())
    workshop_id = desk.create(NewWorkshop("Workshop 1", "Harbour"))
    desk.sit(workshop_id).paste_partners(PARTNERS)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_workshop(workshop_id, Step.SCORE)
    made = Room(window)
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert window.shell.room.shown
    yield made
    window.close()
    assert not made.view.isVisible()
    window.deleteLater()
    desk.close()


def told(widget: QWidget) -> str:
    """Return everything a screen reader and the desktop are told of a window."""
    spoken = QAccessible.queryAccessibleInterface(widget)
    assert spoken is not None
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    return "\n".join(
        (*(spoken.text(kind) for kind in kinds), widget.windowTitle(), widget.toolTip())
    )


def test_keys_pressed_over_the_view_go_on_to_the_scoring_page(room: Room) -> None:
    room.press(Qt.Key.Key_2, Qt.Key.Key_4)
    assert [v.answer for v in room.workshop.votes] == [2, 4]
    assert room.view.state.votes == "2 of 5 votes in"
    room.press(Qt.Key.Key_Backspace, Qt.Key.Key_5, Qt.Key.Key_Space, Qt.Key.Key_3)
    assert room.view.state.phase is RoomPhase.AGREED
    assert room.view.state.dots == (0, 1, 0, 0, 1)
    assert room.view.state.agreed == "✓ Agreed: 3 · In part"
    room.press(Qt.Key.Key_Return)
    assert room.view.state.position == "2 of 4"


def test_keys_pressed_over_the_view_go_on_to_a_field(room: Room) -> None:
    room.press(Qt.Key.Key_E)
    room.press(Qt.Key.Key_T, Qt.Key.Key_Space, Qt.Key.Key_5)
    page = room.window.shell.page(Step.SCORE)
    assert isinstance(page, ScorePage)
    assert page.form.evidenceField.toPlainText().lower() == "t 5"
    assert room.workshop.votes == ()


def test_a_key_held_down_over_the_view_votes_once(room: Room) -> None:
    for repeated in (False, True, True):
        none = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_2, none, "2", repeated)
        QApplication.sendEvent(room.view, event)
    assert len(room.workshop.votes) == 1


def test_b_makes_it_black_and_light_again_from_both_windows(room: Room) -> None:
    for window in (room.window, room.view):
        window.activateWindow()
        QApplication.processEvents()
        QTest.keyClick(window, Qt.Key.Key_B)
        assert room.view.state.black
        assert colours(room.view.grab().toImage()) == {"#000000"}
        QTest.keyClick(window, Qt.Key.Key_B)
        assert not room.view.state.black


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 7)
        for y in range(0, image.height(), 5)
    }


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F5])
def test_escape_and_f5_close_it_and_it_opens_light(qtbot: QtBot, room: Room, key: Qt.Key) -> None:
    room.press(Qt.Key.Key_B, key)
    assert not room.view.isVisible()
    qtbot.waitUntil(room.window.isActiveWindow)
    QTest.keyClick(room.window, Qt.Key.Key_F5)
    assert room.view.isVisible()
    assert not room.view.state.black


def test_the_button_opens_and_closes_it(room: Room) -> None:
    button = room.window.shell.form.roomButton
    button.click()
    assert not room.view.isVisible()
    button.click()
    assert room.view.isVisible()


def test_before_the_reveal_no_answer_is_told_or_painted(room: Room) -> None:
    pictures = []
    for answers in (
        (Qt.Key.Key_1,) * 5,
        (Qt.Key.Key_5, Qt.Key.Key_0, Qt.Key.Key_X, Qt.Key.Key_3, Qt.Key.Key_2),
    ):
        before = told(room.view)
        room.press(*answers)
        assert told(room.view) == before.replace("0 of 5", "5 of 5")
        assert "Sentinel" not in told(room.view)
        pictures.append(room.view.grab().toImage())
        room.press(*(Qt.Key.Key_Backspace,) * 5)
        assert room.workshop.votes == ()
    assert pictures[0] == pictures[1]
    room.press(Qt.Key.Key_1, Qt.Key.Key_Space)
    assert "1 Not yet: 1" in told(room.view)
    assert "Sentinel" not in told(room.view)


def test_the_wall_has_nothing_to_press_and_no_menu(room: Room) -> None:
    assert room.view.findChildren(QWidget) == []
    assert room.view.windowTitle() == "CollabDesk room view"
    shown = set(QApplication.topLevelWidgets())
    QTest.mouseClick(room.view, Qt.MouseButton.RightButton)
    assert {w for w in QApplication.topLevelWidgets() if w.isVisible()} <= shown
    assert room.view.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_a_pointer_at_rest_vanishes_and_comes_back(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view_module, "POINTER_MS", 1)
    view = RoomView(str)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: view.cursor().shape() == Qt.CursorShape.BlankCursor)
    place, none = QPointF(40, 40), Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QMouseEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view, moved)
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor
    qtbot.waitUntil(lambda: view.cursor().shape() == Qt.CursorShape.BlankCursor)


def test_a_workshop_that_is_closed_leaves_the_wall_empty(room: Room) -> None:
    room.window.show_home()
    assert room.view.isVisible()
    assert room.view.state.statement == ""
    assert room.view.accessibleDescription() == ""


def test_it_takes_on_another_theme(room: Room) -> None:
    assert tokens.LIGHT.surface.lower() in colours(room.view.grab().toImage())
    app_ = QGuiApplication.instance()
    assert isinstance(app_, QApplication)
    theme.apply(app_, theme.Look(tokens.DARK))
    assert tokens.DARK.surface.lower() in colours(room.view.grab().toImage())
    theme.apply(app_, theme.Look(tokens.LIGHT))


def test_a_sign_that_needs_shift_finds_its_shortcut(room: Room) -> None:
    QTest.keyClick(room.view, Qt.Key.Key_Question, SHIFT)
    dialogs = [w for w in room.window.findChildren(QWidget) if w.isWindow() and w.isVisible()]
    assert len(dialogs) == 1
    dialogs[0].close()
