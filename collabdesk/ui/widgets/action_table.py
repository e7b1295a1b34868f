"""The table of actions: the title has all the room that the other columns do not need."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from collabdesk import tokens
from collabdesk.ui.presenters.rows import Row
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.action_delegate import ActionDelegate
from collabdesk.ui.widgets.choice_box import Choice
from collabdesk.ui.widgets.row_delegate import row_height
from collabdesk.ui.widgets.row_table import RowTable

_AROUND = 18
"""The room beside a cell's text, in pixels."""
_WIDEST = 150
_LEAST = 80
_STRETCHED = 130
"""The least room of the title; the widest other column makes room for it, and then one scrolls."""
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ActionTable(RowTable):
    """Fits a thousand rows within a frame: each different text is measured once."""

    side_asked_for = Signal(str, int)
    _texts: tuple[set[str], ...] = ()  # there before Qt first asks for the style

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(ActionDelegate(self))
        # By rows: the one at the top is never cut, however low the table is.
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self._widths: dict[tuple[str, int], int] = {}
        self._shown: tuple[object, object] = ((), ())
        self._reserved: dict[int, set[str]] = {}

    def reserve(self, choices: dict[int, tuple[Choice, ...]]) -> None:
        """Keep columns as wide as the widest of their *choices*, whichever of them are shown.

        Columns are counted from 0, or from -1 backwards.
        """
        for column, each in choices.items():
            self._reserved[column] = {words for _value, words in each}

    def show_rows(self, headings: tuple[str, ...], rows: tuple[Row, ...], chosen: str) -> None:
        """Show *rows*; see ``RowTable``. The texts of each column are looked at once."""
        if self._shown != (headings, rows):
            self._shown = (headings, rows)
            self._texts = tuple(
                {heading} if column == self._stretched else _texts(heading, rows, column)
                for column, heading in enumerate(headings)
            )
        super().show_rows(headings, rows, chosen)

    def height_of(self, rows: int) -> int:
        """Return the height that shows the heading and *rows* rows whole, in pixels."""
        head = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        return head + rows * row_height(two_lines=self._two_lines)

    def spare_of(self, height: int) -> int:
        """Return how much of *height* is left below the last row that is whole, in pixels."""
        return max(height - self.height_of(0), 0) % row_height(two_lines=self._two_lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move sideways by Alt with arrows, too."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in _SIDES and self.key():
            self.side_asked_for.emit(self.key(), _SIDES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height(two_lines=self._two_lines))
        head, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        others = [n for n in range(len(self._texts)) if n != self._stretched]
        widths = {column: self._width(column) for column in others}
        least = look().px(_STRETCHED)
        if (short := least + sum(widths.values()) - self.viewport().width()) > 0 and others:
            widest = max(others, key=lambda n: widths[n])
            widths[widest] = max(widths[widest] - short, min(widths[widest], look().px(_LEAST)))
        for column, width in widths.items():
            head.setSectionResizeMode(column, mode.Fixed)
            head.resizeSection(column, width)
        if self._texts:
            fits = self.viewport().width() - sum(widths.values()) >= least
            head.setSectionResizeMode(self._stretched, mode.Stretch if fits else mode.Fixed)
            head.resizeSection(self._stretched, least)

    def _width(self, column: int) -> int:
        size = look().text_size
        texts = self._texts[column].union(
            self._reserved.get(column, ()), self._reserved.get(column - len(self._texts), ())
        )
        widest = max(self._measured(text, size) for text in texts)
        return min(widest + _AROUND, look().px(_WIDEST))

    def _measured(self, text: str, size: int) -> int:
        """Return how wide *text* is at most, as the bold of an overdue date."""
        if (text, size) not in self._widths:
            metrics = QFontMetrics(look().font(tokens.BODY, QFont.Weight.DemiBold))
            self._widths[text, size] = metrics.horizontalAdvance(text)
        return self._widths[text, size]


def _texts(heading: str, rows: tuple[Row, ...], column: int) -> set[str]:
    cells = [row.cells[column] for row in rows]
    return {heading, *(cell.text for cell in cells), *(cell.under for cell in cells)}
