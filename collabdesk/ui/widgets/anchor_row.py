"""What some levels look like in practice, side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from collabdesk.ui.widgets.roles import set_role

_GAP = 18


class AnchorRow(QWidget):
    """Columns of a bold level number and its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._columns: list[tuple[QWidget, QLabel, QLabel]] = []

    def show_anchors(self, anchors: tuple[tuple[str, str], ...]) -> None:
        """Show *anchors*, pairs of level and text."""
        while len(self._columns) < len(anchors):
            self._add()
        for index, (column, number, text) in enumerate(self._columns):
            column.setVisible(index < len(anchors))
            if index < len(anchors):
                number.setText(anchors[index][0])
                text.setText(anchors[index][1])

    def _add(self) -> None:
        column = QWidget(self)
        row = QHBoxLayout(column)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        number, text = QLabel(column), QLabel(column)
        set_role(number, "strong")
        set_role(text, "small")
        for label in (number, text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        text.setWordWrap(True)
        row.addWidget(number)
        row.addWidget(text, 1)
        self._row.addWidget(column, 1)
        self._columns.append((column, number, text))
