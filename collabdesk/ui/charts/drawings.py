"""Which pictures can be taken of what is on the screen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from collabdesk.ui.charts.pictures import Drawing
from collabdesk.ui.presenters.chart_state import ChartState
from collabdesk.ui.presenters.heat_state import Heat, WhoState
from collabdesk.ui.presenters.indicator_words import STATEMENT_COLUMN
from collabdesk.ui.presenters.results_state import OverviewState, ResultsState, TableState
from collabdesk.ui.presenters.rows import Row
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.bar_table import BarTable
from collabdesk.ui.widgets.heat_table import HeatTable
from collabdesk.ui.widgets.row_table import RowTable

_CHART, _TALLER = 420, 2
_OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def drawings(state: ResultsState) -> tuple[Drawing, ...]:
    """Return the pictures of the view on the screen, none where it has nothing to draw."""
    shown = state.shown
    if isinstance(shown, OverviewState):
        bars = Drawing(
            shown.heading, f"{state.finding} {shown.key}.", partial(_bars, shown), shown.key
        )
        return bars, *_heat(shown.heat, "")
    if isinstance(shown, WhoState):
        return _heat(shown.heat, shown.note)
    if isinstance(shown, TableState):
        name = next(tab.name for tab in state.tabs if tab.view is state.view)
        rows = partial(_rows, shown.headings, shown.rows, STATEMENT_COLUMN)
        return (Drawing(name, state.status, rows),) if shown.rows else ()
    if shown.why_not:
        return ()
    return (Drawing(shown.name, shown.summary, partial(_chart, shown), shown.note),)


def _bars(shown: OverviewState) -> QWidget:
    table = BarTable()
    table.show_bars(shown.bars, shown.scale)
    return table


def _heat(heat: Heat, note: str) -> tuple[Drawing, ...]:
    if heat.why_not:
        return ()
    return (Drawing(heat.name, heat.summary, partial(_heat_table, heat), note),)


def _heat_table(heat: Heat) -> QWidget:
    table = HeatTable()
    table.show_whole(figures=True)
    table.setHorizontalScrollBarPolicy(_OFF)
    table.show_heat(heat)
    return table


def _rows(headings: tuple[str, ...], rows: tuple[Row, ...], stretched: int) -> QWidget:
    table = RowTable()
    table.arrange(stretched, two_lines=False, taller=_TALLER if stretched else 0)
    table.show_rows(headings, rows, "")
    table.show_whole()
    return table


def _chart(shown: ChartState) -> QWidget:
    if shown.table_shown:
        return _rows(shown.headings, shown.rows, 0)
    from collabdesk.ui.charts.plot import PlotChart

    chart = PlotChart()
    chart.setMinimumHeight(max(look().px(_CHART), shown.rows_high * look().px(26)))
    chart.setHorizontalScrollBarPolicy(_OFF)
    chart.setVerticalScrollBarPolicy(_OFF)
    chart.show_chart(shown)
    return chart
