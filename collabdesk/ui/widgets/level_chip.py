"""A level as a small coloured square, as it stands beside words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from collabdesk import tokens
from collabdesk.ui.theme import look

_SIDE = 32


class LevelChip(QWidget):
    """Draws a figure on the colour of its level; without a level on plain ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = ""
        self._level: int | None = None
        self._width = 5
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: str, level: int | None, width: int) -> None:
        """Show *figure* on *level* of a scale of *width* levels."""
        self._figure, self._level, self._width = figure, level, width
        self.setAccessibleName(figure)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for a figure with two places."""
        return QSize(look().px(_SIDE), look().px(_SIDE))

    def minimumSizeHint(self) -> QSize:
        """Never cut the figure."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the square."""
        del event
        palette, painter = look().palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, ink = palette.surface, palette.ink
        if self._level is not None:
            fill, ink = tokens.level_colour(palette, self._level, self._width)
        painter.setPen(QPen(QColor(palette.level_outline), 1))
        painter.setBrush(QColor(fill))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(ink))
        painter.setFont(look().font(tokens.BODY, QFont.Weight.DemiBold))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._figure)
