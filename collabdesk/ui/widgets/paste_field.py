"""A line field that takes a pasted list as a list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def keeps_enter(event: QEvent) -> bool:
    """Accept Enter before a shortcut of the page takes it; say whether *event* was that."""
    if (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() in _ENTER
    ):
        event.accept()
        return True
    return False


class CellField(QLineEdit):
    """The field that opens in a cell of a table; Enter is for the cell."""

    def event(self, event: QEvent) -> bool:
        """Keep Enter from the page."""
        return keeps_enter(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter end here; a line field would hand it on to the table below."""
        super().keyPressEvent(event)
        if event.key() in _ENTER:
            event.accept()


class PasteField(QLineEdit):
    """Enter tells ``line_entered``; pasting several lines tells ``list_pasted``, no text kept.

    Enter on nothing is for the page: ``entered_empty``; Escape tells ``left``.
    """

    line_entered = Signal(str)
    list_pasted = Signal(str)
    entered_empty = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Enter from the page."""
        return keeps_enter(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Paste."""
        if event.key() in _ENTER and not self.text().strip():
            self.entered_empty.emit()
        elif event.key() in _ENTER:
            self.enter()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.take_clipboard()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the usual menu, with a Paste that keeps the lines apart."""
        menu = self.createStandardContextMenu()
        paste = menu.findChild(QAction, "edit-paste")
        if paste is not None:
            paste.triggered.disconnect()
            paste.triggered.connect(self.take_clipboard)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def enter(self) -> None:
        """Tell the line; where there is none, ask for it."""
        if self.text().strip():
            self.line_entered.emit(self.text())
        else:
            self.setFocus()

    def take_clipboard(self) -> None:
        """Paste one line as text, several as a list."""
        text = QGuiApplication.clipboard().text()
        if len(text.strip().splitlines()) > 1:
            self.list_pasted.emit(text)
        else:
            self.insert(text.strip("\r\n"))
