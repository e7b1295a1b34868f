"""The window for the projector: it shows, and is never asked anything."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.room_state import RoomState
from collabdesk.ui.room.layout import layout
from collabdesk.ui.room.painting import FontMetrics, paint
from collabdesk.ui.room.places import Places
from collabdesk.ui.theme import look

POINTER_MS = 2000
"""How long a pointer at rest is shown on the wall, in milliseconds."""


class RoomView(QWidget):
    """Shows a ``RoomState``; keys that are not its own are handed on by ``key_pressed``."""

    toggle_asked_for = Signal()
    close_asked_for = Signal()
    black_asked_for = Signal()
    key_pressed = Signal(QKeyEvent)

    def __init__(self, tr: Translate) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._state = RoomState()
        self._resting = QTimer(self, singleShot=True, interval=POINTER_MS)
        self._resting.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self.setObjectName("roomView")
        self.setWindowTitle(tr("CollabDesk room view"))
        self.setAccessibleName(tr("Room view"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The keyboard stays at the console, and the program ends with the console.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(320, 180)

    @property
    def state(self) -> RoomState:
        """What is shown."""
        return self._state

    @property
    def places(self) -> Places:
        """Where what is shown stands now."""
        return layout(self._state, (self.width(), self.height()), FontMetrics())

    def show_state(self, state: RoomState) -> None:
        """Show *state*; nothing is painted anew where nothing changed."""
        if state != self._state:
            self._state = state
            self.setAccessibleDescription(state.spoken)
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size as an ordinary window."""
        return QSize(960, 540)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the wall."""
        del event
        painter = QPainter(self)
        palette = look().palette
        ground = "#000000" if self._state.black else palette.surface
        painter.fillRect(self.rect(), QColor(ground))
        paint(painter, self.places, palette, len(self._state.levels))

    def changeEvent(self, event: QEvent) -> None:
        """Take on another theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Heed the view's own keys; hand on every other, so that the facilitator can go on."""
        own = {
            Qt.Key.Key_F5: self.toggle_asked_for,
            Qt.Key.Key_Escape: self.close_asked_for,
            Qt.Key.Key_B: self.black_asked_for,
        }
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        asked = own.get(Qt.Key(event.key())) if plain else None
        if asked is None:
            self.key_pressed.emit(event)
        elif not event.isAutoRepeat():
            asked.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the pointer while it moves."""
        super().mouseMoveEvent(event)
        self.unsetCursor()
        self._resting.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Take a pointer that rests here away soon."""
        super().showEvent(event)
        self._resting.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave full screen with the window, so that it opens anew where it is then asked for."""
        self._resting.stop()
        self.setWindowState(Qt.WindowState.WindowNoState)
        super().closeEvent(event)
