"""A key pressed once too often destroys nothing: every such question takes Enter for Cancel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from collabdesk import app
from collabdesk.services.desk import Desk
from collabdesk.ui.main_window import MainWindow
from collabdesk.ui.messages import WindowMessages
from collabdesk.ui.settings import Settings
from tests.ui.desks import example
from tests.ui.hands import click, focused, press
from tests.ui.test_privacy_in_window import NAMED

# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key


class Hand:
    """Presses one key in every question that comes, and remembers the answers it could choose."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self.answers: list[list[str]] = []
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and box.isActiveWindow():
            assert focused().window() is box
            self.answers.append([b.text() for b in box.findChildren(QPushButton) if b.isVisible()])
            press(self.key)

    def stop(self) -> None:
        self._timer.stop()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> MainWindow:
    made = app.make_window(qapp, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(made)
    return made


@pytest.fixture
def desk(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> Iterator[Desk]:
    """The window as it is run, with its own dialogs, on a workshop that is backed up."""
    with closing(app.furnish(window, tmp_path / "library.sqlite")) as opened:
        opened.import_files([example("group-8-partners")])
        opened.safekeeping.back_up()
        window.show_home()
        window.resize(1280, 720)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        yield opened
        window.close()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space, Key.Key_Escape])
def test_a_question_is_cancelled_by_every_key_that_answers_it(window: MainWindow, key: Key) -> None:
    hand = Hand(key)
    assert WindowMessages(window, str).choose("Erase it?", ("Erase", "Erase all")) is None
    hand.stop()
    assert sorted(hand.answers[0]) == ["Cancel", "Erase", "Erase all"]


def test_an_answer_is_given_by_going_to_it(window: MainWindow) -> None:
    hand = Hand(Key.Key_Tab)
    done: list[bool] = []

    def go_on() -> None:
        widget = QApplication.focusWidget()
        if isinstance(widget, QPushButton) and widget.text() == "Erase" and not done:
            hand.stop()
            done.append(True)
            press(Key.Key_Space)

    watch = QTimer()
    watch.timeout.connect(go_on)
    watch.start(1)
    assert WindowMessages(window, str).choose("Erase it?", ("Erase",)) == 0


def test_a_title_that_looks_like_markup_is_shown_as_typed(window: MainWindow) -> None:
    seen: list[Qt.TextFormat] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        label = box.findChild(QLabel, "qt_msgbox_label")
        assert isinstance(label, QLabel)
        seen.append(label.textFormat())
        box.reject()

    messages = WindowMessages(window, str)
    QTimer.singleShot(0, look)
    messages.choose("Erase “<b>x</b>”?", ("Erase",))
    QTimer.singleShot(0, look)
    messages.tell("Saved as <b>x</b>.")
    assert seen == [Qt.TextFormat.PlainText] * 2


def test_enter_destroys_nothing_in_any_question_of_the_window(
    desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    hand, before = Hand(Key.Key_Return), desk.read(NAMED)
    window.home._open_row_menu(NAMED, QPoint(10, 10))
    menu = window.home._row_menu
    next(a for a in menu.actions() if "anonymous" in a.text()).trigger()
    menu.close()
    assert hand.answers[-1][0].startswith("Make anonymous")
    window.home.bring_in((example("group-8-partners"),))
    assert sorted(hand.answers[-1]) == ["Cancel", "Keep both", "Replace it"]

    def in_dialog(show: Callable[[], None], name: str, button: str) -> None:
        show()
        dialog = window.findChild(QWidget, name)
        assert dialog is not None
        qtbot.waitUntil(dialog.isActiveWindow)
        pressed = dialog.findChild(QPushButton, button)
        assert pressed is not None
        click(pressed)
        dialog.close()

    in_dialog(window.show_held, "heldDialog", "eraseButton")
    assert hand.answers[-1][0] == "Erase"
    in_dialog(window.show_backups, "backupsDialog", "bringBackButton")
    assert "Bring back" in hand.answers[-1]
    hand.stop()
    assert len(hand.answers) == 4
    assert desk.read(NAMED) == before
    assert len(desk.summaries()) == 1
