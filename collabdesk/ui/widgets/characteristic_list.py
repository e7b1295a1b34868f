"""The characteristics in scope, one below the other, scrolling where they are many."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from collabdesk.ui.presenters.score_state import Line
from collabdesk.ui.widgets.characteristic_button import CharacteristicButton


class CharacteristicList(QScrollArea):
    """Tells which characteristic or which indicator was asked for."""

    characteristic_chosen = Signal(int)
    indicator_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.buttons: list[CharacteristicButton] = []
        self._current = 0

    def set_gap(self, pixels: int) -> None:
        """Set the space between two lines."""
        self._column.setSpacing(pixels)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show *lines*; the current one is scrolled into sight when it changes."""
        while len(self.buttons) < len(lines):
            self._add()
        for index, button in enumerate(self.buttons):
            button.setVisible(index < len(lines))
        for button, line in zip(self.buttons, lines, strict=False):
            button.show_line(line)
            if line.current and line.number != self._current:
                self._current = line.number
                self.ensureWidgetVisible(button, 0, 0)

    def _add(self) -> None:
        button = CharacteristicButton(self.widget())
        button.setObjectName(f"characteristic_{len(self.buttons) + 1}")
        button.characteristic_chosen.connect(self.characteristic_chosen)
        button.indicator_chosen.connect(self.indicator_chosen)
        self._column.insertWidget(len(self.buttons), button)
        self.buttons.append(button)
