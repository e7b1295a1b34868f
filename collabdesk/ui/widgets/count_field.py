"""A small field for a number of hands."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from collabdesk.ui.widgets.fields import LineField
from collabdesk.ui.widgets.roles import set_role

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TO_THE_PAGE: Final = (Qt.Key.Key_M, Qt.Key.Key_T, Qt.Key.Key_B)
_STEPS: Final = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_BESIDE: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LONGEST: Final = 6


class CountField(LineField):
    """Takes digits; Enter goes on, up and down count, left and right go to the box beside.

    A letter is no part of a number, so M, T and B still do what they do on the page.
    """

    entered = Signal()
    given_up = Signal()
    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "count")
        self.setMaxLength(_LONGEST)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setPlaceholderText("0")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def number(self) -> int:
        """The number that is typed; 0 where it is none."""
        text = self.text().strip()
        return int(text) if text.isascii() and text.isdigit() else 0

    def event(self, event: QEvent) -> bool:
        """Claim Enter; leave the page its letters, and undo where nothing is being typed."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            key, undo = Qt.Key(event.key()), QKeySequence.StandardKey
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            steps = event.matches(undo.Undo) or event.matches(undo.Redo)
            if (plain and key in _TO_THE_PAGE) or (steps and not self.typing):
                event.ignore()
                return False
            if key in _ENTER or key in _STEPS or key in _BESIDE:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, count, go beside, or leave."""
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.commit()
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            self.given_up.emit()
        elif key in _STEPS:
            self.setText(str(max(self.number + _STEPS[key], 0)))
            self.commit()
            self.selectAll()
        elif key in _BESIDE:
            self.commit()
            self.moved.emit(_BESIDE[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let a number typed replace the one that stands there."""
        super().focusInEvent(event)
        self.selectAll()
