"""A column of short texts, each with an optional heading, or as a list with points."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from collabdesk.ui.widgets.roles import set_role

Pair = tuple[str, str]
"""(heading or "", text)."""


class WordList(QWidget):
    """Shows pairs; without a heading a text gets a point, and a short heading stands before it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._pairs: tuple[Pair, ...] = ()
        self._rows: list[tuple[QLabel, QLabel]] = []

    def sizeHint(self) -> QSize:
        """Ask for the least height; what wraps gets more by ``heightForWidth``."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def set_gap(self, pixels: int) -> None:
        """Set the space between two texts."""
        self._grid.setVerticalSpacing(pixels)

    def show_pairs(self, pairs: tuple[Pair, ...]) -> None:
        """Show *pairs* from top to bottom."""
        if pairs == self._pairs:
            return
        self._pairs = pairs
        while len(self._rows) < len(pairs):
            self._add()
        for index, (head, body) in enumerate(self._rows):
            shown = index < len(pairs)
            heading, text = pairs[index] if shown else ("", "")
            self._place(index, head, body, beside=len(heading) < 4)
            head.setText(heading or "•")
            body.setText(text)
            head.setVisible(shown)
            body.setVisible(shown)
        self.updateGeometry()

    def _add(self) -> None:
        head, body = QLabel(self), QLabel(self)
        for label in (head, body):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        body.setWordWrap(True)
        set_role(head, "strong")
        self._rows.append((head, body))

    def _place(self, index: int, head: QLabel, body: QLabel, *, beside: bool) -> None:
        for label in (head, body):
            self._grid.removeWidget(label)
        head.setWordWrap(not beside)
        if beside:
            self._grid.addWidget(head, 2 * index, 0)
            self._grid.addWidget(body, 2 * index, 1)
        else:
            self._grid.addWidget(head, 2 * index, 0, 1, 2)
            self._grid.addWidget(body, 2 * index + 1, 0, 1, 2)
