"""How answers are spread over the levels, as small bars in a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from collabdesk.tokens import level_colour
from collabdesk.ui.theme import look

_BAR = 16
_GAP = 3
_FIGURE = 11


def spread_width(levels: int) -> int:
    """Return the room in pixels for the bars of a scale of so many levels."""
    return levels * (look().px(_BAR) + _GAP)


def paint_spread(painter: QPainter, box: QRect, counts: Sequence[int]) -> None:
    """Draw a bar per level, lowest left, as high as its share, with its number over it."""
    palette, width = look().palette, look().px(_BAR)
    font = look().font(_FIGURE, QFont.Weight.Medium)
    figures = font.pixelSize() + 1
    highest = max(*counts, 1)
    room = box.height() - figures
    painter.setFont(font)
    for place, count in enumerate(counts):
        left = box.left() + place * (width + _GAP)
        height = room * count / highest
        foot = box.bottom()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(left, foot, width, 1), QColor(palette.outline))
        if count:
            fill, _ink = level_colour(palette, place + 1, len(counts))
            painter.setPen(QColor(palette.outline))
            painter.setBrush(QColor(fill))
            painter.drawRect(QRectF(left, foot - height, width - 1, height))
            painter.setPen(QColor(palette.ink))
            over = QRectF(left, foot - height - figures, width, figures)
            painter.drawText(over, Qt.AlignmentFlag.AlignCenter, str(count))
