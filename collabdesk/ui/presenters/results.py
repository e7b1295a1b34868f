"""The results page's presenter: what the scores say, and where to go from there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from collabdesk.domain.flow import Step
from collabdesk.domain.series import HeatOrder, Only, Order, lists
from collabdesk.domain.workshop import Mode
from collabdesk.ui.presenters.base import Presenter, Stage, Translate
from collabdesk.ui.presenters.chart_state import ChartState
from collabdesk.ui.presenters.heat_state import Choice, Switch, WhoState
from collabdesk.ui.presenters.heat_words import HeatWords
from collabdesk.ui.presenters.indicator_words import IndicatorWords
from collabdesk.ui.presenters.place import place_of
from collabdesk.ui.presenters.radar_words import RadarWords
from collabdesk.ui.presenters.results_state import (
    OverviewState,
    ResultsState,
    Tab,
    TableState,
    View,
)
from collabdesk.ui.presenters.results_words import ResultsWords
from collabdesk.ui.presenters.rounds_words import RoundsWords
from collabdesk.ui.presenters.trend_words import TrendWords

LIST_LENGTH = 3
"""How many lines each of the three lists has on the page; the table has every indicator."""

C = TypeVar("C", bound=str)


@dataclass(frozen=True, slots=True)
class Chosen:
    """How the user wants to see the results of one workshop."""

    view: View = View.OVERVIEW
    by_indicator: bool = False
    heat_order: HeatOrder = HeatOrder.NUMBER
    partner: str = ""
    only: Only = Only.ALL
    order: Order = Order.NUMBER
    as_table: bool = False


class ResultsPresenter(Presenter[ResultsState]):
    """Keeps the results page true; only what is on the screen is worked out."""

    def __init__(self, stage: Stage, tr: Translate) -> None:
        super().__init__(stage, tr)
        self._words = ResultsWords(tr)
        self._heat = HeatWords(tr)
        self._indicators = IndicatorWords(tr)
        self._rounds = RoundsWords(tr)
        self._chosen = Chosen()
        self._names_hidden = False
        self._workshop_id = ""

    def state(self) -> ResultsState:
        """Return what the page shows now."""
        sitting, words = self.sitting, self._words
        workshop, results = sitting.workshop, sitting.results
        if workshop.id != self._workshop_id:
            # Names stay hidden: whoever hid them shows nobody's in the next workshop either.
            self._workshop_id, self._chosen = workshop.id, Chosen()
        return ResultsState(
            view=self._chosen.view,
            tabs=self._tabs(len(results.indicators)),
            finding=words.finding(workshop, sitting.framework, results),
            scored=words.scored(results),
            shown=self._shown(),
            caption=words.caption(workshop, results),
            status=words.status(workshop, results),
            next_text=self._next_text(),
        )

    def _tabs(self, indicators: int) -> tuple[Tab, ...]:
        names = {
            View.OVERVIEW: self.tr("Overview"),
            View.WHO: self.tr("Who sees what"),
            View.ALL: self.tr("All {n} indicators").format(n=indicators),
            View.RADAR: self.tr("Radar"),
            View.ROUNDS: self.tr("Rounds"),
            View.TREND: self.tr("Trend"),
        }
        return tuple(
            Tab(view, name, str(key)) for key, (view, name) in enumerate(names.items(), start=1)
        )

    def _shown(self) -> OverviewState | WhoState | TableState | ChartState:
        view = self._chosen.view
        if view is View.OVERVIEW:
            return self._overview()
        if view is View.WHO:
            return self._who()
        return self._table() if view is View.ALL else self._chart(view)

    def _overview(self) -> OverviewState:
        sitting, words = self.sitting, self._words
        workshop, framework, results = sitting.workshop, sitting.framework, sitting.results
        found = lists(results, framework, LIST_LENGTH)
        last = sitting.compared_with()
        return OverviewState(
            heading=words.heading(len(results.characteristics)),
            key=words.key(last, alone=workshop.mode is Mode.SOLO),
            legend=words.legend(results),
            bars=words.bars(workshop, framework, results, last),
            scale=words.scale(framework, alone=workshop.mode is Mode.SOLO),
            heat=self._heat.heat(sitting.views, framework, results, hidden=self._names_hidden),
            names_text=self._names_text(),
            names_hidden=self._names_hidden,
            do_well=words.do_well(found.do_well, framework, results),
            act_first=words.act_first(found.act_first, framework, results),
            see_differently=words.see_differently(found.see_differently, workshop, results),
        )

    def _who(self) -> WhoState:
        sitting, chosen = self.sitting, self._chosen
        heat = self._heat.heat(
            sitting.views,
            sitting.framework,
            sitting.results,
            by_indicator=chosen.by_indicator,
            order=chosen.heat_order,
            partner=chosen.partner,
            hidden=self._names_hidden,
        )
        rows = (
            Choice("characteristics", self.tr("Characteristics")),
            Choice("indicators", self.tr("Indicators")),
        )
        return WhoState(
            heat=heat,
            rows=Switch(rows, rows[chosen.by_indicator].key),
            order=Switch(self._heat_orders(), chosen.heat_order),
            names_text=self._names_text(),
            names_hidden=self._names_hidden,
            note=self._heat.note(by_indicator=chosen.by_indicator),
        )

    def _heat_orders(self) -> tuple[Choice, ...]:
        names = {
            HeatOrder.NUMBER: self.tr("Number"),
            HeatOrder.SCORE: self.tr("Score"),
            HeatOrder.AGREEMENT: self.tr("Agreement"),
            HeatOrder.PARTNER: self.tr("Partner"),
        }
        return tuple(Choice(order, name) for order, name in names.items())

    def _table(self) -> TableState:
        sitting, chosen, words = self.sitting, self._chosen, self._indicators
        rows = words.rows(
            sitting.workshop, sitting.framework, sitting.results, chosen.only, chosen.order
        )
        return TableState(
            headings=words.headings(),
            rows=rows,
            filters=words.filters(sitting.results, chosen.only),
            orders=words.orders(chosen.order),
            empty="" if rows else self.tr("No indicator is like that."),
        )

    def _chart(self, view: View) -> ChartState:
        sitting = self.sitting
        workshop, framework, results = sitting.workshop, sitting.framework, sitting.results
        if view is View.RADAR:
            made = RadarWords(self.tr).chart(framework, results, sitting.compared_with())
        elif view is View.ROUNDS:
            made = self._rounds.chart(sitting.revisited, workshop, framework)
        else:
            made = TrendWords(self.tr).chart(sitting.earlier(), workshop, framework, results)
        return replace(made, table_shown=self._chosen.as_table)

    def _names_text(self) -> str:
        return self.tr("Show names") if self._names_hidden else self.tr("Hide names")

    def _next_text(self) -> str:
        if self._nothing_scored():
            return self.tr("Start scoring ›")
        return self.tr("Choose priorities ›")

    def _nothing_scored(self) -> bool:
        return not self.sitting.results.overall.scored

    # what the user chooses to see

    def show_view(self, view: str) -> None:
        """Show another view."""
        self._choose(replace(self._chosen, view=View(view)))

    def show_rows(self, rows: str) -> None:
        """Show characteristics or indicators in the map."""
        self._choose(replace(self._chosen, by_indicator=rows == "indicators"))

    def next_rows(self) -> None:
        """Show the other kind of rows in the map."""
        if self._chosen.view is View.WHO:
            self._choose(replace(self._chosen, by_indicator=not self._chosen.by_indicator))

    def sort_heat(self, order: str, partner: str) -> None:
        """Sort the map; by partner takes the partner of that id."""
        self._choose(replace(self._chosen, heat_order=HeatOrder(order), partner=partner))

    def filter_table(self, only: str) -> None:
        """List only some of the indicators."""
        self._choose(replace(self._chosen, only=Only(only)))

    def sort_table(self, order: str) -> None:
        """Sort the indicators."""
        self._choose(replace(self._chosen, order=Order(order)))

    def next_order(self, partner: str) -> None:
        """Sort what is shown by the next figure; by partner takes the partner of that id."""
        if self._chosen.view is View.WHO:
            self.sort_heat(_after(tuple(HeatOrder), self._chosen.heat_order), partner)
        elif self._chosen.view is View.ALL:
            self.sort_table(_after(tuple(Order), self._chosen.order))

    def next_filter(self) -> None:
        """List the indicators of the next filter."""
        if self._chosen.view is View.ALL:
            self.filter_table(_after(tuple(Only), self._chosen.only))

    def toggle_names(self) -> None:
        """Hide the names of the partners, or show them again."""
        if self._chosen.view in {View.OVERVIEW, View.WHO}:
            self._names_hidden = not self._names_hidden
            self.refresh()

    def toggle_table(self) -> None:
        """Show the chart as a table, or as a chart again."""
        if self._chosen.view in {View.RADAR, View.ROUNDS, View.TREND}:
            self._choose(replace(self._chosen, as_table=not self._chosen.as_table))

    def _choose(self, chosen: Chosen) -> None:
        self._chosen = chosen
        self.refresh()

    # where to go

    def go_to_indicator(self, indicator: str) -> None:
        """Show *indicator* on the scoring page."""
        place_of(self.stage).ask(self.sitting.workshop.id, indicator)
        self.stage.go(Step.SCORE)

    def go_to_characteristic(self, number: int) -> None:
        """Show the first indicator of a characteristic in scope on the scoring page."""
        self.go_to_indicator(self.sitting.framework.first_indicator(number))

    def go_on(self) -> None:
        """Go to the priorities, or to the scoring page while nothing is scored."""
        self.stage.go(Step.SCORE if self._nothing_scored() else Step.ACT)


def _after(choices: tuple[C, ...], chosen: C) -> C:
    return choices[(choices.index(chosen) + 1) % len(choices)]
