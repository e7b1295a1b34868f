"""Text fields that say when their text is to be kept: on leaving, on Enter, and at a pause."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from collabdesk import tokens
from collabdesk.ui.theme import look

_AROUND_LINES = 18
"""The room above and below the lines of a text, in pixels."""

PAUSE_MS = 700
"""A pause in typing after which the text is kept, in milliseconds."""


class LineField(QLineEdit):
    """One line; ``text_committed`` carries the text once it is to be kept, only when it changed.

    Escape puts back the text that was kept last.
    """

    text_committed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.textEdited.connect(lambda _text: self._pause.start())
        self.editingFinished.connect(self.commit)

    @property
    def typing(self) -> bool:
        """Whether something is typed that is not kept yet."""
        return self.text() != self._kept

    def show_text(self, text: str) -> None:
        """Show *text* as kept, unless the user is in the middle of typing another."""
        if self._pause.isActive():
            return
        if self.hasFocus() and " ".join(self.text().split()) == text:
            # Only the blanks differ: the user is between two words.
            self._kept = self.text()
            return
        self._kept = text
        if self.text() != text:
            self.setText(text)
            if self.window().isVisible() and not self.hasFocus():
                self.setCursorPosition(0)  # a long text is read from its beginning

    def commit(self) -> None:
        """Tell the text now if it differs from the one kept."""
        self._pause.stop()
        if self.text() != self._kept:
            self._kept = self.text()
            self.text_committed.emit(self._kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the kept text back on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._kept:
            self._pause.stop()
            self.setText(self._kept)
        else:
            super().keyPressEvent(event)


class TextField(QPlainTextEdit):
    """Several lines; Tab, Escape and Ctrl+Enter leave the field and keep its text.

    A longer text is kept again and again while it is typed, so there is no earlier one that Escape
    could put back without losing half a sentence: undo takes it back.
    """

    text_committed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self._showing = False
        self.setTabChangesFocus(True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.textChanged.connect(self._on_text_changed)

    def show_lines(self, number: int) -> None:
        """Take the room of *number* lines, and of a line field for one."""
        line = QFontMetrics(look().font(tokens.BODY)).lineSpacing()
        self.setFixedHeight(number * line + _AROUND_LINES)
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAsNeeded if number > 1 else bar.ScrollBarAlwaysOff
        )

    def show_text(self, text: str) -> None:
        """Show *text* as kept, unless the user is in the middle of typing another."""
        if self._pause.isActive():
            return
        self._kept = text
        if self.toPlainText() != text:
            self._showing = True
            self.setPlainText(text)
            self._showing = False

    def commit(self) -> None:
        """Tell the text now if it differs from the one kept."""
        self._pause.stop()
        if self.toPlainText() != self._kept:
            self._kept = self.toPlainText()
            self.text_committed.emit(self._kept)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the text on leaving."""
        super().focusOutEvent(event)
        self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape and on Ctrl+Enter."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and control):
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def _on_text_changed(self) -> None:
        if not self._showing:
            self._pause.start()
