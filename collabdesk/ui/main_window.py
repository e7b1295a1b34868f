"""The main window: Home, or one open workshop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Workshop
from collabdesk.errors import CollabDeskError
from collabdesk.ui import theme
from collabdesk.ui.bus import Bus
from collabdesk.ui.forms.ui_main_window import Ui_MainWindow
from collabdesk.ui.menus import HelpMenu, SettingsMenu
from collabdesk.ui.messages import Messages
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.opening import first_step
from collabdesk.ui.presenters.unsaved import UnsavedPresenter
from collabdesk.ui.settings import Settings
from collabdesk.ui.stage import QtStage

if TYPE_CHECKING:
    from collabdesk.services.desk import Desk
    from collabdesk.ui.pages.home_page import HomePage
    from collabdesk.ui.shell import Shell

FIRST_SIZE = (1280, 800)
"""The size of the window when it is opened for the first time, in pixels."""

_FRAME = QMargins(0, 0, 0, 40)
"""The room of the title bar, which is only known once the window is there, in pixels."""

BACKUP_MS = 30 * 60 * 1000
"""How long changes may wait for their backup, in milliseconds."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """What the window holds once the library is open."""

    desk: Desk
    home: HomePage
    shell: Shell
    unsaved: UnsavedPresenter
    messages: Messages


class MainWindow(QMainWindow):
    """Shows Home first; a workshop chosen there is opened in the shell."""

    first_painted = Signal()

    def __init__(
        self, app: QApplication, stage: QtStage, settings: Settings, bus: Bus, tr: Translate
    ) -> None:
        super().__init__()
        # First among the children, so that it goes before the pages that listen to it.
        stage.setParent(self)
        self._app = app
        self.form = Ui_MainWindow()
        self.form.setupUi(self)
        self._stage = stage
        self._settings = settings
        self._bus = bus
        self._tr = tr
        self._rooms: Rooms | None = None
        self._painted = False
        self._standing = ""
        self._pressing = ""
        self._backup_timer = QTimer(self, interval=BACKUP_MS)
        self._backup_timer.timeout.connect(self.back_up)
        self.restoreGeometry(settings.geometry)
        if settings.geometry.isEmpty():
            room = self.screen().availableGeometry().size().shrunkBy(_FRAME)
            self.resize(QSize(*FIRST_SIZE).boundedTo(room))
        bus.settings_changed.connect(self.restyle)
        bus.workshop_changed.connect(lambda changes: self._name_window(changes.after))
        bus.workshop_asked_for.connect(self._go_to)
        bus.unsaved.connect(self._on_unsaved)
        bus.saved.connect(lambda _when: self._press(""))
        self.form.copyButton.clicked.connect(self.save_copies)
        self.form.closeBannerButton.clicked.connect(lambda: self.tell(""))

    def furnish(self, desk: Desk, messages: Messages, today: Callable[[], date]) -> None:
        """Put Home and the steps in and show Home; until then the window is an empty sheet."""
        from collabdesk.ui.pages.home_page import build
        from collabdesk.ui.shell import Shell
        from collabdesk.ui.steps import page_makers

        home = build(desk, self._bus, self._settings, messages, self._tr, today)
        makers = page_makers(desk, self._settings, messages)
        shell = Shell(self._stage, self._bus, makers, self._tr)
        self.form.screens.addWidget(home)
        self.form.screens.addWidget(shell)
        home.workshop_opened.connect(self.open_workshop)
        home.plan_opened.connect(lambda key: self.open_workshop(key, Step.ACT))
        shell.home_asked_for.connect(self.show_home)
        for screen in (home, shell):
            screen.settings_asked_for.connect(self._show_settings)
            screen.help_asked_for.connect(self._show_help)
        QShortcut(QKeySequence("?"), self).activated.connect(self.show_keys)
        unsaved = UnsavedPresenter(desk.safekeeping, messages, self._settings, self._tr)
        self._rooms = Rooms(desk, home, shell, unsaved, messages)
        self._backup_timer.start()
        self.show_home()

    @property
    def rooms(self) -> Rooms:
        """What ``furnish`` put in; it is a bug to ask before."""
        if self._rooms is None:
            raise RuntimeError("the window is still empty")
        return self._rooms

    @property
    def is_furnished(self) -> bool:
        """Say whether the library is open and Home is in."""
        return self._rooms is not None

    @property
    def stage(self) -> QtStage:
        """The open workshop, and what is unsaved."""
        return self._stage

    @property
    def home(self) -> HomePage:
        """The list of workshops."""
        return self.rooms.home

    @property
    def shell(self) -> Shell:
        """The frame of the open workshop."""
        return self.rooms.shell

    def restyle(self) -> None:
        """Take on the colours and the text size that are set, and draw everything anew."""
        palette = theme.palette_for(self._settings.theme, self._app)
        theme.apply(self._app, theme.Look(palette, self._settings.text_size))
        for widget in self.findChildren(QWidget):
            widget.updateGeometry()
            widget.update()

    def show_home(self) -> None:
        """Leave the workshop, keeping what is being typed, and show the list."""
        self.shell.leave_page()
        self._stage.close()
        self.form.screens.setCurrentWidget(self.home)
        self.setWindowTitle("CollabDesk")
        self.home.refresh()
        self.home.setFocus()

    def open_workshop(self, workshop_id: str, step: Step | None = None) -> None:
        """Open a workshop where its work goes on, or at *step*."""
        left = self._stage.left_unsaved(workshop_id)
        sitting = left or self.rooms.desk.sit(workshop_id)
        self._stage.open(sitting)
        self.form.screens.setCurrentWidget(self.shell)
        self._name_window(sitting.workshop)
        waiting = bool(sitting.waiting())
        self.shell.open(step or first_step(sitting.workshop, sitting.results, waiting=waiting))

    def _go_to(self, workshop_id: str) -> None:
        """Leave this workshop for another, keeping what is being typed."""
        self.shell.leave_page()
        self.open_workshop(workshop_id)

    def _name_window(self, workshop: Workshop) -> None:
        self.setWindowTitle(f"{workshop.title} — CollabDesk")

    def tell(self, sentence: str) -> None:
        """Show a sentence above everything until it or the window is closed; "" takes it away."""
        self._standing = sentence
        self._press(self._pressing)

    def _on_unsaved(self, why: str) -> None:
        self._press(self.rooms.unsaved.banner(why))

    def _press(self, sentence: str) -> None:
        """Show what presses more than the standing sentence, until it is taken away by ""."""
        self._pressing = sentence
        words = sentence or self._standing
        self.form.bannerLabel.setText(words)
        self.form.bannerLabel.setVisible(bool(words))
        self.form.copyButton.setVisible(bool(sentence))
        # What presses goes by itself; what stands has been read at some time and takes room.
        self.form.closeBannerButton.setVisible(bool(words) and not sentence)

    def save_copies(self) -> None:
        """Offer to write as files elsewhere what is unsaved, else the open workshop."""
        sittings = self._stage.unsaved or ((self._stage.sitting,) if self._stage.is_open else ())
        for sitting in sittings:
            self.rooms.unsaved.save_copy(sitting.workshop)

    def back_up(self) -> None:
        """Back up what changed since the last backup; what prevents it is said."""
        try:
            self.rooms.desk.safekeeping.back_up_if_changed()
        except CollabDeskError as failed:
            self.tell(str(failed))

    def may_close(self) -> bool:
        """Say whether nothing would be lost by closing, or the user accepts it."""
        if self._rooms is None or self._stage.keep_unsaved():
            return True
        unsaved = self._stage.unsaved
        workshops = [sitting.workshop for sitting in unsaved]
        return self._rooms.unsaved.may_leave(workshops, unsaved[-1].unsaved)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window has been painted."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed, and where the window was."""
        if self._rooms is not None:
            self.shell.leave_page()
            if not self.may_close():
                event.ignore()
                return
            self.shell.room.close()
        self._settings.geometry = self.saveGeometry()
        super().closeEvent(event)

    def _show_settings(self, beside: QWidget) -> None:
        menu = SettingsMenu(self._settings, self._bus, self._tr, self)
        menu.addSeparator()
        menu.addAction(self._tr("Backups…")).triggered.connect(lambda _on: self.show_backups())
        menu.addAction(self._tr("Passphrase…")).triggered.connect(lambda _on: self.show_lock())
        held = menu.addAction(self._tr("What is held about a partner…"))
        held.triggered.connect(lambda _on: self.show_held())
        copy = menu.addAction(self._tr("Save a copy of this workshop…"))
        copy.setEnabled(self._stage.is_open)
        copy.triggered.connect(lambda _on: self.save_copies())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(_corner(beside, menu))

    def _show_help(self, beside: QWidget) -> None:
        menu = HelpMenu(self.show_keys, self.show_about, self._tr, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(_corner(beside, menu))

    def show_keys(self) -> None:
        """Show every key of the program."""
        from collabdesk.ui.dialogs.keys_dialog import KeysDialog

        self._open_dialog(lambda: KeysDialog(self._tr, self))

    def show_about(self) -> None:
        """Show what the program is."""
        from collabdesk.ui.dialogs.about_dialog import AboutDialog

        shown = self._stage.sitting.framework if self._stage.is_open else None
        framework = shown or self.rooms.desk.catalogue.default()
        path = self.rooms.desk.library_path
        self._open_dialog(lambda: AboutDialog(framework, path, self._tr, self))

    def show_backups(self) -> None:
        """Show the backups of the library."""
        from collabdesk.ui.dialogs.backups_dialog import BackupsDialog
        from collabdesk.ui.presenters.backups import BackupsPresenter

        if not self.may_close():
            return
        rooms = self.rooms
        presenter = BackupsPresenter(rooms.desk.safekeeping, rooms.messages, self._tr)
        dialog = BackupsDialog(presenter, self)
        dialog.brought_back.connect(self._begin_anew)
        self._open_dialog(lambda: dialog)

    def show_lock(self) -> None:
        """Show the form that sets, changes or removes the passphrase of the library."""
        from collabdesk.ui.dialogs.lock_dialog import LockDialog
        from collabdesk.ui.presenters.lock import LockPresenter

        if self.may_close():
            rooms = self.rooms
            presenter = LockPresenter(rooms.desk.locking, rooms.messages, self._tr)
            self._open_dialog(lambda: LockDialog(presenter, self))

    def show_held(self) -> None:
        """Show what is held about a partner, on Home: an open workshop would keep what goes."""
        from collabdesk.ui.dialogs.held_dialog import HeldDialog
        from collabdesk.ui.presenters.held import HeldPresenter

        if not self.may_close():
            return
        self.show_home()
        rooms = self.rooms
        presenter = HeldPresenter(rooms.desk.privacy, rooms.messages, self._settings, self._tr)
        dialog = HeldDialog(presenter, self)
        dialog.erased.connect(lambda: rooms.home.forget(presenter.left))
        self._open_dialog(lambda: dialog)

    def show_crash(self, kept: str, report: str) -> None:
        """Say that the program was at fault, what became of the work, and where it happened."""
        from collabdesk.ui.dialogs.crash_dialog import CrashDialog

        self._open_dialog(lambda: CrashDialog(kept, report, self))

    def _begin_anew(self) -> None:
        self._stage.close()
        self.show_home()

    def _open_dialog(self, make: Callable[[], QWidget]) -> None:
        dialog = make()
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()


def _corner(beside: QWidget, menu: QWidget) -> QPoint:
    """Return where a menu opens: below its button, or above it at the foot of the screen."""
    below = beside.mapToGlobal(QPoint(0, beside.height() + 2))
    screen = beside.screen().availableGeometry()
    height = menu.sizeHint().height()
    if below.y() + height > screen.bottom():
        return beside.mapToGlobal(QPoint(0, -height - 2))
    return below
