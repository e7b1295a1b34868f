"""What is missing, a button each, in as many lines as they need."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from collabdesk.ui.presenters.act_state import GapLine
from collabdesk.ui.widgets.key_button import KeyButton
from collabdesk.ui.widgets.roles import set_role

_BETWEEN = 4
"""Beside each other, in pixels; lines have room enough in their buttons."""


class GapLinks(QWidget):
    """Tells by its key which line is to be mended."""

    gap_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[KeyButton] = []
        self._lines: tuple[GapLine, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_lines(self, lines: tuple[GapLine, ...]) -> None:
        """Show *lines*; a button that has the keyboard keeps it while its line is there."""
        self._lines = lines
        while len(self._buttons) < len(lines):
            self._add_button()
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(lines))
            if place < len(lines):
                button.setText(lines[place].words)
        self.updateGeometry()
        self._arrange()

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at *width*."""
        places = self._places(width)
        return max((box.bottom() + 1 for box in places), default=0)

    def sizeHint(self) -> QSize:
        """Return the room at the width there is; it is the least height that layouts keep, too."""
        return QSize(400, self.heightForWidth(max(self.width(), 400)))

    def minimumSizeHint(self) -> QSize:
        """Return the room for the widest button."""
        widest = max((b.sizeHint().width() for b in self._shown()), default=0)
        return QSize(widest, self.heightForWidth(max(self.width(), widest)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._arrange()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # the least height follows the width

    def _add_button(self) -> None:
        button, place = KeyButton(self), len(self._buttons)
        set_role(button, "link")
        button.clicked.connect(lambda: self.gap_chosen.emit(self._lines[place].key))
        self._buttons.append(button)

    def _shown(self) -> list[KeyButton]:
        return self._buttons[: len(self._lines)]

    def _arrange(self) -> None:
        for button, box in zip(self._shown(), self._places(self.width()), strict=True):
            button.setGeometry(box)

    def _places(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        left = top = 0
        for button in self._shown():
            size = button.sizeHint()
            if left and left + size.width() > width:
                left, top = 0, top + size.height()
            places.append(QRect(left, top, min(size.width(), max(width, 1)), size.height()))
            left += size.width() + _BETWEEN
        return places
