"""The characteristics with their bars, one below the other, over the ends of the scale."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from collabdesk import tokens
from collabdesk.ui.presenters.results_state import BarLine, BarScale
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.roles import set_role
from collabdesk.ui.widgets.scale_axis import ScaleAxis
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
    scored: QLabel
    rule: QFrame

    def widgets(self) -> tuple[QWidget, ...]:
        return (self.name, self.bar, self.score, self.scored, self.pill, self.rule)


class BarTable(QWidget):
    """A line per characteristic; lines are made once and filled anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[_Line] = []
        self._pills: tuple[str, ...] = ()
        self._axis = ScaleAxis(self)
        self._low, self._high = _label(self, "small", _RIGHT), _label(self, "small", _LEFT)

    def show_bars(self, bars: tuple[BarLine, ...], scale: BarScale) -> None:
        """Show *bars* from top to bottom over their *scale*."""
        while len(self._lines) < len(bars):
            self._add()
        for index, line in enumerate(self._lines):
            for widget in line.widgets():
                widget.setVisible(index < len(bars))
        for bar, line in zip(bars, self._lines, strict=False):
            self._fill(line, bar)
        self._low.setText(scale.lowest)
        self._high.setText(scale.highest)
        self._axis.show_levels(scale.levels)
        if self._pills != scale.pills:
            self._pills = scale.pills
            self._keep_room()
        row = 2 * len(self._lines)
        if self._grid.itemAtPosition(row, 1) is None:
            for column, widget in enumerate((self._low, self._axis)):
                self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._high, row, 2, 1, 3, Qt.AlignmentFlag.AlignTop)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._keep_room()

    def _keep_room(self) -> None:
        """Keep room for every figure that may come, so that no bar moves for it."""
        # A label of its own measures with the padding that the style sheet gives.
        probe = _label(self, "attentionPill", _LEFT)
        probe.hide()  # else it would come onto the screen with the table
        probe.ensurePolished()
        widths = [0]
        for text in self._pills:
            probe.setText(text)
            widths.append(probe.sizeHint().width())
        probe.deleteLater()
        self._grid.setColumnMinimumWidth(4, max(widths))
        digits = QFontMetrics(look().font(tokens.BODY, QFont.Weight.DemiBold))
        self._grid.setColumnMinimumWidth(2, digits.horizontalAdvance("0.0"))

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
        line.scored.setText(bar.scored)
        set_role(line.scored, "smallStrong" if bar.partly else "small")

    def _add(self) -> None:
        row = 2 * len(self._lines)
        line = _Line(
            _label(self, "", _LEFT),
            ScaleBar(self),
            _label(self, "strong", _RIGHT),
            _label(self, "pill", _LEFT),
            _label(self, "small", _RIGHT),
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


def _label(parent: QWidget, role: str, alignment: Qt.AlignmentFlag) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(alignment)
    set_role(label, role)
    return label
