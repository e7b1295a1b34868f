"""Draws a cell of the heat map: its level as ground, and always its figure."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from collabdesk import tokens
from collabdesk.ui.models.heat_model import CELL_ROLE, HeatModel
from collabdesk.ui.presenters.heat_state import HeatCell
from collabdesk.ui.theme import look

_CORNER = 7
_RADIUS = 4
_ROOMY = 34
"""A cell of so many pixels each way has larger figures."""


class HeatDelegate(QStyledItemDelegate):
    """A figure on its ground; a corner where seats of one partner differ."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room for a figure."""
        del option, index
        return QSize(look().px(34), look().px(26))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the cell."""
        cell: HeatCell = index.data(CELL_ROLE)
        palette, box = look().palette, QRectF(option.rect).adjusted(1, 1, -1, -1)
        ground, ink = palette.surface, palette.muted
        model = index.model()
        if cell.level is not None and isinstance(model, HeatModel):
            ground, ink = tokens.level_colour(palette, cell.level, model.heat.width)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        if cell.apart:
            self._paint_corner(painter, box, ink)
        painter.setPen(QColor(ink))
        roomy = box.height() >= look().px(_ROOMY) and box.width() >= look().px(_ROOMY)
        size = tokens.BODY if roomy else tokens.SMALL
        painter.setFont(look().font(size, QFont.Weight.DemiBold))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cell.text)
        self._paint_focus(painter, option, box)
        painter.restore()

    @staticmethod
    def _paint_corner(painter: QPainter, box: QRectF, ink: str) -> None:
        corner, size = box.topRight(), look().px(_CORNER)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink))
        points = [corner, corner - QPointF(size, 0), corner + QPointF(0, size)]
        painter.drawPolygon(QPolygonF(points))

    @staticmethod
    def _paint_focus(painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        view = option.widget
        if not isinstance(view, QWidget) or not view.hasFocus():
            return
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look().palette.surface), 4))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), _RADIUS, _RADIUS)
            painter.setPen(QPen(QColor(look().palette.focus), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
