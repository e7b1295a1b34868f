"""What some levels look like in practice, side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from collabdesk.ui.widgets.roles import set_role

_SPACE = 6
_GAP = 12


class AnchorRow(QWidget):
    """Columns of a bold level number and its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_SPACE)
        self._columns: list[tuple[QLabel, QLabel]] = []

    def show_anchors(self, anchors: tuple[tuple[str, str], ...]) -> None:
        """Show *anchors*, pairs of level and text."""
        while len(self._columns) < len(anchors):
            self._add()
        for index, labels in enumerate(self._columns):
            shown = anchors[index] if index < len(anchors) else ("", "")
            for label, text in zip(labels, shown, strict=True):
                label.setText(text)
                label.setVisible(index < len(anchors))
        # At once, so that the page finds the new height in the same pass.
        self._row.activate()

    def _add(self) -> None:
        number, text = QLabel(self), QLabel(self)
        set_role(number, "strong")
        set_role(text, "small")
        for label in (number, text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        number.setContentsMargins(_GAP if self._columns else 0, 0, 0, 0)
        text.setWordWrap(True)
        self._row.addWidget(number)
        self._row.addWidget(text, 1)
        self._columns.append((number, text))
