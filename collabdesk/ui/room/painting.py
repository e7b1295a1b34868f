"""Painting the wall: places turned into strokes, in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from collabdesk import tokens
from collabdesk.ui.room.places import Align, Bar, Box, Dot, Metrics, Places, Text, Weight

_WEIGHTS = {Weight.NORMAL: QFont.Weight.Normal, Weight.BOLD: QFont.Weight.DemiBold}
_ALIGNED = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}


class FontMetrics(Metrics):
    """The program's type, measured by Qt."""

    def width(self, text: str, size: int, weight: Weight) -> float:
        """Return how wide *text* is."""
        return _metrics(size, weight).horizontalAdvance(text)

    def line(self, size: int, weight: Weight) -> float:
        """Return the distance from one line to the next."""
        return _metrics(size, weight).lineSpacing()


def _font(size: int, weight: Weight) -> QFont:
    """Return the type; the wall's size decides about it, not the size of text on the console."""
    font = QFont(tokens.FONT_FAMILY)
    font.setPixelSize(size)
    font.setWeight(_WEIGHTS[weight])
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@lru_cache(maxsize=128)
def _metrics(size: int, weight: Weight) -> QFontMetricsF:
    return QFontMetricsF(_font(size, weight))


def paint(painter: QPainter, places: Places, palette: tokens.Palette, width: int) -> None:
    """Paint *places* for a scale of *width* levels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_grounds(painter, places, palette)
    for line in places.lines:
        painter.fillRect(_rect(line), QColor(palette.ink))
    shapes: tuple[Dot | Bar, ...] = (*places.dots, *places.bars)
    for shape in shapes:
        _paint_shape(painter, shape, palette, width)
    for text in (*places.statement, *places.middle, *places.texts):
        _paint_text(painter, text, palette)


def _paint_grounds(painter: QPainter, places: Places, palette: tokens.Palette) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for pill in places.pills:
        painter.setBrush(QColor(palette.attention_soft if pill.attention else palette.brand))
        radius = pill.box.height / 6
        painter.drawRoundedRect(_rect(pill.box), radius, radius)
    if places.mark is not None:
        painter.setBrush(QColor(palette.brand))
        radius = places.mark.height / 6
        painter.drawRoundedRect(_rect(places.mark), radius, radius)


def _paint_shape(painter: QPainter, shape: Dot | Bar, palette: tokens.Palette, width: int) -> None:
    fill, _ = tokens.level_colour(palette, shape.level, width)
    stroke = max(1.5, min(shape.box.width, shape.box.height) / 30)
    painter.setPen(QPen(QColor(palette.level_outline), stroke))
    painter.setBrush(Qt.BrushStyle.NoBrush if shape.hollow else QColor(fill))
    inner = _rect(shape.box).adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    if isinstance(shape, Dot):
        painter.drawEllipse(inner)
    else:
        painter.drawRect(inner)


def _paint_text(painter: QPainter, text: Text, palette: tokens.Palette) -> None:
    painter.setFont(_font(text.size, text.weight))
    painter.setPen(QColor(getattr(palette, text.ink)))
    flags = _ALIGNED[text.align] | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    painter.drawText(_rect(text.box), flags | Qt.TextFlag.TextSingleLine, text.words)


def _rect(box: Box) -> QRectF:
    return QRectF(QPointF(box.x, box.y), QPointF(box.right, box.bottom))
