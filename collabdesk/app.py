"""The composition root: library, services, pages and window, put together once."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, Qt
from PySide6.QtWidgets import QApplication

from collabdesk import __version__, paths
from collabdesk.errors import LibraryError
from collabdesk.services.cloud import cloud_service
from collabdesk.services.opening import call_forward, claim, now, open_desk, today
from collabdesk.ui import theme
from collabdesk.ui.bus import Bus
from collabdesk.ui.change_names import ChangeNames
from collabdesk.ui.main_window import MainWindow
from collabdesk.ui.messages import Messages, WindowMessages
from collabdesk.ui.settings import Settings
from collabdesk.ui.stage import QtStage

if TYPE_CHECKING:
    from collabdesk.services.desk import Desk
    from collabdesk.store.claim import Claim


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


def furnish(
    window: MainWindow, library: Path, messages: Messages | None = None, *, read_only: bool = False
) -> Desk:
    """Open *library* and put Home and the steps into *window*; return the services behind them.

    *messages* stands in for the dialogs, as tests do. Raises LibraryError where the library
    cannot be opened.
    """
    desk = open_desk(library, read_only=read_only)
    window.furnish(desk, messages or WindowMessages(window, translate("Cancel")), today)
    return desk


def run(library: Path, file: Path | None = None) -> int:
    """Open the window on *library*, offer to bring *file* in, and return the exit status.

    Where another window has the library, that one comes forward, or else this one only reads.
    """
    held = claim(library)
    if held is None and call_forward(library, file):
        return 0
    app = make_application()
    window = make_window(app, Settings(paths.settings_file()))
    desks: list[Desk] = []
    # Queued, so that the empty window is on the screen before anything heavy is loaded.
    begin = partial(_begin, window, library, file, desks, held)
    window.first_painted.connect(begin, Qt.ConnectionType.QueuedConnection)
    window.show()
    status = app.exec()
    for desk in desks:
        with suppress(LibraryError):
            desk.safekeeping.back_up_if_changed()
        desk.close()
    if held is not None:
        held.release()
    return status


def _begin(
    window: MainWindow, library: Path, file: Path | None, desks: list[Desk], held: Claim | None
) -> None:
    try:
        desks.append(furnish(window, library, read_only=held is None))
    except LibraryError as refused:
        window.tell(str(refused))
        return
    window.tell(standing_words(desks[0], claimed=held is not None))
    window.back_up()
    if held is not None:
        listen(window, held)
    if file is not None:
        window.home.bring_in((file,))


def standing_words(desk: Desk, *, claimed: bool) -> str:
    """Return what is to be said for as long as the window is open; "" for nothing."""
    path = desk.library_path
    if not claimed:
        words = translate(
            "The library “{path}” is open in another window, so here it can only be read. "
            "Go on there, or close that window and start again; a copy can be saved elsewhere."
        )
    elif desk.read_only:
        words = translate(
            "The library “{path}” can only be read, since the file or its folder cannot be "
            "written. A workshop can be saved as a file elsewhere; to change it, allow writing "
            "and start again."
        )
    elif service := cloud_service(path):
        words = translate(
            "The library “{path}” lies in a folder of {service}. Use it on one computer at a "
            "time, and let {service} finish before you open it on another."
        ).replace("{service}", service)
    else:
        return ""
    return words.replace("{path}", str(path))


def listen(window: MainWindow, held: Claim) -> QFileSystemWatcher:
    """Let *window* come forward when another program is started on its library."""
    watcher = QFileSystemWatcher([str(held.library.parent)], window)
    watcher.directoryChanged.connect(lambda _folder: _answer(window, held))
    return watcher


def _answer(window: MainWindow, held: Claim) -> None:
    file = held.was_called()
    if file is None:
        return
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
    if file:
        window.home.bring_in((Path(file),))
