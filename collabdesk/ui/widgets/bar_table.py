"""The characteristics with their bars, one below the other, over the ends of the scale."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from collabdesk.ui.presenters.results_state import BarLine
from collabdesk.ui.widgets.roles import set_role
from collabdesk.ui.widgets.scale_bar import ScaleBar

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

_LONG = 32
"""A name of more characters wraps."""


@dataclass(frozen=True, slots=True)
class _Line:
    name: QLabel
    bar: ScaleBar
    score: QLabel
    pill: QLabel
    aside: QLabel
    rule: QFrame

    def widgets(self) -> tuple[QWidget, ...]:
        return (self.name, self.bar, self.score, self.pill, self.aside, self.rule)


class BarTable(QWidget):
    """A line per characteristic; lines are made once and filled anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[_Line] = []
        self._low, self._high = self._end(_LEFT), self._end(_RIGHT)
        self._ends = QWidget(self)
        row = QHBoxLayout(self._ends)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._low)
        row.addWidget(self._high)

    def show_bars(self, bars: tuple[BarLine, ...], ends: tuple[str, str]) -> None:
        """Show *bars* from top to bottom, and the names of the lowest and the highest level."""
        while len(self._lines) < len(bars):
            self._add()
        for index, line in enumerate(self._lines):
            for widget in line.widgets():
                widget.setVisible(index < len(bars))
        for bar, line in zip(bars, self._lines, strict=False):
            self._fill(line, bar)
        self._low.setText(ends[0])
        self._high.setText(ends[1])
        self._grid.removeWidget(self._ends)
        self._grid.addWidget(self._ends, 2 * len(self._lines), 1)

    @staticmethod
    def _fill(line: _Line, bar: BarLine) -> None:
        line.name.setText(bar.name)
        line.name.setWordWrap(len(bar.name) > _LONG)
        line.bar.show_fraction(bar.fraction, bar.spoken, bar.last)
        line.score.setText(bar.score)
        line.pill.setText(bar.pill)
        line.pill.setVisible(bool(bar.pill))
        figure = "attentionPill" if bar.attention else "pill"
        set_role(line.pill, "small" if bar.pill.startswith("–") else figure)
        line.aside.setText(bar.aside)
        line.aside.setVisible(bool(bar.aside))

    def _add(self) -> None:
        row = 2 * len(self._lines)
        line = _Line(
            _label(self, "", _LEFT),
            ScaleBar(self),
            _label(self, "strong", _RIGHT),
            _label(self, "pill", _LEFT),
            _label(self, "small", _LEFT),
            QFrame(self),
        )
        line.pill.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        set_role(line.rule, "line")
        for column, widget in enumerate(line.widgets()[:-1]):
            # Aligned, so that a row may grow though its bar does not.
            centred = Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(widget, row, column, centred)
        self._grid.addWidget(line.rule, row + 1, 0, 1, 5)
        self._grid.setRowStretch(row, 1)
        self._lines.append(line)

    def _end(self, alignment: Qt.AlignmentFlag) -> QLabel:
        return _label(self, "small", alignment)


def _label(parent: QWidget, role: str, alignment: Qt.AlignmentFlag) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(alignment)
    set_role(label, role)
    return label
