"""A check box for each characteristic, side by side as far as they fit."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from collabdesk.ui.presenters.set_up import ScopeChoice

_GAP = 16
_MOST = 4


class ScopeBoxes(QWidget):
    """Tells the number of the characteristic that was clicked."""

    number_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(0)
        self._boxes: dict[int, QCheckBox] = {}
        self._columns = 0

    def box(self, number: int) -> QCheckBox:
        """Return the box of a characteristic."""
        return self._boxes[number]

    def show_choices(self, choices: tuple[ScopeChoice, ...]) -> None:
        """Show *choices*; new boxes are made only where the characteristics differ."""
        if [choice.number for choice in choices] != list(self._boxes):
            self._make(choices)
        for choice in choices:
            box = self._boxes[choice.number]
            box.setText(f"{choice.number}  {choice.name}".replace("&", "&&"))
            box.setChecked(choice.chosen)
        self._flow()

    def minimumSizeHint(self) -> QSize:
        """Return the room of the widest box: they stand side by side only where they fit."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many side by side as fit."""
        super().resizeEvent(event)
        self._flow()

    def _make(self, choices: tuple[ScopeChoice, ...]) -> None:
        for box in self._boxes.values():
            self._grid.removeWidget(box)
            box.deleteLater()
        self._boxes = {}
        for choice in choices:
            box = QCheckBox(self)
            box.setObjectName(f"scope_{choice.number}")
            box.clicked.connect(lambda _on, number=choice.number: self.number_clicked.emit(number))
            self._boxes[choice.number] = box
        self._columns = 0

    def _widest(self) -> int:
        return max((box.sizeHint().width() for box in self._boxes.values()), default=0)

    def _flow(self) -> None:
        fitting = (self.width() + _GAP) // (self._widest() + _GAP)
        columns = max(min(fitting, _MOST), 1)
        if columns == self._columns or not self._boxes:
            return
        self._columns = columns
        for index, box in enumerate(self._boxes.values()):
            self._grid.addWidget(box, index // columns, index % columns)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < columns))
        self.updateGeometry()
