"""What is missing, a button each, in as many lines as they need or as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from collabdesk.ui.presenters.act_state import GapLine
from collabdesk.ui.widgets.key_button import KeyButton
from collabdesk.ui.widgets.roles import set_role

_BETWEEN = 4
"""Beside each other, in pixels; lines have room enough in their buttons."""


class GapLinks(QWidget):
    """Tells by its key which line is to be mended; what has no room stands in a menu."""

    gap_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[KeyButton] = []
        self._lines: tuple[GapLine, ...] = ()
        self._most = 0
        self._menu = QMenu(self)
        self._more = self._link()
        self._more.setObjectName("moreGapsButton")
        self._more.setText(self._more_words(0))
        self._more.clicked.connect(self._open_menu)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_lines(self, lines: tuple[GapLine, ...]) -> None:
        """Show *lines*; a button that has the keyboard keeps it while its line is there."""
        self._lines = lines
        while len(self._buttons) < len(lines):
            self._add_button()
        for line, button in zip(lines, self._buttons, strict=False):
            button.setText(line.words)
        self.updateGeometry()
        self._arrange()

    def show_most(self, most: int) -> None:
        """Show so many lines at most, all of them for 0."""
        if most != self._most:
            self._most = most
            self.updateGeometry()
            self._arrange()

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at *width*."""
        _kept, places = self._places(width)
        return max((box.bottom() + 1 for box in places), default=0)

    def sizeHint(self) -> QSize:
        """Return the room at the width there is; it is the least height that layouts keep, too."""
        return QSize(400, self.heightForWidth(max(self.width(), 400)))

    def minimumSizeHint(self) -> QSize:
        """Return the room for the widest button."""
        used = self._buttons[: len(self._lines)]
        widest = max((b.sizeHint().width() for b in used), default=0)
        return QSize(widest, self.heightForWidth(max(self.width(), widest)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._arrange()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # the least height follows the width

    def _add_button(self) -> None:
        button, place = self._link(), len(self._buttons)
        button.clicked.connect(lambda: self.gap_chosen.emit(self._lines[place].key))
        self._buttons.append(button)

    def _link(self) -> KeyButton:
        button = KeyButton(self)
        set_role(button, "link")
        return button

    def _open_menu(self) -> None:
        self._menu.clear()
        for line, button in zip(self._lines, self._buttons, strict=False):
            if button.isHidden():
                action = self._menu.addAction(line.words)
                action.triggered.connect(lambda _on, key=line.key: self.gap_chosen.emit(key))
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    def _arrange(self) -> None:
        kept, places = self._places(self.width())
        for number, button in enumerate(self._buttons):
            button.setVisible(number < kept)
        left_out = len(self._lines) - kept
        self._more.setText(self._more_words(left_out))
        self._more.setVisible(bool(left_out))
        for button, box in zip([*self._buttons[:kept], self._more], places, strict=False):
            button.setGeometry(box)

    def _more_words(self, number: int) -> str:
        return self.tr("{n} more ▾").format(n=number)

    def _places(self, width: int) -> tuple[int, list[QRect]]:
        """Return how many links there is room for, and where they and the menu's button stand."""
        sizes = [button.sizeHint() for button in self._buttons[: len(self._lines)]]
        kept, places = len(sizes), self._flow(sizes, width)
        while self._most and kept > 1 and places[-1].top() >= self._most * sizes[0].height():
            kept -= 1
            places = self._flow([*sizes[:kept], self._more.sizeHint()], width)
        return kept, places

    @staticmethod
    def _flow(sizes: list[QSize], width: int) -> list[QRect]:
        places: list[QRect] = []
        left = top = 0
        for size in sizes:
            if left and left + size.width() > width:
                left, top = 0, top + size.height()
            places.append(QRect(left, top, min(size.width(), max(width, 1)), size.height()))
            left += size.width() + _BETWEEN
        return places
