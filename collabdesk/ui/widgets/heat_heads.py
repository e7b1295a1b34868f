"""The names around a heat map: partners above it, rows before it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from collabdesk import tokens
from collabdesk.ui.models.heat_model import HeatModel
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.two_lines import narrowest, small_metrics, two_lines

_LONGEST_TURNED = 92
_LONGEST_NAME = 250
_SHORTEST_NAME = 96
_FIGURES = 96
_PAD = 4
_GAP = 4
_CENTRED = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PartnerHead(QHeaderView):
    """Names upright in two lines where these fit their columns, else turned on their side."""

    def __init__(self, model: HeatModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._heat = model
        self._turned = False
        self.least_height = 0
        self.longest = _LONGEST_TURNED
        self.setSectionsClickable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(10)

    def spread(self, room: int, least: int, most: int) -> None:
        """Give the columns *room* pixels in all, each from *least* to *most*.

        Columns are alike where every name fits; where only some are too wide, each has the width
        of its name; else the names are turned.
        """
        widths = self._widths()
        alike = min(max(room // len(widths), least), most)
        self._turned = max(widths) > alike and max(sum(widths), least * len(widths)) > room
        if max(widths) <= alike or self._turned:
            sizes = [alike] * len(widths)
        else:
            spare = (room - sum(widths)) // len(widths)
            sizes = [min(width + spare, most) for width in widths]
        for column, size in enumerate(sizes):
            if self.sectionSize(column) != size:
                self.resizeSection(column, size)

    def sizeHint(self) -> QSize:
        """Return the height that the names need as they stand."""
        height = 2 * small_metrics().height() + _PAD
        if self._turned:
            height = max(self._widths(), default=_GAP) - _GAP + 2 * _PAD
        return QSize(100, max(height, self.least_height))

    def _widths(self) -> list[int]:
        """Return the width each name needs in two lines, up to a limit."""
        size, most = look().text_size, look().px(self.longest)
        return [narrowest(head.name, size, most) + _GAP for head in self._heat.heat.heads]

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one name."""
        head = self._heat.head(section)
        if head is None:
            return
        palette, chosen = look().palette, head.key == self._heat.heat.sorted_by
        name = f"▼ {head.name}" if chosen else head.name
        font = _small(strong=chosen)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(palette.ink if chosen else palette.muted))
        metrics = QFontMetrics(font)
        if self._turned:
            painter.translate(QPointF(rect.center().x() + 1, rect.bottom() - _PAD))
            painter.rotate(-90)
            room = rect.height() - 2 * _PAD
            two = rect.width() >= 2 * metrics.height()
            lines = two_lines(name, metrics, room) if two else (_cut(name, metrics, room),)
            _draw_lines(painter, lines, QRectF(0, 0, room, metrics.height()), _LEFT)
        else:
            lines = two_lines(name, metrics, rect.width() - 2)
            middle = rect.bottom() - _PAD // 2 - len(lines) * metrics.height() / 2
            box = QRectF(rect.left() + 1, middle, rect.width() - 2, metrics.height())
            _draw_lines(painter, lines, box, _CENTRED)
        painter.restore()


def _draw_lines(painter: QPainter, lines: Sequence[str], box: QRectF, flags: int) -> None:
    """Draw *lines* around the upper edge of *box*, which has the room of one line."""
    top = box.top() - len(lines) * box.height() / 2
    for place, line in enumerate(lines):
        painter.drawText(box.translated(0, top - box.top() + place * box.height()), flags, line)


def _cut(name: str, metrics: QFontMetrics, room: int) -> str:
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)


class RowHead(QHeaderView):
    """The row's name, and beside the large map its score and agreement."""

    def __init__(self, model: HeatModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._heat = model
        self.figures = True
        self.large = False
        self.least_width = 0
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(10)

    def sizeHint(self) -> QSize:
        """Return the width of the longest name, within bounds, and of the figures."""
        metrics = QFontMetrics(self._font())
        names = [line.name for line in self._heat.heat.lines]
        longest = max(map(metrics.horizontalAdvance, names), default=0) + _PAD
        name = max(min(longest, self._widest()), look().px(_SHORTEST_NAME))
        figures = look().px(_FIGURES) if self.figures else 0
        return QSize(max(name + figures, self.least_width), 100)

    def _widest(self) -> int:
        table = self.parentWidget()
        share = table.width() * 2 // 5 if table else look().px(_LONGEST_NAME)
        return min(look().px(_LONGEST_NAME), share)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one name and its figures."""
        line = self._heat.line(section)
        if line is None:
            return
        palette, metrics = look().palette, QFontMetrics(self._font())
        painter.save()
        room = QRect(rect)
        if self.figures:
            room.setWidth(rect.width() - look().px(_FIGURES))
            pill = QRect(room.right(), rect.top(), look().px(_FIGURES) - _PAD, rect.height())
            painter.setFont(self._font(strong=True))
            painter.setPen(QColor(palette.attention if line.attention else palette.brand_soft_ink))
            painter.drawText(pill, _RIGHT, line.agreement)
            painter.setPen(QColor(palette.ink))
            half = pill.adjusted(0, 0, -pill.width() // 2 - _PAD, 0)
            painter.drawText(half, _RIGHT, line.score)
        painter.setFont(self._font())
        painter.setPen(QColor(palette.ink))
        name = _cut(line.name, metrics, room.width() - _PAD)
        painter.drawText(room, _LEFT, name)
        painter.restore()

    def _font(self, *, strong: bool = False) -> QFont:
        return _font(tokens.BODY if self.large else tokens.SMALL - 1, strong=strong)


def _small(*, strong: bool = False) -> QFont:
    return _font(tokens.SMALL - 1, strong=strong)


def _font(size: int, *, strong: bool) -> QFont:
    return look().font(size, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
