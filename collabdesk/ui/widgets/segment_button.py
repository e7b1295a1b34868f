"""One part of a switch with a few positions, side by side."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from collabdesk import tokens
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.press_button import PressButton


class SegmentButton(PressButton):
    """A small checkable button; the mouse does not give it the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room for the text."""
        metrics = QFontMetrics(look().font(tokens.SMALL, QFont.Weight.DemiBold))
        return QSize(metrics.horizontalAdvance(self.text()) + 20, max(26, metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:
        """Never cut the text."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the part, filled where it is the one in force."""
        del event
        palette, painter = look().palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        checked = self.isChecked()
        painter.setPen(QPen(QColor(palette.brand if checked else palette.line), 1))
        painter.setBrush(QColor(palette.brand_soft if checked else palette.surface))
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.focus), 2))
        elif self.underMouse() and not checked:
            painter.setPen(QPen(QColor(palette.outline), 1))
        painter.drawRoundedRect(box, tokens.CONTROL_RADIUS, tokens.CONTROL_RADIUS)
        weight = QFont.Weight.DemiBold if checked else QFont.Weight.Normal
        painter.setFont(look().font(tokens.SMALL, weight))
        painter.setPen(QColor(palette.brand_soft_ink if checked else palette.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
