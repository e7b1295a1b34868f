"""A bar on the scale: how far along it a score is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from collabdesk.ui.theme import look

_HEIGHT = 18
_RADIUS = 4


class ScaleBar(QWidget):
    """Empty where there is no score; a thin edge where the score is the lowest there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_fraction(self, fraction: float | None, spoken: str) -> None:
        """Fill the bar up to *fraction* (0 to 1); *spoken* says what is drawn."""
        self._fraction = fraction
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for a bar that can be read."""
        return QSize(look().px(180), look().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(look().px(90), look().px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track and the filled part."""
        del event
        palette, painter = look().palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.setBrush(QColor(palette.track))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        if self._fraction is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.levels[3]))
        filled = QRectF(self.rect())
        filled.setWidth(max(filled.width() * self._fraction, 3.0))
        painter.drawRoundedRect(filled, _RADIUS, _RADIUS)
