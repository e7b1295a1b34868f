"""How much of an indicator's time is left, as a bar that changes colour and shape."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from collabdesk.domain.pace import Signal
from collabdesk.ui.theme import look

_HEIGHT = 10


class TimeBar(QWidget):
    """Round and plain while all is calm, striped at a fifth, a pointed frame at a twentieth."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction: float | None = None
        self._signal = Signal.CALM
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_time(self, fraction: float | None, signal: Signal, spoken: str) -> None:
        """Fill the bar to *fraction* (0 to 1); None where there is no limit."""
        self.setAccessibleName(spoken)
        if (fraction, signal) != (self._fraction, self._signal):
            self._fraction, self._signal = fraction, signal
            self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the bar."""
        return QSize(120, max(_HEIGHT, look().px(_HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track, and what is left."""
        del event
        if self._fraction is None:
            return
        palette, painter = look().palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        calm = self._signal is Signal.CALM
        colour = QColor(palette.brand if calm else palette.attention)
        radius = box.height() / 2 if calm else 0.0
        painter.setPen(QPen(QColor(palette.outline) if calm else colour, 1))
        painter.setBrush(QColor(palette.track))
        painter.drawRoundedRect(box, radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        filled = QRectF(box)
        filled.setWidth(max(box.width() * self._fraction, 3.0))
        painter.drawRoundedRect(filled, radius, radius)
        if self._signal is Signal.LOW:
            painter.setBrush(QBrush(QColor(palette.surface), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(filled)
        elif not calm:
            self._paint_point(painter, box, colour)

    @staticmethod
    def _paint_point(painter: QPainter, box: QRectF, colour: QColor) -> None:
        """Draw a point at the end towards which time runs out."""
        side = box.height()
        painter.setBrush(colour)
        corners = (box.topLeft(), box.bottomLeft(), QPointF(box.left() + side, box.center().y()))
        painter.drawPolygon(QPolygonF([QPointF(corner) for corner in corners]))
