"""Draws the rows of the list of workshops."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from collabdesk import tokens
from collabdesk.ui.models.workshop_model import LINE_ROLE, Column
from collabdesk.ui.presenters.home_lines import Progress, WorkshopLine
from collabdesk.ui.theme import look

PAD = 12
_BAR_HEIGHT = 8


def row_height() -> int:
    """Return the height in pixels of one row."""
    body, small = look().px(tokens.BODY), look().px(tokens.SMALL)
    return round(1.35 * (body + small)) + 26


class WorkshopDelegate(QStyledItemDelegate):
    """Two lines for the name, one for the rest, a bar or a pill for the progress."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hovered = -1

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room of a cell."""
        return QSize(super().sizeHint(option, index).width(), row_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, WorkshopLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = option.rect
        self._paint_ground(painter, option, cell, index.row())
        box = cell.adjusted(PAD, 0, -PAD, 0)
        column = index.column()
        if column == Column.WORKSHOP:
            _paint_name(painter, box, line)
        elif column == Column.PROGRESS:
            _paint_progress(painter, box, line)
        else:
            painter.setPen(QColor(look().palette.ink))
            painter.setFont(look().font(tokens.BODY))
            flags = Qt.AlignmentFlag.AlignVCenter
            if column == Column.MORE:
                flags |= Qt.AlignmentFlag.AlignHCenter
                box = cell
            painter.drawText(box, flags, str(index.data()))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, cell: QRect, row: int
    ) -> None:
        palette = look().palette
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or row == self.hovered:
            painter.fillRect(cell, QColor(palette.selected))
        painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), QColor(palette.line))
        view = option.widget
        if chosen and view is not None and view.hasFocus():
            painter.fillRect(QRect(cell.left(), cell.top(), cell.width(), 2), QColor(palette.focus))
            painter.fillRect(
                QRect(cell.left(), cell.bottom() - 1, cell.width(), 2), QColor(palette.focus)
            )


def _paint_name(painter: QPainter, box: QRect, line: WorkshopLine) -> None:
    palette = look().palette
    strong = look().font(tokens.BODY, QFont.Weight.DemiBold)
    small = look().font(tokens.SMALL)
    heights = QFontMetrics(strong).height(), QFontMetrics(small).height()
    top = box.top() + (box.height() - sum(heights)) // 2
    painter.setFont(strong)
    painter.setPen(QColor(palette.muted if line.archived else palette.ink))
    _line_of_text(painter, QRect(box.left(), top, box.width(), heights[0]), line.title)
    painter.setFont(small)
    painter.setPen(QColor(palette.muted))
    below = QRect(box.left(), top + heights[0], box.width(), heights[1])
    _line_of_text(painter, below, line.detail)


def _line_of_text(painter: QPainter, box: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def _paint_progress(painter: QPainter, box: QRect, line: WorkshopLine) -> None:
    if line.progress == Progress.BAR:
        _paint_bar(painter, box, line)
        return
    palette = look().palette
    overdue = line.progress == Progress.OVERDUE
    font = look().font(tokens.SMALL, QFont.Weight.DemiBold)
    metrics = QFontMetrics(font)
    words = metrics.elidedText(line.words, Qt.TextElideMode.ElideRight, box.width() - 18)
    height = metrics.height() + 4
    pill = QRectF(box.left(), box.center().y() - height / 2, 0, height)
    pill.setWidth(metrics.horizontalAdvance(words) + 18)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.attention_soft if overdue else palette.brand_soft))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setFont(font)
    painter.setPen(QColor(palette.attention if overdue else palette.brand_soft_ink))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)


def _paint_bar(painter: QPainter, box: QRect, line: WorkshopLine) -> None:
    palette = look().palette
    font = look().font(tokens.SMALL)
    room = QFontMetrics(font).horizontalAdvance("100%") + 10
    track = QRectF(box.left(), box.center().y() - _BAR_HEIGHT / 2, box.width() - room, _BAR_HEIGHT)
    painter.setPen(QPen(QColor(palette.outline), 1))
    painter.setBrush(QColor(palette.track))
    painter.drawRoundedRect(track, 4, 4)
    done = QRectF(track)
    done.setWidth(track.width() * line.per_cent / 100)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.brand))
    if line.per_cent:
        painter.drawRoundedRect(done, 4, 4)
    painter.setFont(font)
    painter.setPen(QColor(palette.muted))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, line.words)
