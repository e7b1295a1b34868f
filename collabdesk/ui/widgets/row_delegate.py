"""Draws a cell with one or two lines of text."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from collabdesk import tokens
from collabdesk.ui.models.row_model import CELL_ROLE, Index
from collabdesk.ui.presenters.rows import Cell
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.spread import paint_spread, spread_width

_PAD = 10
_WIDEST = 170
_CHIP_PAD = 8
_ALIGN = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class RowDelegate(QStyledItemDelegate):
    """A hairline under each row, a soft ground and a mark for the chosen one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room for the text, so much at most that other columns have theirs."""
        del option
        cell: Cell = index.data(CELL_ROLE)
        if cell.counts:
            return QSize(spread_width(len(cell.counts)) + 2 * _PAD, row_height(two_lines=False))
        width = QFontMetrics(_font(cell)).horizontalAdvance(cell.text) + 2 * _PAD + 2
        return QSize(min(width, look().px(_WIDEST)), row_height(two_lines=bool(cell.under)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        cell: Cell = index.data(CELL_ROLE)
        palette, box = look().palette, QRect(option.rect)
        painter.save()
        if is_chosen(option):
            painter.fillRect(box, QColor(palette.brand_soft))
            if index.column() == 0:
                painter.fillRect(
                    QRect(box.left(), box.top(), 3, box.height()), QColor(palette.brand)
                )
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(palette.line))
        if cell.counts:
            paint_spread(painter, box.adjusted(_PAD, 4, -_PAD, -5), cell.counts)
        else:
            self._paint_cell(painter, option, index)
        self._paint_focus(painter, option, box)
        painter.restore()

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw what is written in the cell."""
        cell: Cell = index.data(CELL_ROLE)
        paint_words(painter, cell, inner(option.rect), chosen=is_chosen(option))

    @staticmethod
    def _paint_focus(painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        view = option.widget
        if not isinstance(view, QWidget) or not view.hasFocus():
            return
        if is_chosen(option):
            painter.fillRect(QRect(box.left(), box.top(), box.width(), 2), _focus())
            painter.fillRect(QRect(box.left(), box.bottom() - 1, box.width(), 2), _focus())


def is_chosen(option: QStyleOptionViewItem) -> bool:
    """Tell whether the cell is of the chosen row."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def inner(cell: QRect) -> QRect:
    """Return where in a cell there may be words."""
    return QRect(cell).adjusted(_PAD, 0, -4, -1)


def two_lines(box: QRect, cell: Cell) -> tuple[QRect, QRect]:
    """Return where in *box* the two lines of a cell stand."""
    first, second = (QFontMetrics(font).height() for font in (_font(cell), _small()))
    top = box.top() + (box.height() - first - second) // 2
    return (
        QRect(box.left(), top, box.width(), first),
        QRect(box.left(), top + first, box.width(), second),
    )


def paint_words(painter: QPainter, cell: Cell, box: QRect, *, chosen: bool) -> None:
    """Draw the text of a cell, and what stands under it."""
    if cell.under:
        box, below = two_lines(box, cell)
        if not cell.under.isspace():
            paint_under(painter, cell.under, below, chosen=chosen)
    if cell.chip:
        _paint_chip(painter, cell.text, box, chosen=chosen)
        return
    font, palette = _font(cell), look().palette
    painter.setFont(font)
    painter.setPen(QColor(palette.attention if cell.attention else palette.ink))
    painter.drawText(box, _ALIGN, _fitting(QFontMetrics(font), cell.text, box.width()))


def paint_under(
    painter: QPainter, text: str, box: QRect, *, chosen: bool, seen_from: int = 0
) -> None:
    """Draw a second, smaller line; nothing where it ends before *seen_from*."""
    font, palette = _small(), look().palette
    metrics = QFontMetrics(font)
    if seen_from > box.left() + metrics.horizontalAdvance(text):
        return
    painter.setFont(font)
    painter.setPen(QColor(palette.ink if chosen else palette.muted))
    painter.drawText(box, _ALIGN, _fitting(metrics, text, box.width()))


def _paint_chip(painter: QPainter, text: str, box: QRect, *, chosen: bool) -> None:
    palette, font = look().palette, look().font(tokens.SMALL, QFont.Weight.DemiBold)
    metrics = QFontMetrics(font)
    words = _fitting(metrics, text, box.width() - 2 * _CHIP_PAD)
    width, height = metrics.horizontalAdvance(words) + 2 * _CHIP_PAD, metrics.height() + 2
    pill = QRect(box.left(), box.center().y() - height // 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.surface if chosen else palette.brand_soft))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setFont(font)
    painter.setPen(QColor(palette.ink if chosen else palette.brand_soft_ink))
    painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), words)


def row_height(*, two_lines: bool) -> int:
    """Return the height of a row in pixels at the text size in force."""
    height = QFontMetrics(look().font(tokens.BODY)).height() + look().px(14)
    return height + QFontMetrics(look().font(tokens.SMALL)).height() if two_lines else height


def _small() -> QFont:
    return look().font(tokens.SMALL)


def _focus() -> QColor:
    return QColor(look().palette.focus)


def _font(cell: Cell) -> QFont:
    bold = cell.strong or cell.attention
    return look().font(tokens.BODY, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)


def _fitting(metrics: QFontMetrics, text: str, width: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
