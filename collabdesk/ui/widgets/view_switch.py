"""Buttons for the views of a page, in as many rows as the width asks for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from collabdesk.ui.presenters.results_state import Tab
from collabdesk.ui.widgets.key_button import KeyButton

_GAP = 6


class ViewButton(KeyButton):
    """Its check mark shows which view is on the screen; only the page changes it."""

    def nextCheckState(self) -> None:
        """Leave the check mark to the page."""


class ViewSwitch(QWidget):
    """Tells which view was asked for."""

    view_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._columns = 0
        self.buttons: list[ViewButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_tabs(self, tabs: Sequence[Tab], current: str) -> None:
        """Show a button per tab, the one of *current* checked."""
        while len(self.buttons) < len(tabs):
            self._add(str(tabs[len(self.buttons)].view))
        for tab, button in zip(tabs, self.buttons, strict=True):
            if button.text() != tab.name:
                button.setText(tab.name)
                button.setAccessibleName(tab.name)
                self._columns = 0
            button.setProperty("keyHint", tab.key)
            button.setChecked(tab.view == current)
        self._arrange()

    def press(self, place: int) -> None:
        """Ask for the view of the button at *place*."""
        if place < len(self.buttons):
            self.buttons[place].click()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest button and the height of the rows."""
        widest = max((button.sizeHint().width() for button in self.buttons), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many buttons beside each other as fit."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._columns = 0
            self._arrange()

    def _add(self, view: str) -> None:
        button = ViewButton(self)
        button.setCheckable(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.view_chosen.emit(view))
        self.buttons.append(button)

    def _arrange(self) -> None:
        columns = self._fitting()
        if columns == self._columns:
            return
        self._columns = columns
        for place, button in enumerate(self.buttons):
            self._grid.addWidget(button, place // columns, place % columns)
        for column in range(len(self.buttons) + 1):
            self._grid.setColumnStretch(column, int(column == columns))
        self.updateGeometry()

    def _fitting(self) -> int:
        """Return how many columns fit, each as wide as its widest button."""
        widths = [button.sizeHint().width() + _GAP for button in self.buttons]
        for columns in range(len(widths), 1, -1):
            needed = sum(max(widths[column::columns]) for column in range(columns))
            if needed - _GAP <= self.width():
                return columns
        return 1
