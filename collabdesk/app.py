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
from collabdesk.errors import DamagedLibrary, LibraryError
from collabdesk.services.cloud import cloud_service
from collabdesk.services.endings import Ending, Left
from collabdesk.services.locking import tidy
from collabdesk.services.logs import note, start_log, stop_log
from collabdesk.services.opening import now, open_desk, today
from collabdesk.services.rescue import Rescue
from collabdesk.services.rights import ALONE
from collabdesk.ui import theme
from collabdesk.ui.bus import Bus
from collabdesk.ui.change_names import ChangeNames
from collabdesk.ui.crash import CrashWatch
from collabdesk.ui.main_window import MainWindow
from collabdesk.ui.messages import Messages, WindowMessages
from collabdesk.ui.presenters.aftermath import last_time_words
from collabdesk.ui.presenters.lost_passphrase import LostPresenter, stays_locked_words
from collabdesk.ui.presenters.rescue import RescuePresenter
from collabdesk.ui.presenters.unlocking import Answer, unlock_backups, unlock_library
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
    window.furnish(desk, messages or WindowMessages(window, translate), today)
    return desk


def run(library: Path, file: Path | None = None, held: Claim | None = None) -> int:
    """Open the window on *library*, offer to bring *file* in, and return the exit status.

    Without *held*, the claim on the library, the window only reads.
    """
    app = make_application()
    window = make_window(app, Settings(paths.settings_file()))
    start_log(paths.log_folder())
    ending = Ending(paths.log_folder())
    watch = watch_for_faults(window, ending)
    watch.install()
    desks: list[Desk] = []
    # Queued, so that the empty window is on the screen before anything heavy is loaded.
    begin = partial(_begin, window, library, file, desks, held, ending)
    window.first_painted.connect(begin, Qt.ConnectionType.QueuedConnection)
    window.show()
    status = app.exec()
    watch.remove()
    for desk in desks:
        with suppress(LibraryError):
            desk.safekeeping.back_up_if_changed()
        desk.close()
    if held is not None:
        held.release()
        ending.end()
    note("ended", status=status)
    stop_log()
    return status


def _begin(
    window: MainWindow,
    library: Path,
    file: Path | None,
    desks: list[Desk],
    held: Claim | None,
    ending: Ending,
) -> None:
    left = ending.begin() if held is not None else None
    messages = WindowMessages(window, translate)
    try:
        desk, sentence = open_or_rescue(window, library, messages, claimed=held is not None)
    except LibraryError as refused:
        note("not opened", type(refused).__name__)
        window.tell(str(refused))
        return
    if desk is None:
        window.tell(sentence)
        return
    desks.append(desk)
    note("opened", schema=desk.schema_version, workshops=len(desk.summaries()))
    words = (sentence, last_time(left, desk), standing_words(desk, claimed=held is not None))
    window.tell(" ".join(filter(None, words)))
    window.back_up()
    if held is not None:
        listen(window, held)
    if file is not None:
        window.home.bring_in((file,))


def open_or_rescue(
    window: MainWindow, library: Path, messages: Messages, *, claimed: bool
) -> tuple[Desk | None, str]:
    """Furnish *window*, and let the user choose what to do about a library that is damaged or gone.

    The passphrase of one that is locked is asked for first. Returns the services, None where the
    user chose not to open it, and what is to be said. Raises LibraryError for every other reason
    not to open it.
    """
    tidy(library, claimed=claimed)
    answer = unlock_library(library, messages, translate, may_be_lost=claimed)
    if answer is Answer.STAYS_LOCKED:
        return None, stays_locked_words(translate)
    rescue = Rescue(library)
    if answer is Answer.LOST:
        way = LostPresenter(rescue, messages, translate).way_out(library.parent)
    elif claimed and rescue.is_missing():
        unlock_backups(rescue.locked_backups(), messages, translate)
        way = RescuePresenter(rescue, messages, translate).missing(library)
    else:
        try:
            return furnish(window, library, messages, read_only=not claimed), ""
        except DamagedLibrary as damaged:
            if not claimed:
                raise
            unlock_backups(rescue.locked_backups(), messages, translate)
            way = RescuePresenter(rescue, messages, translate).way_out(str(damaged))
    if not way.opens:
        return None, way.sentence
    return furnish(window, library, messages, read_only=way.read_only), way.sentence


def watch_for_faults(window: MainWindow, ending: Ending) -> CrashWatch:
    """Return what saves the work and tells when the program is at fault; not installed yet."""
    save, tell = partial(save_in_need, window, ending), partial(say_refused, window)
    return CrashWatch(save, window.show_crash, tell, window)


def say_refused(window: MainWindow, sentence: str) -> None:
    """Say what the library refused: beside the open workshop, or above Home."""
    if window.stage.is_open:
        window.stage.bus.save_failed.emit(sentence)
    else:
        window.tell(sentence)


def save_in_need(window: MainWindow, ending: Ending) -> str:
    """Save what is unsaved in the library, or else as files; return what became of it."""
    saved = window.stage.keep_unsaved()
    if window.stage.is_open and not window.stage.sitting.unsaved:
        ending.add(window.stage.sitting.workshop)
    if saved:
        return translate("All your work is saved.")
    for sitting in window.stage.unsaved:
        path = paths.rescued_copy(sitting.workshop.id)
        path.parent.mkdir(ALONE, parents=True, exist_ok=True)
        window.rooms.desk.safekeeping.save_copy(sitting.workshop, path)
        ending.add(sitting.workshop, path)
    words = translate(
        "The library cannot be written just now, so a copy of your work was saved in {folder}."
    )
    return words.replace("{folder}", str(paths.rescue_folder()))


def last_time(left: Left | None, desk: Desk) -> str:
    """Return what is to be said of a last run that did not go well; "" for one that did."""
    titles = {paths.digest_of(line.id): line.title for line in desk.summaries()} if left else {}
    return last_time_words(left, titles, translate)


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
