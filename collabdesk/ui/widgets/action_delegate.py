"""Draws the cells of the table of actions: the first step goes on under the cells behind it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from collabdesk.ui.models.row_model import CELL_ROLE
from collabdesk.ui.presenters.rows import Cell
from collabdesk.ui.widgets.row_delegate import (
    RowDelegate,
    inner,
    paint_under,
    paint_words,
    two_lines,
)


class ActionDelegate(RowDelegate):
    """What stands under the first cell of a row has the room of those behind it, too.

    It ends before the first that has something under its own text. Each cell draws its piece.
    """

    def _paint_cell(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        *,
        chosen: bool,
    ) -> None:
        view, cell = option.widget, _cell(index, index.column())
        first, reach = _cell(index, 0), _reach(index)
        if not isinstance(view, QTableView) or not first.under or reach == 1:
            super()._paint_cell(painter, option, index, chosen=chosen)
            return
        # A blank below keeps the text of every cell of the row on one line.
        own = cell.under if index.column() else ""
        paint_words(painter, replace(cell, under=own or " "), inner(option.rect), chosen=chosen)
        if index.column() < reach:
            painter.setClipRect(option.rect)
            left, last = view.columnViewportPosition(0), reach - 1
            right = view.columnViewportPosition(last) + view.columnWidth(last)
            whole = QRect(left, option.rect.top(), right - left, option.rect.height())
            _, below = two_lines(inner(whole), first)
            paint_under(painter, first.under, below, chosen=chosen)


def _cell(index: QModelIndex | QPersistentModelIndex, column: int) -> Cell:
    found: Cell = index.sibling(index.row(), column).data(CELL_ROLE)
    return found


def _reach(index: QModelIndex | QPersistentModelIndex) -> int:
    """Return how many cells of a row the first one's second line runs under."""
    count = index.model().columnCount()
    blocked = (n for n in range(1, count) if _cell(index, n).under)
    return next(blocked, count)
