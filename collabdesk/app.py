"""The composition root: library, services, pages and window, put together once."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from collabdesk import __version__, paths
from collabdesk.errors import LibraryError
from collabdesk.services.opening import now, open_desk, today
from collabdesk.ui import theme
from collabdesk.ui.bus import Bus
from collabdesk.ui.change_names import ChangeNames
from collabdesk.ui.main_window import MainWindow
from collabdesk.ui.messages import Messages, WindowMessages
from collabdesk.ui.settings import Settings
from collabdesk.ui.stage import QtStage

if TYPE_CHECKING:
    from collabdesk.services.desk import Desk


def translate(words: str) -> str:
    """Return *words* in the language of the interface."""
    return QCoreApplication.translate("CollabDesk", words)


def make_application() -> QApplication:
    """Return the Qt application with the program's name and fonts; there is only one."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("CollabDesk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("collabdesk")
    theme.load_fonts()
    return app


def make_window(app: QApplication, settings: Settings) -> MainWindow:
    """Return the window, not shown and still empty: it paints before anything heavy is loaded."""
    bus = Bus()
    stage = QtStage(bus, ChangeNames(translate), now)
    window = MainWindow(app, stage, settings, bus, translate)
    app.styleHints().colorSchemeChanged.connect(window.restyle)
    window.restyle()
    return window


def furnish(window: MainWindow, library: Path, messages: Messages | None = None) -> Desk:
    """Open *library* and put Home and the steps into *window*; return the services behind them.

    *messages* stands in for the dialogs, as tests do. Raises LibraryError where the library
    cannot be opened.
    """
    desk = open_desk(library)
    window.furnish(desk, messages or WindowMessages(window, translate("Cancel")), today)
    return desk


def run(library: Path, file: Path | None = None) -> int:
    """Open the window on *library*, offer to bring *file* in, and return the exit status."""
    app = make_application()
    window = make_window(app, Settings(paths.settings_file()))
    desks: list[Desk] = []
    # Queued, so that the empty window is on the screen before anything heavy is loaded.
    begin = partial(_begin, window, library, file, desks)
    window.first_painted.connect(begin, Qt.ConnectionType.QueuedConnection)
    window.show()
    status = app.exec()
    for desk in desks:
        desk.close()
    return status


def _begin(window: MainWindow, library: Path, file: Path | None, desks: list[Desk]) -> None:
    try:
        desks.append(furnish(window, library))
    except LibraryError as refused:
        window.tell(str(refused))
        return
    if file is not None:
        window.home.bring_in((file,))
