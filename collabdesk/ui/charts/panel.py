"""A chart with all that belongs to it: what it says, the point that is read, and its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from collabdesk.ui.presenters.chart_state import ChartState
from collabdesk.ui.presenters.rows import Row
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.roles import set_role
from collabdesk.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from collabdesk.ui.charts.plot import PlotChart

_ROW = 26
_LEAST = 200
_BESIDE_ROWS = 3


class _Stack(QStackedWidget):
    """Takes what height is left, however high what is in it would like to be."""

    def sizeHint(self) -> QSize:
        """Ask for the least height only."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def hasHeightForWidth(self) -> bool:
        """Say no: a wrapped sentence would count for all, and the least height for nothing."""
        return False


class ChartPanel(QWidget):
    """Shows a ``ChartState`` as a chart or as a table; the chart is made when first shown."""

    indicator_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: PlotChart | None = None
        self.summary, self.reading, self.note = QLabel(self), QLabel(self), QLabel(self)
        self.why_not, self.table, self.beside = QLabel(self), RowTable(self), RowTable(self)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = _Stack(self)
        for shown in (self._scroll, self.table, self.why_not):
            self._stack.addWidget(shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for label, role in (
            (self.summary, ""),
            (self.reading, "strong"),
            (self.note, "small"),
            (self.why_not, "muted"),
        ):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_role(label, role)
        self.why_not.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.summary)
        column.addWidget(self._stack, 1)
        column.addWidget(self.reading)
        column.addWidget(self.note)
        column.addWidget(self.beside)
        self.beside.hide()
        self.table.row_opened.connect(self._on_row)
        self._state: ChartState | None = None

    def show_chart(self, state: ChartState) -> None:
        """Show *state*."""
        self._state = state
        self._stack.setMinimumHeight(look().px(_LEAST))
        drawn = not state.why_not and not state.table_shown
        if drawn:
            self._show_drawn(state)
        elif not state.why_not:
            self._show_table(self.table, state.headings, state.rows, state.name)
            self._stack.setCurrentWidget(self.table)
        else:
            self.why_not.setText(state.why_not)
            self._stack.setCurrentWidget(self.why_not)
        self.summary.setText(state.summary)
        self.summary.setVisible(bool(state.summary) and not state.why_not)
        self.note.setText(state.note)
        self.note.setVisible(not state.why_not)
        self.reading.setVisible(drawn)
        self.beside.setVisible(bool(state.beside))
        if state.beside:
            headings, wide = state.beside_headings, state.beside_widest
            self._show_table(self.beside, headings, state.beside, state.name, stretched=wide)
            rows = min(len(state.beside), _BESIDE_ROWS)
            height = self.beside.verticalHeader().defaultSectionSize() * rows
            self.beside.setFixedHeight(height + self.beside.horizontalHeader().height() + 4)

    def take_keyboard(self) -> None:
        """Give the keyboard to what is shown."""
        shown: QWidget | None = self._stack.currentWidget()
        if shown is self._scroll:
            shown = self.chart
        if shown is not None and shown is not self.why_not:
            shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_drawn(self, state: ChartState) -> None:
        chart = self._made()
        chart.setMinimumHeight(max(look().px(_LEAST), state.rows_high * look().px(_ROW)))
        chart.show_chart(state)
        self._stack.setCurrentWidget(self._scroll)

    def _made(self) -> PlotChart:
        """Return the chart; pyqtgraph takes long to import, so only where one is shown."""
        if self.chart is None:
            from collabdesk.ui.charts.plot import PlotChart

            self.chart = PlotChart()
            self.chart.point_read.connect(self.reading.setText)
            self.chart.indicator_chosen.connect(self.indicator_chosen)
            self._scroll.setWidget(self.chart)
        return self.chart

    @staticmethod
    def _show_table(
        table: RowTable,
        headings: tuple[str, ...],
        rows: tuple[Row, ...],
        name: str,
        *,
        stretched: int = 0,
    ) -> None:
        table.arrange(stretched, two_lines=False)
        table.setAccessibleName(name)
        table.show_rows(headings, rows, table.key())

    def _on_row(self, key: str) -> None:
        if self._state is not None and self._state.rows_open:
            self.indicator_chosen.emit(key)
