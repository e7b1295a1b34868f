"""Draws the cells of the table of actions: the first step goes on under the cells behind it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from collabdesk.ui.models.row_model import Index, RowModel
from collabdesk.ui.widgets.row_delegate import (
    RowDelegate,
    inner,
    is_chosen,
    paint_under,
    paint_words,
    two_lines,
)


class ActionDelegate(RowDelegate):
    """What stands under the first cell of a row has the room of those behind it, too.

    It ends before the first that has something under its own text. Each cell draws its piece.
    """

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, model, column = option.widget, index.model(), index.column()
        cells = model.cells(index.row()) if isinstance(model, RowModel) else ()
        reach = next((n for n, cell in enumerate(cells) if n and cell.under), len(cells))
        if not isinstance(view, QTableView) or reach < 2 or not cells[0].under:
            super()._paint_cell(painter, option, index)
            return
        # A blank below keeps the text of every cell of the row on one line.
        own, chosen = (cells[column].under if column else ""), is_chosen(option)
        words = replace(cells[column], under=own or " ")
        paint_words(painter, words, inner(option.rect), chosen=chosen)
        if column < reach:
            painter.setClipRect(option.rect)
            left, last = view.columnViewportPosition(0), reach - 1
            right = view.columnViewportPosition(last) + view.columnWidth(last)
            whole = QRect(left, option.rect.top(), right - left, option.rect.height())
            _, below = two_lines(inner(whole), cells[0])
            paint_under(painter, cells[0].under, below, chosen=chosen, seen_from=option.rect.left())
