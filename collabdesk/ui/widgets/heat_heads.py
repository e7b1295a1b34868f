"""The names around a heat map: partners above it, rows before it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from collabdesk import tokens
from collabdesk.ui.models.heat_model import HeatModel
from collabdesk.ui.theme import look

_LONGEST_TURNED = 92
_LONGEST_NAME = 250
_SHORTEST_NAME = 96
_FIGURES = 96
_PAD = 6
_CENTRED = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PartnerHead(QHeaderView):
    """Names in two lines where they fit their columns, else turned on their side."""

    def __init__(self, model: HeatModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._heat = model
        self.setSectionsClickable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(10)

    def sizeHint(self) -> QSize:
        """Return the height that the names need at the width of the columns."""
        metrics = QFontMetrics(_small())
        if not self.turned():
            return QSize(100, 2 * metrics.height() + _PAD)
        names = [head.name for head in self._heat.heat.heads]
        longest = max(map(metrics.horizontalAdvance, names), default=0)
        return QSize(100, min(longest, look().px(_LONGEST_TURNED)) + 2 * _PAD)

    def turned(self) -> bool:
        """Say whether any name is too wide to stand upright in two lines."""
        metrics, room = QFontMetrics(_small()), self.defaultSectionSize() - 4
        return any(not _fits(head.name, metrics, room) for head in self._heat.heat.heads)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one name."""
        head = self._heat.head(section)
        if head is None:
            return
        palette, metrics = look().palette, QFontMetrics(_small())
        chosen = head.key == self._heat.heat.sorted_by
        name = f"▼ {head.name}" if chosen else head.name
        painter.save()
        painter.setFont(_small(strong=chosen))
        painter.setPen(QColor(palette.ink if chosen else palette.muted))
        if self.turned():
            painter.translate(QPointF(rect.center().x() + 1, rect.bottom() - _PAD))
            painter.rotate(-90)
            room = rect.height() - 2 * _PAD
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            height = metrics.height()
            painter.drawText(QRectF(0, -height / 2, room, height), _LEFT, text)
        else:
            flags = _CENTRED | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(rect.adjusted(1, 0, -1, -3), flags, name)
        painter.restore()


class RowHead(QHeaderView):
    """The row's name, and beside the large map its score and agreement."""

    def __init__(self, model: HeatModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._heat = model
        self.figures = True
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(10)

    def sizeHint(self) -> QSize:
        """Return the width of the longest name, within bounds, and of the figures."""
        metrics = QFontMetrics(_small())
        names = [line.name for line in self._heat.heat.lines]
        longest = max(map(metrics.horizontalAdvance, names), default=0) + _PAD
        name = max(min(longest, self._widest()), look().px(_SHORTEST_NAME))
        return QSize(name + (look().px(_FIGURES) if self.figures else 0), 100)

    def _widest(self) -> int:
        table = self.parentWidget()
        share = table.width() * 2 // 5 if table else look().px(_LONGEST_NAME)
        return min(look().px(_LONGEST_NAME), share)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one name and its figures."""
        line = self._heat.line(section)
        if line is None:
            return
        palette, metrics = look().palette, QFontMetrics(_small())
        painter.save()
        room = QRect(rect)
        if self.figures:
            room.setWidth(rect.width() - look().px(_FIGURES))
            pill = QRect(room.right(), rect.top(), look().px(_FIGURES) - _PAD, rect.height())
            painter.setFont(_small(strong=True))
            painter.setPen(QColor(palette.attention if line.attention else palette.brand_soft_ink))
            painter.drawText(pill, _RIGHT, line.agreement)
            painter.setPen(QColor(palette.ink))
            half = pill.adjusted(0, 0, -pill.width() // 2 - _PAD, 0)
            painter.drawText(half, _RIGHT, line.score)
        painter.setFont(_small())
        painter.setPen(QColor(palette.ink))
        name = metrics.elidedText(line.name, Qt.TextElideMode.ElideRight, room.width() - _PAD)
        painter.drawText(room, _LEFT, name)
        painter.restore()


def _small(*, strong: bool = False) -> QFont:
    return look().font(tokens.SMALL - 1, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)


def _fits(name: str, metrics: QFontMetrics, room: int) -> bool:
    """Say whether *name* fits two lines of *room* pixels, broken between words."""
    lines, left = 1, room
    for word in name.split():
        width = metrics.horizontalAdvance(f"{word} ")
        if width - metrics.horizontalAdvance(" ") > room:
            return False
        if width > left:
            lines, left = lines + 1, room
        left -= width
    return lines <= 2
