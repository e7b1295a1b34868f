"""Draws an entry of a list: a mark, a name and a smaller text below, both wrapped."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from collabdesk import tokens
from collabdesk.ui.presenters.act_state import Card
from collabdesk.ui.theme import look

CARD_ROLE = Qt.ItemDataRole.UserRole
_WRAP = int(Qt.TextFlag.TextWordWrap)
_PAD_X = 14
_PAD_Y = 8
_GAP = 8


class CardDelegate(QStyledItemDelegate):
    """``framed`` entries look like cards, with the chosen one marked; others are plain lines."""

    framed = False

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the width of the list, and the height its words need there."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 240
        card: Card = index.data(CARD_ROLE)
        _mark, name, detail = self._boxes(QRect(0, 0, width, 10_000), card)
        below = _GAP if self.framed else 0
        return QSize(width, name.height() + detail.height() + 2 * self._pad() + below)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the entry."""
        card: Card = index.data(CARD_ROLE)
        palette, view = look().palette, option.widget
        box = QRect(option.rect)
        if self.framed:
            box.setHeight(box.height() - _GAP)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and isinstance(view, QAbstractItemView) and view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, box, chosen=chosen, focused=focused)
        mark, name, detail = self._boxes(box, card)
        painter.setFont(self._name_font())
        painter.setPen(QColor(palette.ink if self.framed else palette.brand_soft_ink))
        painter.drawText(mark, int(Qt.AlignmentFlag.AlignTop), card.mark)
        painter.setPen(QColor(palette.ink))
        painter.drawText(name, _WRAP, card.name)
        painter.setFont(look().font(tokens.SMALL))
        painter.setPen(QColor(palette.muted))
        painter.drawText(detail, _WRAP, card.detail)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, *, chosen: bool, focused: bool) -> None:
        palette = look().palette
        edge = QRectF(box).adjusted(1, 1, -1, -1)
        marked = chosen and (self.framed or focused)
        if self.framed or marked:
            colour = palette.brand if marked else palette.line
            pen = QPen(QColor(palette.focus if focused else colour), 2 if focused else 1)
            painter.setPen(pen)
            painter.setBrush(QColor(palette.selected if marked else palette.surface))
            painter.drawRoundedRect(edge, 8, 8)
        if self.framed and chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.brand))
            painter.drawRoundedRect(edge.adjusted(2, 2, 6 - edge.width(), -2), 2, 2)

    def _boxes(self, box: QRect, card: Card) -> tuple[QRect, QRect, QRect]:
        metrics = QFontMetrics(self._name_font())
        mark_width = metrics.horizontalAdvance(card.mark)
        pad = _PAD_X if self.framed else 6
        left, top = box.left() + pad, box.top() + self._pad()
        indent = left + mark_width + 10
        room = QRect(indent, top, max(box.right() - 8 - indent, 40), 10_000)
        name = metrics.boundingRect(room, _WRAP, card.name)
        small = QFontMetrics(look().font(tokens.SMALL))
        below = room.translated(0, name.height())
        detail = small.boundingRect(below, _WRAP, card.detail) if card.detail else QRect()
        return (
            QRect(left, top, mark_width + 2, metrics.height()),
            QRect(room.left(), top, room.width(), name.height()),
            QRect(room.left(), below.top(), room.width(), detail.height()),
        )

    def _pad(self) -> int:
        return _PAD_Y if self.framed else 4

    def _name_font(self) -> QFont:
        weight = QFont.Weight.DemiBold if self.framed else QFont.Weight.Normal
        return look().font(tokens.BODY, weight)
