"""The seats at the table: who has voted and whose turn it is, never what was voted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from collabdesk import tokens
from collabdesk.ui.presenters.score_state import Seat, SeatGroup, SeatKey
from collabdesk.ui.theme import look

_CELL = 26
_DOT = 12
_GAP = 14
_NAME_WIDTH = 150
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Where names and seats lie at one width."""

    names: tuple[tuple[str, QRectF], ...]
    seats: tuple[tuple[Seat, QRectF], ...]
    height: int


_Places = tuple[tuple[tuple[str, QRectF], ...], tuple[QRectF, ...], int]
"""Where the names lie, where the seats lie, and how high all of it is."""


class SeatStrip(QWidget):
    """A dot per seat, grouped by partner; ``seat_chosen`` carries the key of another seat."""

    seat_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[SeatGroup, ...] = ()
        self._shape: tuple[tuple[str, int], ...] = ()
        self._places: dict[tuple[int, int], _Places] = {}
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_groups(self, groups: tuple[SeatGroup, ...], spoken: str) -> None:
        """Show *groups*; *spoken* says in words how many voted and whose turn it is."""
        self.setAccessibleDescription(spoken)
        if groups == self._groups:
            return
        self._groups = groups
        shape = tuple((group.name, len(group.seats)) for group in groups)
        if shape != self._shape:
            self._shape = shape
            self._places.clear()
            self.updateGeometry()
        self.update()

    @property
    def turn_box(self) -> QRect:
        """Where the seat lies whose turn it is; empty if there is none."""
        for seat, box in self._drawn(self.width()).seats:
            if seat.turn:
                return box.toAlignedRect()
        return QRect()

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at *width*."""
        return self._drawn(width).height

    def sizeHint(self) -> QSize:
        """Return the room for a few seats."""
        return QSize(300, self._row_height())

    def minimumSizeHint(self) -> QSize:
        """One group must fit."""
        return QSize(_NAME_WIDTH, self._row_height())

    def event(self, event: QEvent) -> bool:
        """Keep the arrows for choosing a seat while the strip has the focus."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _STEPS
            and event.modifiers() in _PLAIN
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the seat before or after."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        keys = [s.key for g in self._groups for s in g.seats if s.key is not None]
        if not step or not keys:
            super().keyPressEvent(event)
            return
        turn = self._turn()
        index = keys.index(turn) + step if turn in keys else 0
        self.seat_chosen.emit(keys[index % len(keys)])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the seat under the pointer."""
        event.accept()
        for seat, box in self._drawn(self.width()).seats:
            if seat.key is not None and box.contains(event.position()):
                self.seat_chosen.emit(seat.key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names and dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn, visible = self._drawn(self.width()), QRectF(event.rect())
        turns = {g.name for g in self._groups if any(s.turn for s in g.seats)}
        for name, box in drawn.names:
            if box.intersects(visible):
                self._paint_name(painter, name, box, strong=name in turns)
        for seat, box in drawn.seats:
            if box.intersects(visible):
                self._paint_seat(painter, seat, box.center())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look().palette.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _turn(self) -> SeatKey | None:
        return next((s.key for g in self._groups for s in g.seats if s.turn), None)

    def _paint_name(self, painter: QPainter, name: str, box: QRectF, *, strong: bool) -> None:
        font = look().font(tokens.SMALL, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(look().palette.ink if strong else look().palette.muted))
        text = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    @staticmethod
    def _paint_seat(painter: QPainter, seat: Seat, centre: QPointF) -> None:
        palette, radius = look().palette, look().px(_DOT) / 2
        painter.setPen(QPen(QColor(palette.brand if seat.voted else palette.outline), 1.5))
        painter.setBrush(QColor(palette.brand if seat.voted else palette.surface))
        painter.drawEllipse(centre, radius, radius)
        if seat.turn:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.ink), 2))
            painter.drawEllipse(centre, radius + 4, radius + 4)

    @staticmethod
    def _row_height() -> int:
        return QFontMetrics(look().font(tokens.SMALL)).height() + look().px(_CELL) + 4

    def _drawn(self, width: int) -> _Drawn:
        """Return where everything lies at *width*."""
        key = (width, look().text_size)
        if key not in self._places:
            self._places[key] = self._laid_out(width)
        names, boxes, height = self._places[key]
        seats = (seat for group in self._groups for seat in group.seats)
        return _Drawn(names, tuple(zip(seats, boxes, strict=True)), height)

    def _laid_out(self, width: int) -> _Places:
        """Lay the groups out from left to right, then down: the same until the seats change."""
        metrics = QFontMetrics(look().font(tokens.SMALL, QFont.Weight.DemiBold))
        cell, name_height = look().px(_CELL), metrics.height()
        names: list[tuple[str, QRectF]] = []
        boxes: list[QRectF] = []
        left, top, row = 0, 0, 0
        room = max(width - 8, cell)
        for group in self._groups:
            name_width = min(metrics.horizontalAdvance(group.name) + 4, look().px(_NAME_WIDTH))
            across = max(1, min(len(group.seats), room // cell))
            wide = min(max(name_width, across * cell), room)
            if left and left + wide > room:
                left, top, row = 0, top + row + 4, 0
            names.append((group.name, QRectF(left + 4, top + 2, wide, name_height)))
            for index in range(len(group.seats)):
                x, y = left + index % across * cell, top + name_height + index // across * cell
                boxes.append(QRectF(x, y + 2, cell, cell))
            rows = -(-len(group.seats) // across)
            row = max(row, name_height + rows * cell + 2)
            left += wide + _GAP
        return tuple(names), tuple(boxes), top + row + 2
