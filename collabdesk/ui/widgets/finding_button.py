"""One finding as a button: a statement, and below it a figure with its reason."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from collabdesk import tokens
from collabdesk.ui.presenters.results_state import Finding
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.press_button import FocusButton

_WRAP = int(Qt.TextFlag.TextWordWrap)
_PAD_X = 6
_PAD_Y = 3
_GAP = 8
_CHIP = 9


class FindingButton(FocusButton):
    """Grows in height with its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding = Finding("", "", attention=False, statement="", reason="", spoken="")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # Preferred, not Fixed: a fixed height would be that of a usual width, whatever the width.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def indicator(self) -> str:
        """The indicator that is shown."""
        return self._finding.indicator

    def show_finding(self, finding: Finding) -> None:
        """Show *finding*."""
        if finding == self._finding:
            return
        self._finding = finding
        self.setText(finding.statement)
        self.setAccessibleName(finding.spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room at a usual width."""
        return QSize(280, self.heightForWidth(280))

    def minimumSizeHint(self) -> QSize:
        """Return the least room; how high it must be follows from the width."""
        return QSize(look().px(150), look().px(40))

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels that the wrapped words need at *width*."""
        chip, _statement, reason = self._boxes(width)
        return max(chip.bottom(), reason.bottom()) + 1 + _PAD_Y

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw figure, statement and reason."""
        del event
        palette, painter = look().palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        chip, statement, reason = self._boxes(self.width())
        self._paint_chip(painter, chip)
        painter.setFont(look().font(tokens.BODY))
        painter.setPen(QColor(palette.ink))
        painter.drawText(statement, _WRAP, self._finding.statement)
        painter.setFont(look().font(tokens.SMALL))
        painter.setPen(QColor(palette.muted))
        painter.drawText(reason, _WRAP, self._finding.reason)

    def _paint_ground(self, painter: QPainter) -> None:
        palette, box = look().palette, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selected))
            painter.drawRoundedRect(box, tokens.CONTROL_RADIUS, tokens.CONTROL_RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.focus), 2))
            painter.drawRoundedRect(box, tokens.CONTROL_RADIUS, tokens.CONTROL_RADIUS)

    def _paint_chip(self, painter: QPainter, box: QRect) -> None:
        palette, attention = look().palette, self._finding.attention
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.attention_soft if attention else palette.brand_soft))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(_chip_font())
        painter.setPen(QColor(palette.attention if attention else palette.brand_soft_ink))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._finding.figure)

    def _boxes(self, width: int) -> tuple[QRect, QRect, QRect]:
        """Return where chip, statement and reason stand at *width*."""
        chip_metrics = QFontMetrics(_chip_font())
        body = QFontMetrics(look().font(tokens.BODY))
        small = QFontMetrics(look().font(tokens.SMALL))
        room = QRect(_PAD_X, _PAD_Y, max(width - 2 * _PAD_X, 20), 10_000)
        high = body.boundingRect(room, _WRAP, self._finding.statement).height()
        statement = QRect(_PAD_X, _PAD_Y, room.width(), high)
        chip_width = chip_metrics.horizontalAdvance(self._finding.figure) + 2 * _CHIP
        chip = QRect(_PAD_X, _PAD_Y + high + 1, chip_width, chip_metrics.height() + 2)
        left = chip.right() + 1 + _GAP
        beside = QRect(left, chip.top(), max(width - left - _PAD_X, 20), 10_000)
        reason = small.boundingRect(beside, _WRAP, self._finding.reason).height()
        return chip, statement, QRect(left, chip.top() + 1, beside.width(), reason + 1)


def _chip_font() -> QFont:
    return look().font(tokens.SMALL, QFont.Weight.DemiBold)
