"""A chart of points and lines that is walked by arrows and read under the mouse."""

from __future__ import annotations

from dataclasses import replace
from math import hypot
from typing import Final

import pyqtgraph
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessibleInterface,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QToolTip, QWidget

from collabdesk import tokens
from collabdesk.ui.charts import told
from collabdesk.ui.charts.strokes import WEIGHTS, Drawing, stroke_of
from collabdesk.ui.presenters.chart_state import ChartPoint, ChartState, ChartWords
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.tips import plain

_NEAR: Final = 18
"""The mouse reads a point from so many pixels away."""
_WIDTH, _HEIGHT = 640, 320
_NARROW: Final = 220
"""Where words leave fewer pixels (at 100 % text size) to the points, they stand in two lines."""
_LEAST: Final = 80.0
"""So many pixels across are left to the points, however long the words are."""
_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_NOTHING: Final = ChartState("", "", "")


class PlotChart(pyqtgraph.PlotWidget):
    """Shows a ``ChartState``; tells which point is read, and which indicator is asked for."""

    point_read = Signal(str)
    indicator_chosen = Signal(str)
    # Asked for by events that come before there is anything to draw.
    _state = _NOTHING

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=look().palette.surface)
        told.install()
        self.told: QAccessibleInterface | None = None
        self._at: tuple[int, int] | None = None
        self._narrow = False
        self._axes: tuple[object, ...] = ()
        self._marker: pyqtgraph.PlotDataItem | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        plot = self.getPlotItem()
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.vb.setMouseEnabled(x=False, y=False)
        plot.vb.sigResized.connect(self._set_range)

    def show_chart(self, state: ChartState) -> None:
        """Draw *state*; the point that was read stays so where it is still there."""
        same = state.name == self._state.name
        if state == self._state:
            return
        self._state = state
        if not same or self.point() is None:
            self._at = None
        self.setAccessibleName(state.name)
        self.setAccessibleDescription(state.summary)
        self._draw()
        if not same and self.hasFocus():
            self._walk(0, 0)
        self.point_read.emit(self.value_said())

    def point(self) -> ChartPoint | None:
        """Return the point that is read, None before any is."""
        if self._at is None:
            return None
        series, place = self._at
        shown = self._state.series
        if series < len(shown) and place < len(shown[series].points):
            return shown[series].points[place]
        return None

    def value_said(self) -> str:
        """Return the point that is read in words, "" before any is."""
        point = self.point()
        return point.said if point else ""

    def sizeHint(self) -> QSize:
        """Return the room for a chart that can be read, whatever is drawn on it."""
        return QSize(look().px(_WIDTH), max(self.minimumHeight(), look().px(_HEIGHT)))

    # drawing

    def _draw(self) -> None:
        plot = self.getPlotItem()
        plot.clear()
        self._marker = None
        self.setBackground(look().palette.surface)
        self._draw_axes()
        drawing = Drawing(plot)
        drawing.guides(self._state.guides)
        drawing.bonds(self._state.bonds)
        chosen = self._at[0] if self._at else -1
        for place, series in enumerate(self._state.series):
            drawing.series(series, stroke_of(series.stroke, place, chosen=place == chosen))
        for words in self._state.words:
            drawing.words(self._broken(words))
        self._set_range()
        self._mark()

    def _draw_axes(self) -> None:
        asked = self._state.across, self._state.upwards, look()
        if asked == self._axes:
            return  # axes that are told the same again are laid out and painted anew
        self._axes = asked
        plot, palette = self.getPlotItem(), look().palette
        ticks = {"bottom": self._state.across, "left": self._state.upwards}
        for name, marks in ticks.items():
            plot.showAxis(name, bool(marks))
            axis = plot.getAxis(name)
            axis.setTicks([list(marks)])
            axis.setPen(stroke_of(None, 0, chosen=False).pen)
            axis.setTextPen(QColor(palette.muted))
            axis.setTickFont(look().font(tokens.SMALL))
            axis.setStyle(tickLength=4, autoExpandTextSpace=True, hideOverlappingLabels=False)

    def _set_range(self) -> None:
        """Show the box of the state, and room enough for the words around it."""
        view, state = self.getPlotItem().vb, self._state
        if state is _NOTHING:
            return
        left, right, bottom, top = state.box
        width, height = view.width(), view.height()
        view.setAspectLocked(state.square)
        if state.square:
            narrow = width - 2 * self._widest_aside(broken=False) < look().px(_NARROW)
            if narrow != self._narrow:
                self._narrow = narrow
                self._draw()
                return
            unit = self._unit(width, height)
            across, up = width / unit / 2, height / unit / 2
            view.setRange(xRange=(-across, across), yRange=(-up, up), padding=0)
            return
        for words in state.words:
            rest = width - self._width_of(words)
            if words.anchor[0] == 0.0 and rest > _LEAST:
                right = max(right, left + (words.at[0] - left) * width / rest)
        view.setRange(xRange=(left, right), yRange=(bottom, top), padding=0)

    def _unit(self, width: float, height: float) -> float:
        """Return how many pixels one measure may take so that the words around it fit."""
        left, right, bottom, top = self._state.box
        line = QFontMetrics(look().font(tokens.SMALL)).height() * (2.4 if self._narrow else 1.4)
        across = (width - 2 * self._widest_aside(broken=self._narrow)) / (right - left)
        return max(min(across, (height - 2 * line) / (top - bottom)), _LEAST / 2)

    def _widest_aside(self, *, broken: bool) -> float:
        """Return the width of the widest words left and right of the points."""
        aside = [words for words in self._state.words if words.anchor[0] in {0.0, 1.0}]
        if broken:
            aside = [self._broken(words) for words in aside]
        return max(map(self._width_of, aside), default=0.0)

    def _broken(self, words: ChartWords) -> ChartWords:
        """Return *words* in two lines where there is little room beside the points."""
        text = words.text
        spaces = [place for place, character in enumerate(text) if character == " "]
        if not self._narrow or not spaces:
            return words
        middle = min(spaces, key=lambda place: abs(place - len(text) / 2))
        return replace(words, text=f"{text[:middle]}\n{text[middle + 1 :]}")

    @staticmethod
    def _width_of(words: ChartWords) -> float:
        metrics = QFontMetrics(look().font(tokens.SMALL, WEIGHTS[words.strong]))
        return max(map(metrics.horizontalAdvance, words.text.split("\n"))) + 14.0

    def _mark(self) -> None:
        plot = self.getPlotItem()
        if self._marker is not None:
            plot.removeItem(self._marker)
            self._marker = None
        point = self.point()
        if point is not None:
            self._marker = Drawing(plot).ring(point.at)

    def changeEvent(self, event: QEvent) -> None:
        """Take on the colours and the text size in force."""
        super().changeEvent(event)
        redrawn = event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
        if redrawn and self._state is not _NOTHING:
            self._draw()

    # reading

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by arrows, open by Enter; leave letters and digits to the page."""
        point = self.point()
        if event.key() in _STEPS:
            across, along = _STEPS[Qt.Key(event.key())]
            self._walk(*((along, across) if self._state.down else (across, along)))
        elif event.key() in _OPEN_KEYS and point is not None and point.opens:
            self.indicator_chosen.emit(point.opens)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first point."""
        super().focusInEvent(event)
        if self.point() is None:
            self._walk(0, 0)

    def _walk(self, across: int, along: int) -> None:
        """Go *along* a series, or *across* to another, past gaps, to the nearest point there."""
        places = [
            (number, place)
            for number, series in enumerate(self._state.series)
            for place, point in enumerate(series.points)
            if point is not None
        ]
        if not places:
            return
        if self._at is None:
            self._read(places[0])
            return
        series, place = self._at
        if along:
            ahead = [p for p in places if p[0] == series and (p[1] - place) * along > 0]
        else:
            ahead = [p for p in places if (p[0] - series) * across > 0]
        if ahead:
            self._read(min(ahead, key=lambda p: (abs(p[0] - series), abs(p[1] - place))))

    def _read(self, at: tuple[int, int]) -> None:
        if at == self._at:
            return
        other = self._at is None or self._at[0] != at[0]
        self._at = at
        if other:
            self._draw()
        else:
            self._mark()
        said = self.value_said()
        told.announce(self, said)
        self.point_read.emit(said)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say the point under the mouse."""
        near = self._near(event.position())
        if near is None:
            QToolTip.hideText()
            return
        point = self._state.series[near[0]].points[near[1]]
        if point is not None:
            QToolTip.showText(event.globalPosition().toPoint(), plain(point.said), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Read the point under the mouse."""
        near = self._near(event.position())
        if near is not None:
            self._read(near)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the indicator under the mouse."""
        del event
        point = self.point()
        if point is not None and point.opens:
            self.indicator_chosen.emit(point.opens)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing is dragged here."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls the page."""
        event.ignore()

    def _near(self, position: QPointF) -> tuple[int, int] | None:
        view = self.getPlotItem().vb
        found: list[tuple[float, tuple[int, int]]] = []
        for number, series in enumerate(self._state.series):
            for place, point in enumerate(series.points):
                if point is not None:
                    at = view.mapViewToScene(QPointF(*point.at))
                    away = hypot(at.x() - position.x(), at.y() - position.y())
                    found.append((away, (number, place)))
        away, nearest = min(found, default=(float(_NEAR + 1), (0, 0)))
        return nearest if away <= _NEAR else None
