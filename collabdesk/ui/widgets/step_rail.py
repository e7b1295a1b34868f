"""The steps of a workshop down the left side: which is shown, which are done."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from collabdesk import tokens
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.press_button import FocusButton, claims_press, is_arrow

_CIRCLE = 24
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_WALK = {Qt.Key.Key_Up: False, Qt.Key.Key_Down: True}


@dataclass(frozen=True, slots=True)
class RailItem:
    """One line of the rail; ``key`` comes back when it is chosen, ``spoken`` names it whole.

    ``counted`` says what ``detail`` counts, where there is room for it.
    """

    key: str
    name: str
    number: int
    detail: str
    counted: str
    done: bool
    current: bool
    spoken: str


class StepButton(FocusButton):
    """One step: a circle with its number or a tick, its name and a detail."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: RailItem | None = None
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_item(self, item: RailItem) -> None:
        """Show *item*."""
        if item == self._item:
            self.setChecked(item.current)
            return
        self._item = item
        self.setText(item.name)
        self.setAccessibleName(item.spoken)
        self.setChecked(item.current)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for one step."""
        return QSize(tokens.RAIL_WIDTH, max(46, look().px(26) + 4))

    def event(self, event: QEvent) -> bool:
        """Claim the arrows that walk the rail before a shortcut of the page takes them."""
        plain = isinstance(event, QKeyEvent) and not event.modifiers() & ~_KEYPAD
        return (plain and claims_press(event, _WALK)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the rail by arrows up and down; leave those to the sides to the page."""
        if event.key() in _WALK:
            self.focusNextPrevChild(_WALK[Qt.Key(event.key())])
        elif is_arrow(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the step."""
        del event
        if self._item is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = look().palette
        if self._item.current:
            painter.fillRect(self.rect(), QColor(palette.rail_current))
            painter.fillRect(QRectF(0, 0, 4, self.height()), QColor(palette.rail_accent))
        self._paint_circle(painter, self._item)
        self._paint_words(painter, self._item)
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.rail_accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(5, 3, -4, -3), 6, 6)

    def _paint_circle(self, painter: QPainter, item: RailItem) -> None:
        palette, size = look().palette, look().px(_CIRCLE)
        box = QRectF(20, (self.height() - size) / 2, size, size)
        ink = palette.rail_ink
        painter.setPen(QPen(QColor(palette.rail_muted), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if item.current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.rail_ink))
            ink = palette.rail
        elif item.done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.done))
            ink = palette.done_ink
        painter.drawEllipse(box)
        painter.setPen(QColor(ink))
        painter.setFont(look().font(tokens.SMALL - 1, QFont.Weight.DemiBold))
        mark = "✓" if item.done and not item.current else str(item.number)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark)

    def _paint_words(self, painter: QPainter, item: RailItem) -> None:
        palette = look().palette
        left = 20 + look().px(_CIRCLE) + 12
        painter.setPen(QColor(palette.rail_ink))
        weight = QFont.Weight.DemiBold if item.current else QFont.Weight.Normal
        painter.setFont(look().font(tokens.BODY, weight))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), middle, item.name)
        named = painter.fontMetrics().horizontalAdvance(f"{item.name} ")
        painter.setPen(QColor(palette.rail_muted))
        painter.setFont(look().font(tokens.SMALL))
        left += named
        right = QRectF(left, 0, self.width() - left - 20, self.height())
        painter.drawText(right, middle | Qt.AlignmentFlag.AlignRight, _detail(painter, item, right))


def _detail(painter: QPainter, item: RailItem, room: QRectF) -> str:
    """Return the figure with what it counts, or alone where there is no room for both."""
    whole = f"{item.detail} {item.counted}"
    return whole if painter.fontMetrics().horizontalAdvance(whole) <= room.width() else item.detail


class StepRail(QWidget):
    """A column of steps; ``step_chosen`` carries the key of the step that was clicked."""

    step_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._buttons: list[StepButton] = []

    def show_items(self, items: tuple[RailItem, ...]) -> None:
        """Show *items* from top to bottom."""
        while len(self._buttons) < len(items):
            self._add_button()
        for button, item in zip(self._buttons, items, strict=False):
            button.setObjectName(f"step_{item.key}")
            button.show_item(item)
            button.setProperty("key", item.key)
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(items))

    def _add_button(self) -> None:
        button = StepButton(self)
        button.clicked.connect(lambda: self._on_clicked(button))
        self._column.addWidget(button)
        self._buttons.append(button)

    def _on_clicked(self, button: StepButton) -> None:
        self.step_chosen.emit(str(button.property("key")))
