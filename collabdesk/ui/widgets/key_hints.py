"""A line of key caps with what each does, for the status line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from collabdesk import tokens
from collabdesk.ui.presenters.base import Hint
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.key_button import draw_key_cap, key_cap_width

KeyHint = Hint
"""The keys, joined by a dash where there are several ("1", "5"), and what they do."""

_GAP = 18
_CAP_HEIGHT = 20


class KeyHints(QWidget):
    """Draws hints from right to left; what does not fit is left out, the first stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: tuple[KeyHint, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_hints(self, hints: tuple[KeyHint, ...]) -> None:
        """Show *hints*, the most important first."""
        self._hints = hints
        spoken = "; ".join(f"{' to '.join(keys)}: {what}" for keys, what in hints)
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for one line of caps."""
        return QSize(200, look().px(_CAP_HEIGHT) + 4)

    def minimumSizeHint(self) -> QSize:
        """Let the hints shrink to nothing."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as many hints as fit, the last at the right edge."""
        del event
        painter = QPainter(self)
        font = look().font(tokens.SMALL)
        metrics = QFontMetricsF(font)
        fitting = self._fitting(metrics)
        left = self.width() - sum(self._width(hint, metrics) for hint in fitting)
        left -= _GAP * max(len(fitting) - 1, 0)
        for hint in fitting:
            self._draw(painter, hint, left, metrics)
            left += self._width(hint, metrics) + _GAP

    def _fitting(self, metrics: QFontMetricsF) -> tuple[KeyHint, ...]:
        room = float(self.width())
        fitting: list[KeyHint] = []
        for hint in self._hints:
            room -= self._width(hint, metrics) + (_GAP if fitting else 0)
            if room < 0:
                break
            fitting.append(hint)
        return tuple(fitting)

    def _width(self, hint: KeyHint, metrics: QFontMetricsF) -> float:
        keys, what = hint
        caps = sum(key_cap_width(key) for key in keys) + 9 * (len(keys) - 1)
        return caps + 5 + metrics.horizontalAdvance(what)

    def _draw(self, painter: QPainter, hint: KeyHint, left: float, metrics: QFontMetricsF) -> None:
        keys, what = hint
        height = look().px(_CAP_HEIGHT)
        top = (self.height() - height) / 2
        muted = QColor(look().palette.muted)
        for index, key in enumerate(keys):
            if index:
                painter.setPen(muted)
                painter.drawText(
                    QRectF(left, 0, 9, self.height()), Qt.AlignmentFlag.AlignCenter, "–"
                )
                left += 9
            draw_key_cap(painter, QRectF(left, top, key_cap_width(key), height), key)
            left += key_cap_width(key)
        painter.setFont(look().font(tokens.SMALL))
        painter.setPen(muted)
        box = QRectF(left + 5, 0, metrics.horizontalAdvance(what) + 2, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, what)
