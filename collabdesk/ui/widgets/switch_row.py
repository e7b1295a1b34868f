"""A named switch with a few positions and the key that goes to the next."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from collabdesk.ui.presenters.heat_state import Switch
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.key_button import draw_key_cap, key_cap_width
from collabdesk.ui.widgets.roles import set_role
from collabdesk.ui.widgets.segment_button import SegmentButton

_CAP = 20


class KeyCap(QWidget):
    """The picture of a key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room for the key."""
        return QSize(round(key_cap_width(self.key)), max(_CAP, look().px(_CAP)))

    def minimumSizeHint(self) -> QSize:
        """Never cut the key."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the key."""
        del event
        height = self.sizeHint().height()
        top = (self.height() - height) / 2
        draw_key_cap(QPainter(self), QRectF(0, top, self.width(), height), self.key)


class SwitchRow(QWidget):
    """Tells which position was asked for; it shows the one in force."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._label, self._cap = QLabel(self), KeyCap(self)
        set_role(self._label, "small")
        row.addWidget(self._label)
        row.addWidget(self._cap)
        row.addStretch(1)
        self._row = row
        self.buttons: list[SegmentButton] = []

    def _get_text(self) -> str:
        return self._label.text()

    def _set_text(self, text: str) -> None:
        self._label.setText(text)

    def _get_key(self) -> str:
        return self._cap.key

    def _set_key(self, key: str) -> None:
        self._cap.key = key

    text = Property(str, _get_text, _set_text)
    key = Property(str, _get_key, _set_key)

    def show_switch(self, switch: Switch) -> None:
        """Show *switch*; buttons are made once and filled anew."""
        while len(self.buttons) < len(switch.choices):
            self._add(switch.choices[len(self.buttons)].key)
        for choice, button in zip(switch.choices, self.buttons, strict=True):
            if button.text() != choice.text:
                button.setText(choice.text)
                button.updateGeometry()
            button.setAccessibleName(f"{self._label.text()}: {choice.text}")
            button.setChecked(choice.key == switch.chosen)

    def _add(self, key: str) -> None:
        button = SegmentButton(self)
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._row.insertWidget(len(self.buttons) + 1, button)
        self.buttons.append(button)
