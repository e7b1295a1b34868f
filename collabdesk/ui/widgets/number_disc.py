"""A disc with a number: the key that chooses what it stands beside."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from collabdesk import tokens
from collabdesk.ui.theme import look

_SIZE = 34


class NumberDisc(QWidget):
    """Filled where chosen; what it says is in the name of what it belongs to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = ""
        self._chosen = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_number(self, number: str, *, chosen: bool) -> None:
        """Show *number*."""
        self._number, self._chosen = number, chosen
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the disc."""
        return QSize(look().px(_SIZE), look().px(_SIZE))

    def minimumSizeHint(self) -> QSize:
        """Return the same: the disc is not squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc."""
        del event
        palette = look().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, ink = palette.brand_soft, palette.ink
        if self._chosen:
            fill, ink = palette.brand, palette.brand_ink
        painter.setPen(QPen(QColor(fill), 1))
        painter.setBrush(QColor(fill))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(QColor(ink))
        painter.setFont(look().font(tokens.BODY, QFont.Weight.DemiBold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._number)
