"""The bases of painted buttons: which keys are theirs, and which are the page's."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PRESS = (Qt.Key.Key_Space, *_ENTER)
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def claims_press(event: QEvent, keys: Collection[Qt.Key] = _PRESS) -> bool:
    """Claim *keys* before a shortcut of the page takes them; say whether it was one of them."""
    if (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() in keys
    ):
        event.accept()
        return True
    return False


def is_enter(event: QKeyEvent) -> bool:
    """Say whether Enter was pressed, on the letters or on the figures."""
    return event.key() in _ENTER


def is_arrow(event: QKeyEvent) -> bool:
    """Say whether an arrow was pressed."""
    return event.key() in _ARROWS


class FocusButton(QAbstractButton):
    """Keeps Space and Enter while it has the focus, which the mouse does not give it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def event(self, event: QEvent) -> bool:
        """Claim Space and Enter before a shortcut of the page takes them."""
        return claims_press(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as well as on Space."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


class PressButton(FocusButton):
    """Leaves the arrows to the page.

    Its check mark shows what is, and changes only when the page shows another state.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)

    def nextCheckState(self) -> None:
        """Leave the check mark to the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as well as on Space; leave the arrows to the page."""
        if is_arrow(event):
            event.ignore()
        else:
            super().keyPressEvent(event)
