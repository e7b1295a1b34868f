"""The levels of the scale under bars that run along it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from collabdesk import tokens
from collabdesk.ui.theme import look

_TICK = 4


class ScaleAxis(QWidget):
    """A tick and a number per level; the first and the last stand at the ends of the bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_levels(self, levels: int) -> None:
        """Show the numbers 1 to *levels*."""
        if levels != self._levels:
            self._levels = levels
            self.update()

    def sizeHint(self) -> QSize:
        """Return the room for ticks over numbers; it is as wide as the bars are."""
        return QSize(0, look().px(_TICK) + self._metrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ticks and the numbers."""
        del event
        palette, painter, tick = look().palette, QPainter(self), look().px(_TICK)
        painter.setFont(look().font(tokens.SMALL - 1))
        metrics, last = self._metrics(), max(self._levels - 1, 1)
        for level in range(self._levels):
            text = str(level + 1)
            place = (self.width() - 1) * level / last
            painter.fillRect(QRectF(round(place), 0, 1, tick), QColor(palette.muted))
            wide = metrics.horizontalAdvance(text)
            left = min(max(place - wide / 2, 0), self.width() - wide)
            painter.setPen(QColor(palette.muted))
            box = QRectF(left, tick, wide + 1, metrics.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft), text)

    @staticmethod
    def _metrics() -> QFontMetrics:
        return QFontMetrics(look().font(tokens.SMALL - 1))
