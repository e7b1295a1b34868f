"""The revealed answers as stacks over the levels: a chip per partner, or a dot per answer."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from collabdesk import tokens
from collabdesk.ui.presenters.score_state import Stack
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.tips import plain

_CHIP = 25
_LEAST_CHIP = 17
_GAP = 3
COLUMN_GAP = 6
"""The space between two levels, in pixels."""

_COLUMN = 34
_DOT = 16
_LEAST_DOT = 4
_PADDING = 11
_MARK = 7


class DotStacks(QWidget):
    """Draws stacks that always fit: chips with names, then chips per partner, then dots."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stacks: tuple[Stack, ...] = ()
        # As high as there is room: what it would like counts for nothing beside the texts.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def show_stacks(self, stacks: tuple[Stack, ...], spoken: str) -> None:
        """Show *stacks*, lowest level first; *spoken* says the same in words."""
        self.setAccessibleDescription(spoken)
        if stacks != self._stacks:
            self._stacks = stacks
            self.update()

    def sizeHint(self) -> QSize:
        """Return the room for four chips."""
        return QSize(420, 4 * look().px(_CHIP) + self._axis_height())

    def minimumSizeHint(self) -> QSize:
        """Stacks shrink with the room they have."""
        return QSize(_COLUMN * 6, look().px(_LEAST_CHIP) * 3 + self._axis_height())

    def event(self, event: QEvent) -> bool:
        """List a level's names where the pointer rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain(self._names_at(event.pos().x())), self)
            return True
        return super().event(event)

    def _names_at(self, x: int) -> str:
        for stack, (left, width) in zip(self._stacks, self._columns(), strict=True):
            if left <= x <= left + width:
                return "\n".join(_merged(stack.labels)) if any(stack.labels) else ""
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the axis and what stands on it."""
        del event
        if not self._stacks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        floor = self.height() - self._axis_height()
        labels = self._labels(floor)
        for stack, column in zip(self._stacks, self._columns(), strict=True):
            self._paint_axis(painter, stack, column, floor)
            if labels is None:
                self._paint_dots(painter, stack, column, floor)
            else:
                self._paint_chips(painter, stack.level, labels[stack.level], column, floor)

    def _labels(self, floor: int) -> dict[int, tuple[str, ...]] | None:
        """Return the chips' texts, or None where only dots fit or nothing has a name."""
        if not any(label for stack in self._stacks for label in stack.labels):
            return None
        least = look().px(_LEAST_CHIP)
        for shorten in (tuple, _merged):
            labels = {stack.level: shorten(stack.labels) for stack in self._stacks}
            if max(map(len, labels.values())) * least <= floor:
                return labels
        return None

    def _columns(self) -> list[tuple[float, float]]:
        """Return left and width of each level: by what it holds, together the whole width."""
        wanted = self._wanted(self._chip_font())
        room = self.width() - COLUMN_GAP * (len(wanted) - 1)
        spare = room - sum(wanted)
        if spare >= 0:
            widths = [w + spare / len(wanted) for w in wanted]
        else:
            least = min(float(_COLUMN), room / len(wanted))
            over = sum(w - least for w in wanted)
            widths = [least + (w - least) * (room - least * len(wanted)) / over for w in wanted]
        lefts = [sum(widths[:i]) + COLUMN_GAP * i for i in range(len(widths))]
        return list(zip(lefts, widths, strict=True))

    def _wanted(self, font: QFont) -> list[float]:
        """Return the width each level would like to have."""
        metrics = QFontMetrics(font)
        return [
            max([float(_COLUMN), *(metrics.horizontalAdvance(n) + _PADDING for n in names)])
            for names in (_merged(stack.labels) for stack in self._stacks)
        ]

    def _chip_font(self) -> QFont:
        """Return the type on the chips: a size smaller where the names would not fit."""
        font = look().font(tokens.SMALL)
        room = self.width() - COLUMN_GAP * (len(self._stacks) - 1)
        return font if sum(self._wanted(font)) <= room else look().font(tokens.SMALL - 1)

    @staticmethod
    def _axis_height() -> int:
        return QFontMetrics(look().font(tokens.BODY)).height() + 6

    @staticmethod
    def _paint_axis(
        painter: QPainter, stack: Stack, column: tuple[float, float], floor: int
    ) -> None:
        left, width = column
        painter.fillRect(QRectF(left, floor, width, 2), QColor(look().palette.ink))
        painter.setFont(look().font(tokens.BODY, QFont.Weight.DemiBold))
        painter.setPen(QColor(look().palette.ink))
        box = QRectF(left, floor + 4, width, DotStacks._axis_height() - 4)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(stack.level))
        if stack.earlier:
            DotStacks._paint_earlier(painter, stack.earlier, box)

    @staticmethod
    def _paint_earlier(painter: QPainter, earlier: int, box: QRectF) -> None:
        """Draw a hollow mark for each answer of the round before, or one with their number."""
        side = look().px(_MARK)
        left = box.center().x() + look().px(_MARK)
        painter.setPen(QPen(QColor(look().palette.ink), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        fits = earlier * (side + 2) <= box.right() - left
        for index in range(earlier if fits else 1):
            x = left + index * (side + 2) + side / 2
            painter.drawEllipse(QPointF(x, box.center().y()), side / 2, side / 2)
        if not fits:
            painter.setFont(look().font(tokens.SMALL - 1))
            number = box.adjusted(left + side + 2 - box.left(), 0, look().px(20), 0)
            painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, str(earlier))

    def _paint_chips(
        self,
        painter: QPainter,
        level: int,
        labels: tuple[str, ...],
        column: tuple[float, float],
        floor: int,
    ) -> None:
        most = max(len(stack.labels) for stack in self._stacks)
        pitch = max(look().px(_LEAST_CHIP), min(look().px(_CHIP) + _GAP, floor // max(most, 1)))
        fill, ink = tokens.level_colour(look().palette, level, len(self._stacks))
        font = self._chip_font()
        font.setPixelSize(min(font.pixelSize(), pitch - 5))
        metrics = QFontMetrics(font)
        painter.setFont(font)
        left, width = column
        for row, label in enumerate(reversed(labels), start=1):
            box = QRectF(left + 0.5, floor - row * pitch + 0.5, width - 1, pitch - _GAP)
            painter.setPen(QPen(QColor(look().palette.level_outline), 1))
            painter.setBrush(QColor(fill))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(QColor(ink))
            words = box.adjusted(5, 0, -2, 0)
            text = metrics.elidedText(label, Qt.TextElideMode.ElideRight, int(words.width()))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_dots(
        self, painter: QPainter, stack: Stack, column: tuple[float, float], floor: int
    ) -> None:
        count = len(stack.labels)
        if not count:
            return
        left, width = column
        font = look().font(tokens.SMALL, QFont.Weight.DemiBold)
        caption = QFontMetrics(font).height()
        fill, _ = tokens.level_colour(look().palette, stack.level, len(self._stacks))
        painter.setPen(QPen(QColor(look().palette.level_outline), 1))
        painter.setBrush(QColor(fill))
        pitch = self._dot_pitch(floor - caption - 2)
        if pitch:
            across = max(1, int(width // pitch))
            height = -(-count // across) * pitch
            start = left + (width - min(across, count) * pitch) / 2
            for index in range(count):
                x = start + (index % across + 0.5) * pitch
                y = floor - (index // across + 0.5) * pitch
                painter.drawEllipse(QPointF(x, y), pitch / 2 - 1, pitch / 2 - 1)
        else:
            most = max(len(other.labels) for other in self._stacks)
            height = round(count / most * (floor - caption - 2))
            painter.drawRect(QRectF(left + 0.5, floor - height, width - 1, height))
        painter.setFont(font)
        painter.setPen(QColor(look().palette.ink))
        box = QRectF(left, floor - height - caption - 1, width, caption)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))

    def _dot_pitch(self, height: float) -> int:
        """Return the largest pitch at which every stack of dots fits; 0 where only a bar does."""
        held = [
            (len(stack.labels), width)
            for stack, (_, width) in zip(self._stacks, self._columns(), strict=True)
        ]
        for pitch in range(look().px(_DOT) + 2, _LEAST_DOT, -1):
            if all(-(-n // max(1, int(width // pitch))) * pitch <= height for n, width in held):
                return pitch
        return 0


def _merged(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Return each label once, in order, with how often it stands there."""
    counted = Counter(labels)
    return tuple(label if n == 1 else f"{label} ×{n}" for label, n in counted.items())
