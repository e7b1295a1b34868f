"""A combo box of choices, each a value with words; only the user's choice is told."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from collabdesk.ui.widgets.tips import plain

Choice = tuple[str, str]
"""(value, words)."""


class ChoiceBox(QComboBox):
    """Letters choose in the box while it has the keyboard; the wheel only then, too."""

    value_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.view().installEventFilter(self)
        self.activated.connect(lambda index: self.value_chosen.emit(self._choices[index][0]))

    def show_choices(self, choices: tuple[Choice, ...], value: str) -> None:
        """Show *choices* with the one of *value* chosen."""
        self.view().setAccessibleName(self.accessibleName())
        if choices != self._choices:
            self._choices = choices
            self.clear()
            for _value, words in choices:
                self.addItem(words)
        index = next((n for n, (v, _) in enumerate(choices) if v == value), -1)
        self.setCurrentIndex(index)
        self.setToolTip(plain(self.currentText()))

    def event(self, event: QEvent) -> bool:
        """Keep letters for the box: they would otherwise be keys of the page."""
        return keeps_letters(event) or super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep letters for the open list, too."""
        return keeps_letters(event) or super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box; words that do not fit end in "…" and stand whole in the tooltip."""
        del event
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width() - 4
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page while something else has the keyboard."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def keeps_letters(event: QEvent) -> bool:
    """Accept a letter before a shortcut of the page takes it; say whether *event* was that."""
    if (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.text().strip()
        and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    ):
        event.accept()
        return True
    return False
