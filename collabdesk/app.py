"""The composition root: library, services, pages and window, put together once."""

from __future__ import annotations

import random
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from collabdesk import __version__, paths
from collabdesk.framework.catalogue import Catalogue
from collabdesk.resources import resource
from collabdesk.services.desk import Desk
from collabdesk.ui import theme
from collabdesk.ui.bus import Bus
from collabdesk.ui.change_names import ChangeNames
from collabdesk.ui.main_window import MainWindow
from collabdesk.ui.messages import Messages, WindowMessages
from collabdesk.ui.settings import Settings
from collabdesk.ui.stage import QtStage

if TYPE_CHECKING:
    from collabdesk.store.library import Library


def now() -> datetime:
    """Return the local time; the only clock of the program."""
    return datetime.now().astimezone()


def today() -> date:
    """Return the local date."""
    return now().date()


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


def make_window(
    app: QApplication, library: Path, settings: Settings, messages: Messages | None = None
) -> MainWindow:
    """Return the window on *library*, not shown yet; the library is opened when Home fills.

    *messages* stands in for the dialogs, as tests do.
    """
    bus = Bus()
    desk = make_desk(library)
    stage = QtStage(bus, ChangeNames(translate), now)
    window = MainWindow(stage, settings, bus, translate)
    asking = messages or WindowMessages(window, translate("Cancel"))
    window.furnish(desk, asking, today)

    def restyle() -> None:
        palette = theme.palette_for(settings.theme, app)
        theme.apply(app, theme.Look(palette, settings.text_size))
        window.restyled()

    bus.settings_changed.connect(restyle)
    app.styleHints().colorSchemeChanged.connect(restyle)
    restyle()
    return window


def make_desk(library: Path) -> Desk:
    """Return the services on *library*, with the clock and the ids of this computer."""
    catalogue = Catalogue((resource("frameworks"), paths.framework_folder()))
    return Desk(
        lambda: open_library(library),
        catalogue,
        now=now,
        new_id=lambda: str(uuid4()),
        rng=random.SystemRandom(),
    )


def open_library(path: Path) -> Library:
    """Open the library; the store is imported only now, so that the window paints first."""
    from collabdesk.store.library import Library

    return Library.open(path)


def run(library: Path, file: Path | None = None) -> int:
    """Open the window on *library*, offer to bring *file* in, and return the exit status."""
    app = make_application()
    window = make_window(app, library, Settings(paths.settings_file()))
    window.show()
    QTimer.singleShot(0, lambda: window.begin(file))
    return app.exec()
