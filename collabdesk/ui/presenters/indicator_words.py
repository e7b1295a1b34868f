"""The words of all indicators: rows, filters and orders."""

from __future__ import annotations

from typing import Final

from collabdesk.domain.results import IndicatorResult, Results
from collabdesk.domain.series import Only, Order, how_many, pick
from collabdesk.domain.workshop import Agreed, Workshop
from collabdesk.framework.model import Framework
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.figure_words import NONE, FigureWords, differs, level_figure
from collabdesk.ui.presenters.heat_state import Choice, Switch
from collabdesk.ui.presenters.rows import Cell, Row

SPREAD_COLUMN: Final = 2
STATEMENT_COLUMN: Final = 1


class IndicatorWords:
    """Turns results into a table."""

    def __init__(self, tr: Translate) -> None:
        self.tr = tr
        self._figures = FigureWords(tr)
        # Few answers in an anonymous workshop would tell whose they are.
        self._hidden = tr("not shown")

    def headings(self) -> tuple[str, ...]:
        """Return the heads of the columns."""
        return (
            self.tr("No."),
            self.tr("Statement"),
            self.tr("Answers"),
            self.tr("Median"),
            self.tr("Agreed"),
            self.tr("Agreement"),
            self.tr("Don’t know"),
            self.tr("Evidence"),
        )

    def filters(self, results: Results, chosen: Only) -> Switch:
        """Return which indicators can be listed, with how many each."""
        names = {
            Only.ALL: self.tr("All {n}"),
            Only.SPLIT: self.tr("Split {n}"),
            Only.LOW: self.tr("Below 3: {n}"),
            Only.DONT_KNOW: self.tr("Don’t know {n}"),
            Only.NOT_SCORED: self.tr("Not scored {n}"),
        }
        counts = how_many(results)
        choices = (Choice(only, name.format(n=counts[only])) for only, name in names.items())
        return Switch(tuple(choices), chosen)

    def orders(self, chosen: Order) -> Switch:
        """Return what the rows can be sorted by."""
        names = {
            Order.NUMBER: self.tr("Number"),
            Order.SCORE: self.tr("Score"),
            Order.AGREEMENT: self.tr("Agreement"),
            Order.DONT_KNOW: self.tr("Don’t know"),
        }
        return Switch(tuple(Choice(order, name) for order, name in names.items()), chosen)

    def rows(
        self, workshop: Workshop, framework: Framework, results: Results, only: Only, order: Order
    ) -> tuple[Row, ...]:
        """Return a row per indicator that *only* lets through."""
        agreed = {a.indicator: a for a in workshop.agreed}
        return tuple(
            self._row(framework, result, agreed.get(result.id))
            for result in pick(results, only, order)
        )

    def _row(self, framework: Framework, result: IndicatorResult, agreed: Agreed | None) -> Row:
        statement = framework.indicator(result.id).statement
        answer = self._figures.answer(framework.scale, agreed.answer if agreed else None)
        voted = result.n + result.withheld > 0
        agreement = self._figures.agreement(result, voted=True) if voted else NONE
        cells = (
            Cell(result.id, strong=True),
            Cell(statement),
            self._spread(result),
            Cell(self._hidden if _hides(result) else level_figure(result.median)),
            Cell(answer),
            Cell(agreement, attention=differs(result.agreement_band)),
            Cell(self._hidden if result.withheld else self._dont_know(result)),
            Cell(" ".join(agreed.evidence.split()) if agreed else ""),
        )
        heads = self.headings()[SPREAD_COLUMN:]
        told = zip(heads, cells[SPREAD_COLUMN:], strict=True)
        said = ", ".join(f"{head} {cell.text}" for head, cell in told if cell.text)
        return Row(result.id, cells, f"{result.id} {statement} {said}")

    def _spread(self, result: IndicatorResult) -> Cell:
        """Say how many gave each level, as in "2×3, 4×4" for two threes and four fours."""
        counts = result.counts or ()
        given = [f"{n}×{level}" for level, n in enumerate(counts, start=1) if n]
        if not given:
            return Cell(self._hidden if _hides(result) else NONE)
        return Cell(", ".join(given), counts=counts)

    def _dont_know(self, result: IndicatorResult) -> str:
        if not result.dont_know:
            return NONE
        words = self.tr("{n} of {of}")
        return words.format(n=result.dont_know, of=result.answered)


def _hides(result: IndicatorResult) -> bool:
    """Say whether there are levels that are not shown, since they are few and anonymous."""
    return result.counts is None and result.n + result.withheld > 0
