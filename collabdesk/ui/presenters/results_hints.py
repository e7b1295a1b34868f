"""Which keys are worth knowing in each view of the results: only such as do something there."""

from __future__ import annotations

from collabdesk.ui.presenters.base import Hint, Translate
from collabdesk.ui.presenters.chart_state import ChartState
from collabdesk.ui.presenters.heat_state import WhoState
from collabdesk.ui.presenters.results_state import OverviewState, ResultsState, TableState


def results_hints(
    state: ResultsState, tr: Translate, *, on_finding: bool = False, aside: bool = False
) -> tuple[Hint, ...]:
    """Return the keys of the view, the most important first.

    *on_finding* says that a line of the overview's lists has the keyboard, which Enter opens;
    *aside* that a button or the rail has it, which Enter presses.
    """
    shown = state.shown
    views: Hint = (("1", str(len(state.tabs))), tr("views"))
    indicator: Hint = (("Enter",), tr("indicator"))
    if isinstance(shown, OverviewState):
        going: Hint = (("Enter",), state.next_text.removesuffix(" ›").lower())
        entered = () if aside else ((indicator if on_finding else going),)
        own = (*entered, *_names(shown.heat.why_not, tr))
    elif isinstance(shown, WhoState):
        walked = (indicator, (("C",), tr("rows")), (("S",), tr("order")))
        own = () if shown.heat.why_not else (*walked, *_names("", tr))
    elif isinstance(shown, TableState):
        opened = (indicator,) if shown.rows else ()
        own = (*opened, (("F",), tr("filter")), (("S",), tr("order")))
    else:
        own = _of_chart(shown, indicator, tr)
    return (views, *own, (("?",), tr("all keys")))


def _names(why_not: str, tr: Translate) -> tuple[Hint, ...]:
    return () if why_not else ((("H",), tr("names")),)


def _of_chart(shown: ChartState, indicator: Hint, tr: Translate) -> tuple[Hint, ...]:
    if shown.why_not:
        return ()
    points = [point for series in shown.series for point in series.points if point is not None]
    opens = shown.rows_open if shown.table_shown else any(point.opens for point in points)
    switch: Hint = (("T",), tr("picture") if shown.table_shown else tr("table"))
    walk: Hint = (("↑", "↓") if shown.down or shown.table_shown else ("←", "→"), tr("read"))
    return (walk, *((indicator,) if opens else ()), switch, (("P",), tr("save")))
