"""A push button that shows the key that does the same."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from collabdesk import tokens
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.keyed import Keyed
from collabdesk.ui.widgets.press_button import claims_press, is_arrow, is_enter

_CAP_HEIGHT = 20


class KeyButton(Keyed, QPushButton):
    """A push button with an optional key cap after its text.

    The mouse does not give it the focus, so the page's keys keep working after a click; reached
    with Tab, it is pressed by Space and Enter like any button.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def event(self, event: QEvent) -> bool:
        """Keep Space and Enter for the button while it has the focus."""
        return claims_press(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as well as on Space; leave the arrows to the page."""
        if is_enter(event):
            self.click()
        elif is_arrow(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room for text and key cap."""
        hint = super().sizeHint()
        return QSize(
            hint.width() + round(self._cap_width() + (8 if self._key else 0)), hint.height()
        )

    def minimumSizeHint(self) -> QSize:
        """Never cut the text."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, its text and its key cap."""
        if not self._key:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        text, option.text = option.text, ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._paint_text_and_cap(painter, text)

    def _paint_text_and_cap(self, painter: QPainter, text: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(self.font())
        cap = self._cap_width()
        width = metrics.horizontalAdvance(text) + 8 + cap
        left = (self.width() - width) / 2
        palette = look().palette
        ink = palette.ink if self.isEnabled() else palette.muted
        if self.property("role") == "primary" and self.isEnabled():
            ink = palette.brand_ink
        painter.setPen(QColor(ink))
        painter.setFont(self.font())
        box = QRectF(left, 0, width, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        right = left + width - cap
        draw_key_cap(
            painter,
            QRectF(right, (self.height() - _cap_height()) / 2, cap, _cap_height()),
            self._key,
        )

    def _cap_width(self) -> float:
        return key_cap_width(self._key) if self._key else 0.0


def key_cap_font() -> QFont:
    """Return the type of the letters on a key cap."""
    return look().font(tokens.SMALL, QFont.Weight.Medium)


def key_cap_width(key: str) -> float:
    """Return the width in pixels of a cap for *key*."""
    return max(QFontMetricsF(key_cap_font()).horizontalAdvance(key) + 12, _cap_height())


def _cap_height() -> int:
    return max(_CAP_HEIGHT, look().px(_CAP_HEIGHT))


def draw_key_cap(painter: QPainter, box: QRectF, key: str) -> None:
    """Draw a key cap with *key* on it into *box*."""
    palette = look().palette
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(palette.outline), 1))
    painter.setBrush(QColor(palette.outline))
    painter.drawRoundedRect(box.adjusted(0.5, 1.5, -0.5, 0.5), 4, 4)
    painter.setBrush(QColor(palette.surface))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(QColor(palette.ink))
    painter.setFont(key_cap_font())
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()
