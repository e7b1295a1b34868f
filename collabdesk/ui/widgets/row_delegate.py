"""Draws a cell with one or two lines of text."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from collabdesk import tokens
from collabdesk.ui.models.row_model import CELL_ROLE
from collabdesk.ui.presenters.rows import Cell
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.spread import paint_spread, spread_width

_PAD = 10
_WIDEST = 170
_ALIGN = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class RowDelegate(QStyledItemDelegate):
    """A hairline under each row, a soft ground and a mark for the chosen one."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room for the text, so much at most that other columns have theirs."""
        del option
        cell: Cell = index.data(CELL_ROLE)
        if cell.counts:
            return QSize(spread_width(len(cell.counts)) + 2 * _PAD, row_height(two_lines=False))
        width = QFontMetrics(_font(cell)).horizontalAdvance(cell.text) + 2 * _PAD + 2
        return QSize(min(width, look().px(_WIDEST)), row_height(two_lines=bool(cell.under)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the cell."""
        cell: Cell = index.data(CELL_ROLE)
        palette, box = look().palette, QRect(option.rect)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, QColor(palette.brand_soft))
            if index.column() == 0:
                painter.fillRect(
                    QRect(box.left(), box.top(), 3, box.height()), QColor(palette.brand)
                )
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(palette.line))
        if cell.counts:
            paint_spread(painter, box.adjusted(_PAD, 4, -_PAD, -5), cell.counts)
        else:
            self._paint_words(painter, cell, box.adjusted(_PAD, 0, -4, -1), chosen=chosen)
        self._paint_focus(painter, option, box)
        painter.restore()

    @staticmethod
    def _paint_words(painter: QPainter, cell: Cell, box: QRect, *, chosen: bool) -> None:
        palette = look().palette
        font = _font(cell)
        metrics, small = QFontMetrics(font), QFontMetrics(look().font(tokens.SMALL))
        if cell.under:
            top = box.top() + (box.height() - metrics.height() - small.height()) // 2
            under = QRect(box.left(), top + metrics.height(), box.width(), small.height())
            box = QRect(box.left(), top, box.width(), metrics.height())
            painter.setFont(look().font(tokens.SMALL))
            painter.setPen(QColor(palette.ink if chosen else palette.muted))
            painter.drawText(under, _ALIGN, _fitting(small, cell.under, under.width()))
        painter.setFont(font)
        painter.setPen(QColor(palette.attention if cell.attention else palette.ink))
        painter.drawText(box, _ALIGN, _fitting(metrics, cell.text, box.width()))

    @staticmethod
    def _paint_focus(painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        view = option.widget
        if not isinstance(view, QWidget) or not view.hasFocus():
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRect(box.left(), box.top(), box.width(), 2), _focus())
            painter.fillRect(QRect(box.left(), box.bottom() - 1, box.width(), 2), _focus())


def row_height(*, two_lines: bool) -> int:
    """Return the height of a row in pixels at the text size in force."""
    height = QFontMetrics(look().font(tokens.BODY)).height() + look().px(14)
    return height + QFontMetrics(look().font(tokens.SMALL)).height() if two_lines else height


def _focus() -> QColor:
    return QColor(look().palette.focus)


def _font(cell: Cell) -> QFont:
    bold = cell.strong or cell.attention
    return look().font(tokens.BODY, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)


def _fitting(metrics: QFontMetrics, text: str, width: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
