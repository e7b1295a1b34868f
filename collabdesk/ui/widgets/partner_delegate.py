"""Draws the rows of partners, and tells what was clicked in them."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from collabdesk import tokens
from collabdesk.domain.workshop import NAME_LIMIT
from collabdesk.ui.models.partner_model import EDITED, ROW_ROLE, Column
from collabdesk.ui.presenters.partners import NAME, SEATS, PartnerRow
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.paste_field import CellField

Index = QModelIndex | QPersistentModelIndex
PAD = 10
_SIGNS = {Column.UP: "↑", Column.DOWN: "↓", Column.REMOVE: "✕"}


def row_height() -> int:
    """Return the height in pixels of a row: a name, and a sentence below it where it is wrong."""
    body, small = look().px(tokens.BODY), look().px(tokens.SMALL)
    return round(1.3 * (body + small)) + 12


def step_width() -> int:
    """Return the width in pixels of the minus and of the plus."""
    return max(32, look().px(28))


class PartnerDelegate(QStyledItemDelegate):
    """Name and seats are typed into, the rest is pressed."""

    pressed = Signal(int, int)  # row, column
    seats_stepped = Signal(int, int)  # row, one more or one less

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hovered = (-1, -1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, PartnerRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell, column = option.rect, Column(index.column())
        palette = look().palette
        below = QRect(cell.left(), cell.bottom(), cell.width(), 1)
        painter.fillRect(below, QColor(palette.line))
        if column == Column.NAME:
            _paint_name(painter, cell.adjusted(PAD, 0, -PAD, 0), row)
        elif column == Column.SEATS:
            self._paint_seats(painter, cell, row, self.hovered == (index.row(), column))
        elif column == Column.PRESENT:
            _paint_tick(painter, cell, checked=row.present)
        else:
            dim = (column == Column.UP and row.first) or (column == Column.DOWN and row.last)
            lit = self.hovered == (index.row(), column) and not dim
            _paint_sign(painter, cell, _SIGNS[column], dim=dim, lit=lit)
        self._paint_focus(painter, option, cell)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a line field; what is typed is checked where it is kept, not here."""
        del option
        field = CellField(parent)
        field.setObjectName("nameEditor" if index.column() == Column.NAME else "seatsEditor")
        field.setMaxLength(NAME_LIMIT if index.column() == Column.NAME else 9)
        field.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        if index.column() == Column.SEATS:
            field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return field

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Let the field fill its cell."""
        del index
        editor.setGeometry(option.rect.adjusted(1, 3, -1, -4))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tell what was clicked; a click on the minus or the plus does not open the field."""
        del model
        if not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton:
            return False
        step = self._step_at(option.rect, event.position().x(), index)
        if step == 0 and index.column() in EDITED:
            return False
        # A quick second click comes as a double click and presses again.
        if event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick):
            if event.type() == QEvent.Type.MouseButtonDblClick:
                return True
            if step:
                self.seats_stepped.emit(index.row(), step)
            else:
                self.pressed.emit(index.row(), index.column())
        return True

    def _step_at(self, cell: QRect, x: float, index: Index) -> int:
        if index.column() != Column.SEATS:
            return 0
        if x < cell.left() + step_width():
            return -1
        return 1 if x > cell.right() - step_width() else 0

    def _paint_seats(self, painter: QPainter, cell: QRect, row: PartnerRow, lit: bool) -> None:
        palette, width = look().palette, step_width()
        box = QRectF(cell.adjusted(1, 6, -1, -7))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        wrong = row.wrong == SEATS
        painter.setPen(
            QPen(QColor(palette.attention if wrong else palette.line), 2 if wrong else 1)
        )
        if lit and not wrong:
            painter.setPen(QPen(QColor(palette.outline), 1))
        painter.drawRoundedRect(box, tokens.CONTROL_RADIUS, tokens.CONTROL_RADIUS)
        painter.setFont(look().font(tokens.BODY))
        for text, left, ink in (
            ("−", cell.left(), palette.ink),
            ("+", cell.right() + 1 - width, palette.ink),
        ):
            painter.setPen(QColor(ink))
            side = QRect(left, cell.top(), width, cell.height())
            painter.drawText(side, Qt.AlignmentFlag.AlignCenter, text)
        painter.setPen(QColor(palette.attention if wrong else palette.ink))
        painter.setFont(look().font(tokens.BODY, QFont.Weight.DemiBold))
        middle = cell.adjusted(width, 0, -width, 0)
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, row.seats)

    def _paint_focus(self, painter: QPainter, option: QStyleOptionViewItem, cell: QRect) -> None:
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look().palette.focus), 2))
            painter.drawRoundedRect(QRectF(cell.adjusted(1, 2, -2, -3)), 6, 6)


def _paint_name(painter: QPainter, box: QRect, row: PartnerRow) -> None:
    palette = look().palette
    body, small = look().font(tokens.BODY, QFont.Weight.Medium), look().font(tokens.SMALL)
    height = QFontMetrics(body).height()
    top = box.top() + (box.height() - height) // 2
    painter.setFont(body)
    if row.error:
        both = height + QFontMetrics(small).height()
        top = box.top() + (box.height() - both) // 2
    wrong = row.wrong == NAME
    ink = palette.ink if row.present else palette.muted
    painter.setPen(QColor(palette.attention if wrong else ink))
    _text(painter, QRect(box.left(), top, box.width(), height), row.name)
    if row.error:
        painter.setFont(look().font(tokens.SMALL, QFont.Weight.DemiBold))
        painter.setPen(QColor(palette.attention))
        under = QRect(box.left(), top + height, box.width(), QFontMetrics(small).height())
        _text(painter, under, f"▲ {row.error}")


def _text(painter: QPainter, box: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def _paint_tick(painter: QPainter, cell: QRect, *, checked: bool) -> None:
    palette, side = look().palette, max(20, look().px(20))
    box = QRectF(0, 0, side, side)
    box.moveCenter(QRectF(cell).center())
    painter.setPen(QPen(QColor(palette.brand if checked else palette.outline), 1))
    painter.setBrush(QColor(palette.brand if checked else palette.surface))
    painter.drawRoundedRect(box, 4, 4)
    if checked:
        painter.setPen(QPen(QColor(palette.brand_ink), max(2, side // 9)))
        x, y, unit = box.left(), box.top(), side / 20
        painter.drawPolyline([QRectF(x + a * unit, y + b * unit, 0, 0).topLeft() for a, b in _TICK])


_TICK = ((5, 10.5), (8.5, 14), (15, 6.5))


def _paint_sign(painter: QPainter, cell: QRect, sign: str, *, dim: bool, lit: bool) -> None:
    palette = look().palette
    if lit:
        painter.setPen(QPen(QColor(palette.outline), 1))
        painter.setBrush(QColor(palette.selected))
        painter.drawRoundedRect(QRectF(cell.adjusted(3, 6, -3, -7)), 6, 6)
    painter.setPen(QColor(palette.line if dim else palette.muted))
    painter.setFont(look().font(tokens.BODY))
    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, sign)
