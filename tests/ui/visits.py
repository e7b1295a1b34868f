"""The real window on a library of its own, as somebody would find it on their desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collabdesk import app
from collabdesk.services.desk import Desk
from collabdesk.ui.main_window import MainWindow
from collabdesk.ui.settings import Settings
from tests.ui.desks import Answers


class Visit:
    """A window, the services behind it, and the answers given to its dialogs."""

    def __init__(
        self, window: MainWindow, desk: Desk, answers: Answers, settings: Settings
    ) -> None:
        self.window, self.desk, self.answers, self.settings = window, desk, answers, settings


@contextmanager
def visiting(qtbot: QtBot, qapp: QApplication, folder: Path) -> Iterator[Visit]:
    """Open the window at 1280×720 and close everything at the end."""
    settings = Settings(folder / "settings.ini")
    window = app.make_window(qapp, settings)
    answers = Answers()
    desk = app.furnish(window, folder / "library.sqlite", answers)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    try:
        yield Visit(window, desk, answers, settings)
    finally:
        window.close()
        window.deleteLater()
        desk.close()
