"""A bar on the scale: how far along it a score is, and where it stood last time."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from collabdesk.ui.theme import look
from collabdesk.ui.widgets.tips import plain

_HEIGHT = 18
_RADIUS = 4
_MARK = 3
_LEAST, _ENOUGH = 90, 110
"""A bar of so many pixels can be read; larger text needs little more of it."""


class ScaleBar(QWidget):
    """Empty where there is no score; a thin edge where the score is the lowest there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction: float | None = None
        self._last: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_fraction(self, fraction: float | None, spoken: str, last: float | None = None) -> None:
        """Fill the bar up to *fraction* (0 to 1), and mark where it stood *last* time.

        *spoken* says what is drawn; it is the tooltip too.
        """
        self._fraction, self._last = fraction, last
        self.setAccessibleName(spoken)
        self.setToolTip(plain(spoken))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for a bar that can be read."""
        return QSize(look().px(180), look().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(min(look().px(_LEAST), _ENOUGH), look().px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track and the filled part."""
        del event
        palette, painter = look().palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.setBrush(QColor(palette.track))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._fraction is not None:
            painter.setBrush(QColor(palette.levels[3]))
            filled = QRectF(self.rect())
            filled.setWidth(max(filled.width() * self._fraction, 3.0))
            painter.drawRoundedRect(filled, _RADIUS, _RADIUS)
        if self._last is not None:
            self._paint_mark(painter, self._last)

    def _paint_mark(self, painter: QPainter, last: float) -> None:
        """Draw an upright line with an edge of the ground, seen on the bar and beside it."""
        palette, width = look().palette, look().px(_MARK)
        left = (self.width() - width) * last
        painter.setBrush(QColor(palette.surface))
        painter.drawRect(QRectF(left - 1, 0, width + 2, self.height()))
        painter.setBrush(QColor(palette.ink))
        painter.drawRect(QRectF(left, 0, width, self.height()))
