"""A line in which a name is typed, or chosen from a list beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from collabdesk.ui.widgets.choice_box import Choice, keeps_letters
from collabdesk.ui.widgets.fields import LineField
from collabdesk.ui.widgets.tips import plain


class NameBox(QComboBox):
    """Arrows choose, letters type; ``line`` tells the text once it is to be kept.

    A choice is (what is typed for it, words).
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self.line = LineField(self)
        self.setLineEdit(self.line)
        # Who types "A" means it: a completer that knows nothing puts nothing behind it.
        self.setCompleter(QCompleter(self))
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.view().installEventFilter(self)
        self.activated.connect(self._on_activated)
        self.line.textChanged.connect(lambda text: self.setToolTip(plain(text)))

    def show_choices(self, choices: tuple[Choice, ...]) -> None:
        """Offer *choices*; what stands in the line stays. The words for "" stand in it, empty."""
        for widget in (self.view(), self.line):
            widget.setAccessibleName(self.accessibleName())
        if choices == self._choices:
            return
        self._choices = choices
        text, place = self.line.text(), self.line.cursorPosition()
        self.clear()
        self.addItems([words for _value, words in choices])
        self.line.setPlaceholderText(dict(choices).get("", ""))
        self.line.setText(text)
        self.line.setCursorPosition(place)

    def show_text(self, text: str) -> None:
        """Show *text* as kept, unless the user is in the middle of typing another."""
        self.line.show_text(text)
        values = [value for value, _words in self._choices]
        if self.line.text() == text and text in values:
            self.setCurrentIndex(values.index(text))
            self.line.setText(text)
        if not self.hasFocus():
            self.line.setCursorPosition(0)  # a long name is read from its beginning

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep letters for the open list: they would otherwise be keys of the page."""
        return keeps_letters(event) or super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: it must not choose who leads."""
        event.ignore()

    def _on_activated(self, index: int) -> None:
        self.line.setText(self._choices[index][0])
        self.line.commit()
