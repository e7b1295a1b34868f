"""One level of the scale as a large button: number, name and the level's colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from collabdesk import tokens
from collabdesk.ui.presenters.score_state import Choice
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.press_button import PressButton
from collabdesk.ui.widgets.tips import plain

_RING = 5


class LevelButton(PressButton):
    """Shows a choice; the one that is agreed carries a ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice: Choice | None = None
        self._width = 5
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def choice(self) -> Choice | None:
        """The choice shown."""
        return self._choice

    def show_choice(self, choice: Choice, width: int) -> None:
        """Show *choice* on a scale of *width* levels."""
        if choice == self._choice and width == self._width:
            return
        self._choice, self._width = choice, width
        self.setText(choice.name)
        self.setAccessibleName(choice.spoken)
        self.setAccessibleDescription(choice.tip)
        self.setToolTip(plain(choice.tip))
        self.setChecked(choice.chosen)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for number and name; the coloured part is at least 44 high."""
        name = QFontMetrics(look().font(tokens.SMALL)).horizontalAdvance(self.text())
        return QSize(name + 2 * _RING + 12, look().px(tokens.SCORE_HEIGHT) + 2 * _RING)

    def minimumSizeHint(self) -> QSize:
        """Let the name be elided, the number not."""
        lines = QFontMetrics(look().font(tokens.SMALL)).height()
        lines += QFontMetrics(look().font(tokens.HEADING)).height()
        return QSize(44 + 2 * _RING, max(44, lines) + 2 * _RING)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the level."""
        del event
        if self._choice is None or not isinstance(self._choice.answer, int):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = look().palette
        fill, ink = tokens.level_colour(palette, self._choice.answer, self._width)
        box = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        painter.setPen(QPen(QColor(palette.level_outline), 1 if not self.underMouse() else 2))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, 8, 8)
        self._paint_ring(painter)
        self._paint_words(painter, box, QColor(ink), str(self._choice.answer))

    def _paint_ring(self, painter: QPainter) -> None:
        ring = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(QColor(look().palette.ink), 3))
            painter.drawRoundedRect(ring, 11, 11)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look().palette.focus), 2, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(ring, 11, 11)

    def _paint_words(self, painter: QPainter, box: QRectF, ink: QColor, level: str) -> None:
        number_font = look().font(tokens.HEADING, QFont.Weight.Bold)
        name_font = look().font(tokens.SMALL)
        number, name = QFontMetrics(number_font), QFontMetrics(name_font)
        top = box.top() + (box.height() - number.height() - name.height()) / 2
        painter.setPen(ink)
        painter.setFont(number_font)
        line = QRectF(box.left(), top, box.width(), number.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, level)
        painter.setFont(name_font)
        line = QRectF(box.left() + 3, line.bottom(), box.width() - 6, name.height())
        words = name.elidedText(self.text(), Qt.TextElideMode.ElideRight, int(line.width()))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)
