"""A big button with a heading, a line about what it does, and its key."""

from __future__ import annotations

from PySide6.QtCore import Property, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from collabdesk import tokens
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.key_button import draw_key_cap, key_cap_width
from collabdesk.ui.widgets.keyed import Keyed
from collabdesk.ui.widgets.press_button import FocusButton

_WRAP = int(Qt.TextFlag.TextWordWrap)
_PAD = 20
_GAP = 6


class ActionCard(Keyed, FocusButton):
    """One way to begin; ``primary`` is the one most people want."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail = ""
        self._primary = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _get_detail(self) -> str:
        return self._detail

    def _set_detail(self, detail: str) -> None:
        self._detail = detail
        self.setAccessibleDescription(detail)
        self.updateGeometry()
        self.update()

    def _get_primary(self) -> bool:
        return self._primary

    def _set_primary(self, primary: bool) -> None:
        self._primary = primary
        self.update()

    detail = Property(str, _get_detail, _set_detail)
    primary = Property(bool, _get_primary, _set_primary)

    def sizeHint(self) -> QSize:
        """Return the room at a usual width."""
        return QSize(300, self.heightForWidth(300))

    def minimumSizeHint(self) -> QSize:
        """Return the room where the words wrap a good deal."""
        return QSize(look().px(170), self.heightForWidth(look().px(170)))

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels that the wrapped words need at *width*."""
        heading, detail = self._text_boxes(width)
        return 2 * _PAD + heading.height() + _GAP + detail.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, its words and its key cap."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = look().palette
        self._paint_box(painter)
        heading, detail = self._text_boxes(self.width())
        top = _PAD
        painter.setPen(QColor(palette.brand_ink if self._primary else palette.ink))
        painter.setFont(_heading_font())
        painter.drawText(heading.translated(0, top), _WRAP, self.text())
        painter.setPen(QColor(palette.brand_ink if self._primary else palette.muted))
        painter.setFont(look().font(tokens.BODY))
        below = top + heading.height() + _GAP
        painter.drawText(detail.translated(0, below), _WRAP, self._detail)
        self._paint_cap(painter)

    def _paint_box(self, painter: QPainter) -> None:
        palette, active = look().palette, self.underMouse() or self.isDown()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        fill = palette.brand if self._primary else palette.surface
        edge = palette.brand if self._primary else palette.line
        if active:
            fill = palette.brand_hover if self._primary else palette.selected
            edge = palette.brand_hover if self._primary else palette.outline
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.brand_ink if self._primary else palette.focus), 2))
            painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), 6, 6)

    def _paint_cap(self, painter: QPainter) -> None:
        if self._key:
            width, height = key_cap_width(self._key), max(20, look().px(20))
            box = QRectF(self.width() - _PAD + 4 - width, _PAD - 4, width, height)
            draw_key_cap(painter, box, self._key)

    def _text_boxes(self, width: int) -> tuple[QRect, QRect]:
        cap = round(key_cap_width(self._key)) if self._key else 0
        room = QRect(_PAD, 0, max(width - 2 * _PAD, 20), 10_000)
        heading = QFontMetrics(_heading_font()).boundingRect(
            room.adjusted(0, 0, -cap, 0), _WRAP, self.text()
        )
        font = look().font(tokens.BODY)
        detail = QFontMetrics(font).boundingRect(room, _WRAP, self._detail)
        return (
            QRect(_PAD, 0, room.width() - cap, heading.height()),
            QRect(_PAD, 0, room.width(), detail.height()),
        )


def _heading_font() -> QFont:
    return look().font(tokens.HEADING, QFont.Weight.DemiBold)
