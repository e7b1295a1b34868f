"""The main window: Home, or one open workshop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from collabdesk.domain.flow import Step
from collabdesk.errors import LibraryError
from collabdesk.services.desk import Desk
from collabdesk.ui.bus import Bus
from collabdesk.ui.forms.ui_main_window import Ui_MainWindow
from collabdesk.ui.menus import HelpMenu, SettingsMenu
from collabdesk.ui.messages import Messages
from collabdesk.ui.pages.home_page import build as build_home
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.opening import first_step
from collabdesk.ui.settings import Settings
from collabdesk.ui.shell import Shell
from collabdesk.ui.stage import QtStage
from collabdesk.ui.steps import page_makers


class MainWindow(QMainWindow):
    """Shows Home first; a workshop chosen there is opened in the shell."""

    def __init__(self, stage: QtStage, settings: Settings, bus: Bus, tr: Translate) -> None:
        super().__init__()
        self.form = Ui_MainWindow()
        self.form.setupUi(self)
        self._stage = stage
        self._settings = settings
        self._bus = bus
        self._tr = tr
        self.restoreGeometry(settings.geometry)
        if settings.geometry.isEmpty():
            self.resize(1280, 800)

    def furnish(self, desk: Desk, messages: Messages, today: Callable[[], date]) -> None:
        """Put Home and the shell in; neither asks anything of *desk* yet."""
        self._desk = desk
        self.home = build_home(desk, self._bus, self._settings, messages, self._tr, today)
        makers = page_makers(desk, self._settings, messages)
        self.shell = Shell(self._stage, self._bus, makers, self._tr)
        self.form.screens.addWidget(self.home)
        self.form.screens.addWidget(self.shell)
        self.home.workshop_opened.connect(self.open_workshop)
        self.shell.home_asked_for.connect(self.show_home)
        for screen in (self.home, self.shell):
            screen.settings_asked_for.connect(self._show_settings)
            screen.help_asked_for.connect(self._show_help)
        QShortcut(QKeySequence("?"), self).activated.connect(self.show_keys)

    def begin(self, file: Path | None = None) -> None:
        """Open the library and fill Home, then offer to bring *file* in."""
        try:
            self.home.refresh()
        except LibraryError as refused:
            self.tell(str(refused))
            self.home.setEnabled(False)
            return
        self.home.setFocus()
        if file is not None:
            self.home.bring_in((file,))

    def restyled(self) -> None:
        """Draw everything anew after the colours or the text size changed."""
        for widget in self.findChildren(QWidget):
            widget.updateGeometry()
            widget.update()

    def show_home(self) -> None:
        """Leave the workshop, keeping what is being typed, and show the list."""
        self.shell.keep_typing()
        self._stage.close()
        self.form.screens.setCurrentWidget(self.home)
        self.setWindowTitle("CollabDesk")
        self.home.refresh()
        self.home.setFocus()

    def open_workshop(self, workshop_id: str, step: Step | None = None) -> None:
        """Open a workshop where its work goes on, or at *step*."""
        sitting = self._desk.sit(workshop_id)
        self._stage.open(sitting)
        self.form.screens.setCurrentWidget(self.shell)
        self.setWindowTitle(f"{sitting.workshop.title} — CollabDesk")
        self.shell.open(step or first_step(sitting.workshop, sitting.results))

    def tell(self, sentence: str) -> None:
        """Show a sentence above everything until the window is closed; "" takes it away."""
        self.form.bannerLabel.setText(sentence)
        self.form.bannerLabel.setVisible(bool(sentence))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed, and where the window was."""
        self.shell.keep_typing()
        self._settings.geometry = self.saveGeometry()
        super().closeEvent(event)

    def _show_settings(self, beside: QWidget) -> None:
        menu = SettingsMenu(self._settings, self._bus, self._tr, self)
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

        framework = self._desk.catalogue.default()
        path = self._desk.library_path
        self._open_dialog(lambda: AboutDialog(framework, path, self._tr, self))

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
