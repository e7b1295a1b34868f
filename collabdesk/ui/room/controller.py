"""The room view's director: when and where it is shown, and what."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QWidget

from collabdesk.domain.flow import Step
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.place import place_of
from collabdesk.ui.presenters.room import RoomPresenter
from collabdesk.ui.presenters.room_state import RoomState
from collabdesk.ui.room.handing_on import hand_on
from collabdesk.ui.room.screens import corner_place, free_place, other_screen
from collabdesk.ui.room.view import RoomView
from collabdesk.ui.stage import QtStage


class RoomController(QObject):
    """Owns the room view; it is made when it is first asked for.

    *console* is any widget in the console's window; keys pressed over the room view go to what
    has the focus there. Nothing here opens a dialog: what there is to say is said in ``said``.
    """

    said = Signal(str)

    def __init__(self, stage: QtStage, tr: Translate, console: QWidget) -> None:
        super().__init__(console)
        self._stage = stage
        self._tr = tr
        self._console = console
        self._view: RoomView | None = None
        self._presenter = RoomPresenter(stage, tr)
        self._presenter.attach(self._show_state)
        place_of(stage).follow(self.refresh)
        place_of(stage).hear_time(self.show_time)
        stage.bus.workshop_changed.connect(lambda _changes: self.refresh())
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self.lose_screen)
            app.screenAdded.connect(self.find_screen)

    @property
    def view(self) -> RoomView:
        """The window, made if need be."""
        if self._view is None:
            self._view = RoomView(self._tr)
            self._view.toggle_asked_for.connect(self.toggle)
            self._view.close_asked_for.connect(self.close)
            self._view.black_asked_for.connect(self.blacken)
            self._view.key_pressed.connect(self._hand_on)
            self.destroyed.connect(self._view.deleteLater)
            self.refresh()
        return self._view

    @property
    def shown(self) -> bool:
        """Whether the room view is on a screen."""
        return self._view is not None and self._view.isVisible()

    # what is shown

    def refresh(self) -> None:
        """Show the workshop as it is now, and nothing once it is closed."""
        if self._view is None:
            return
        if self._stage.is_open:
            self._presenter.refresh()
        else:
            self._show_state(RoomState())

    def show_step(self, step: Step) -> None:
        """Follow the console to another step."""
        self._presenter.step = step
        self.refresh()

    def show_time(self, time_left: str) -> None:
        """Show the time left, as words; "" for none."""
        self._presenter.time_left = time_left
        self.refresh()

    def blacken(self) -> None:
        """Turn the wall black, or light again; without a room view nothing happens."""
        if self.shown:
            self._presenter.black = not self._presenter.black
            self.refresh()

    def _show_state(self, state: RoomState) -> None:
        self.view.show_state(state)

    def _hand_on(self, event: QKeyEvent) -> None:
        window = self._console.window()
        hand_on(event, window.focusWidget() or self._console)

    # where it is shown

    def toggle(self) -> None:
        """Open the room view; close it, unless there is another screen now for it to fill."""
        if not self.shown:
            self._open()
        elif not self.view.isFullScreen() and self._other_screen() is not None:
            self._fill(self._other_screen())
        else:
            self.close()

    def close(self) -> None:
        """Take the room view off the screen; it opens light again."""
        if self._view is not None:
            self._presenter.black = False
            self._view.close()
            self._console.activateWindow()

    def _open(self) -> None:
        self.refresh()
        screen = self._other_screen()
        if screen is None:
            self._stand_beside()
            self._console.activateWindow()
            self.said.emit(self._tr("There is no second screen: the room view is a window here."))
        else:
            self._fill(screen)

    def _other_screen(self, gone: QScreen | None = None) -> QScreen | None:
        screens = [s for s in QGuiApplication.screens() if s is not gone]
        return other_screen(screens, self._console.screen())

    def _fill(self, screen: QScreen | None) -> None:
        if screen is None:
            return
        view = self.view
        view.setScreen(screen)
        view.setGeometry(screen.geometry())
        view.showFullScreen()
        self._console.activateWindow()

    def _stand_beside(self, screen: QScreen | None = None) -> bool:
        """Make an ordinary window of the view on *screen*; say whether the console stays free."""
        view, window = self.view, self._console.window()
        target = screen or window.screen()
        place = free_place(target.availableGeometry(), window.frameGeometry())
        view.showNormal()
        view.setScreen(target)
        view.setGeometry(place or corner_place(target.availableGeometry()))
        return place is not None

    def lose_screen(self, gone: QScreen) -> None:
        """Leave a screen that was unplugged, as an ordinary window behind the console."""
        remaining = [s for s in QGuiApplication.screens() if s is not gone]
        if not (self.shown and remaining):
            return
        console = self._console.screen()
        if self.view.screen() is not gone and console is not gone:
            return
        beside = self._stand_beside(remaining[0] if console is gone else console)
        if console is gone or not beside:
            self.view.lower()
        self._console.window().raise_()
        self._console.activateWindow()
        self.said.emit(
            self._tr("A screen was unplugged: the room view is a window here. F5 brings it back.")
        )

    def find_screen(self, found: QScreen) -> None:
        """Say what can be done with a screen that was plugged in."""
        del found
        if self.shown and not self.view.isFullScreen():
            self.said.emit(self._tr("There is a second screen now: F5 puts the room view on it."))
