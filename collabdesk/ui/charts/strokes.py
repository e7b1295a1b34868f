"""How series are drawn: each differs in line and shape, so that it reads without colour."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import pyqtgraph
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPen

from collabdesk import tokens
from collabdesk.ui.presenters.chart_state import (
    ChartPoint,
    ChartSeries,
    ChartWords,
    Point,
    Stroke,
)
from collabdesk.ui.theme import look

WEIGHTS: Final = {True: QFont.Weight.DemiBold, False: QFont.Weight.Normal}
_SHAPES: Final = ("o", "s", "t", "d", "p", "h", "t1", "star")

_GAP: Final = (math.nan, math.nan)
"""Where a line ends and another begins."""


@dataclass(frozen=True, slots=True)
class Style:
    """Line, shape and size of a series."""

    pen: QPen
    shape: str
    size: int
    edge: QPen
    fill: QBrush


def stroke_of(stroke: Stroke | None, place: int, *, chosen: bool) -> Style:
    """Return how the series at *place* is drawn, stronger where it is *chosen*; None: a guide."""
    palette = look().palette
    surface, ink = QBrush(QColor(palette.surface)), QColor(palette.ink)
    brand, outline = QColor(palette.brand), QColor(palette.outline)
    if stroke is Stroke.NOW:
        return Style(_pen(brand, 2.5), "o", _px(11), _pen(brand, 1), QBrush(brand))
    if stroke is Stroke.BEFORE:
        dashed = _pen(ink, 1.5, Qt.PenStyle.DashLine)
        return Style(dashed, "d", _px(11), _pen(ink, 1.5), surface)
    shape = _SHAPES[place % len(_SHAPES)]
    if chosen:
        return Style(_pen(brand, 3.5), shape, _px(13), _pen(brand, 1), QBrush(brand))
    return Style(_pen(outline, 1.3), shape, _px(10), _pen(ink, 1.2), surface)


def _pen(colour: QColor, width: float, line: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(colour)
    pen.setWidthF(width)
    pen.setStyle(line)
    pen.setCosmetic(True)
    return pen


def _px(size: int) -> int:
    # Shapes grow with the text, though less than it.
    return round(math.sqrt(look().px(size) * size))


class Drawing:
    """Puts series, lines and words on a plot."""

    def __init__(self, plot: pyqtgraph.PlotItem) -> None:
        self._plot = plot

    def guides(self, lines: Sequence[Sequence[Point]]) -> None:
        """Draw thin lines to read by."""
        self._lines(lines, _pen(QColor(look().palette.line), 1.2))

    def bonds(self, lines: Sequence[Sequence[Point]]) -> None:
        """Draw firm lines between points that belong together."""
        self._lines(lines, _pen(QColor(look().palette.outline), 2))

    def _lines(self, lines: Sequence[Sequence[Point]], pen: QPen) -> None:
        """Draw *lines* as one item, which costs far less than one each."""
        points = [point for line in lines for point in (*line, _GAP)]
        if points:
            self._plot.addItem(_item(points, pen))

    def series(self, series: ChartSeries, style: Style) -> None:
        """Draw the line of a series, broken at gaps, and then its points over it."""
        if series.joined:
            for run in _runs(series):
                self._plot.addItem(_item(run, style.pen))
        points = [point.at for point in series.points if point is not None]
        if points:
            self._plot.addItem(_shapes(points, style.shape, style.size, style.edge, style.fill))

    def words(self, words: ChartWords) -> None:
        """Write words at their place."""
        item = pyqtgraph.TextItem(words.text, color=look().palette.ink, anchor=words.anchor)
        item.setFont(look().font(tokens.SMALL, WEIGHTS[words.strong]))
        item.setPos(*words.at)
        self._plot.addItem(item)

    def ring(self, at: Point) -> pyqtgraph.PlotDataItem:
        """Draw a ring around the point that is read; return it."""
        pen = _pen(QColor(look().palette.focus), 2.5)
        item = _shapes([at], "o", _px(22), pen, QBrush(Qt.BrushStyle.NoBrush))
        self._plot.addItem(item)
        return item


def _item(points: Sequence[Point], pen: QPen) -> pyqtgraph.PlotDataItem:
    across, up = zip(*points, strict=True)
    return pyqtgraph.PlotDataItem(across, up, pen=pen, antialias=True, connect="finite")


def _shapes(
    points: Sequence[Point], shape: str, size: int, edge: QPen, fill: QBrush
) -> pyqtgraph.PlotDataItem:
    across, up = zip(*points, strict=True)
    return pyqtgraph.PlotDataItem(
        across,
        up,
        pen=None,
        antialias=True,
        symbol=shape,
        symbolSize=size,
        symbolPen=edge,
        symbolBrush=fill,
    )


def _runs(series: ChartSeries) -> list[list[Point]]:
    """Return the stretches of a series without a gap, of two points or more."""
    points: list[ChartPoint | None] = list(series.points)
    if series.closed:
        if None in points:
            gap = points.index(None)
            points = points[gap:] + points[:gap]
        else:
            points.append(points[0])
    runs = [[p.at for p in run if p] for there, run in groupby(points, bool) if there]
    return [run for run in runs if len(run) > 1]
