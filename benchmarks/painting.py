"""Tell the moment when a window has been painted."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

WIDTH, HEIGHT = 1280, 720


class FirstPaint(QObject):
    """Calls *then* once the first painting is done."""

    def __init__(self, application: QApplication, then: Callable[[], None]) -> None:
        super().__init__(application)
        self._application = application
        self._then = then
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for a widget to be painted; all of a window is painted in one go."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self._application.removeEventFilter(self)
            # Ahead of whatever the program has put off until after its first painting.
            painted = QEvent(QEvent.Type.User)
            QCoreApplication.postEvent(self, painted, Qt.EventPriority.HighEventPriority.value)
        return False

    def customEvent(self, _event: QEvent) -> None:
        """Tell, now that the painting is done."""
        self._then()


def settle() -> None:
    """Let everything that was asked for be laid out and painted."""
    QCoreApplication.processEvents()
    QCoreApplication.processEvents()


def tell_and_leave() -> None:
    """Print the time and end the process; taking it down is not part of a start."""
    sys.stdout.write(f"{time.monotonic()}\n")
    sys.stdout.flush()
    os._exit(0)
