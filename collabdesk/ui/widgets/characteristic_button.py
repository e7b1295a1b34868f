"""One characteristic in the list: its name, a dot per indicator, and how many are agreed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from collabdesk import tokens
from collabdesk.ui.presenters.score_state import Line, Mark, Standing
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.press_button import PressButton
from collabdesk.ui.widgets.tips import plain

_LEFT = 15
_RIGHT = 10
_PADDING = 5
_CELL = 24
_DOT = 11
_NAME = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)


class CharacteristicButton(PressButton):
    """Click the name for the characteristic, a dot for one indicator."""

    characteristic_chosen = Signal(int)
    indicator_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: Line | None = None
        self._pressed: Mark | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)

    def show_line(self, line: Line) -> None:
        """Show *line*."""
        if line == self._line:
            return
        if self._line is None or self._line.name != line.name:
            self.updateGeometry()
        self._line = line
        self.setText(line.name)
        self.setChecked(line.current)
        self.setAccessibleName(line.spoken)
        self.setAccessibleDescription("; ".join(mark.spoken for mark in line.marks))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room at the width of the list."""
        return QSize(190, self.heightForWidth(190))

    def minimumSizeHint(self) -> QSize:
        """Let the name wrap."""
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def heightForWidth(self, width: int) -> int:
        """Return the height of name and dots; the bold name counts, so that nothing jumps."""
        return self._name_box(width).height() + self._cell_height() + 2 * _PADDING

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the dot under the pointer."""
        self._pressed = self._mark_at(event.position())
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say a dot in words where the pointer rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._mark_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain(mark.spoken) if mark else "", self)
            return True
        return super().event(event)

    def _on_clicked(self) -> None:
        mark, self._pressed = self._pressed, None
        if mark is not None:
            self.indicator_chosen.emit(mark.indicator)
        elif self._line is not None:
            self.characteristic_chosen.emit(self._line.number)

    def mark_box(self, index: int) -> QRectF:
        """Return where the dot of the indicator at *index* can be clicked."""
        count = max(len(self._line.marks) if self._line else 1, 1)
        room = self.width() - _LEFT - _RIGHT - look().px(30)
        cell = min(look().px(_CELL), room / count)
        top = self.height() - _PADDING - self._cell_height()
        left = _LEFT - (cell - self._dot()) / 2 + index * cell
        return QRectF(left, top, cell, self._cell_height())

    def _mark_at(self, where: QPointF) -> Mark | None:
        marks = self._line.marks if self._line else ()
        boxes = ((mark, self.mark_box(index)) for index, mark in enumerate(marks))
        return next((mark for mark, box in boxes if box.contains(where)), None)

    @staticmethod
    def _dot() -> int:
        return look().px(_DOT)

    @staticmethod
    def _cell_height() -> int:
        return look().px(_CELL)

    def _name_box(self, width: int) -> QRect:
        metrics = QFontMetrics(look().font(tokens.BODY, QFont.Weight.DemiBold))
        room = QRect(_LEFT, _PADDING, width - _LEFT - _RIGHT, 1000)
        return metrics.boundingRect(room, _NAME, self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        del event
        if self._line is None:
            return
        palette, painter = look().palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._line.current:
            painter.fillRect(self.rect(), QColor(palette.brand_soft))
            painter.fillRect(QRectF(0, 0, 4, self.height()), QColor(palette.brand))
        elif self.underMouse():
            painter.fillRect(self.rect(), QColor(palette.selected))
        self._paint_name(painter)
        for index, mark in enumerate(self._line.marks):
            self._paint_mark(painter, mark, self.mark_box(index).center())
        self._paint_count(painter, self._line)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 5, 5)

    def _paint_name(self, painter: QPainter) -> None:
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        painter.setFont(look().font(tokens.BODY, weight))
        painter.setPen(QColor(look().palette.ink))
        box = QRect(_LEFT, _PADDING, self.width() - _LEFT - _RIGHT, self.height())
        painter.drawText(box, _NAME, self.text())

    def _paint_mark(self, painter: QPainter, mark: Mark, centre: QPointF) -> None:
        palette, radius = look().palette, self._dot() / 2
        colour = {
            Standing.OPEN: palette.outline,
            Standing.TALKING: palette.attention,
            Standing.AGREED: palette.brand,
        }[mark.standing]
        painter.setPen(QPen(QColor(colour), 1.2))
        painter.setBrush(QColor(colour))
        if mark.standing is Standing.OPEN:
            painter.setBrush(QColor(palette.surface))
        painter.drawEllipse(centre, radius, radius)
        if mark.standing is Standing.TALKING:
            # A hole, so that it differs from an agreed one without its colour too.
            painter.setBrush(QColor(palette.surface))
            painter.drawEllipse(centre, radius * 0.3, radius * 0.3)
        if mark.current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.ink), 1.5))
            painter.drawEllipse(centre, radius + 3, radius + 3)

    def _paint_count(self, painter: QPainter, line: Line) -> None:
        painter.setFont(look().font(tokens.SMALL))
        painter.setPen(QColor(look().palette.muted))
        last = self.mark_box(len(line.marks) - 1)
        box = QRectF(last.right(), last.top(), self.width() - last.right(), last.height())
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, where, line.count)
