"""The words of who sees what: cells, and the plain sentences about a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from collabdesk.domain.results import IndicatorResult, Results
from collabdesk.domain.rounding import one_decimal
from collabdesk.domain.series import (
    Group,
    HeatMap,
    HeatOrder,
    HeatRow,
    NoViews,
    View,
    Views,
    Voices,
    by_mean,
    heat,
    sorted_rows,
    voices,
)
from collabdesk.framework.model import Framework
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.figure_words import NONE, FigureWords, differs, level_figure
from collabdesk.ui.presenters.heat_state import Heat, HeatCell, HeatHead, HeatLine
from collabdesk.ui.presenters.name_words import NameWords, letters, shortened

_GROUPS = 4
"""A sentence names so many groups at most."""


class HeatWords:
    """Turns the map into cells and sentences."""

    def __init__(self, tr: Translate) -> None:
        self.tr = tr
        self._figures = FigureWords(tr)
        self._names = NameWords(tr)

    def heat(
        self,
        found: Views | NoViews,
        framework: Framework,
        results: Results,
        *,
        by_indicator: bool = False,
        order: HeatOrder = HeatOrder.NUMBER,
        partner: str = "",
        hidden: bool = False,
    ) -> Heat:
        """Return the map of the views found, or why there is none."""
        name = self.tr("Who sees what")
        width = framework.scale.width
        if isinstance(found, NoViews):
            return Heat(name, "", self.why_not(found), width, (), ())
        shown = heat(found, framework, results, by_indicator=by_indicator)
        if hidden:
            shown = by_mean(shown)
        shown = sorted_rows(shown, order, partner)
        names = {c.partner: c.name for c in shown.columns}
        if hidden:
            names = dict(zip(names, letters(len(names)), strict=True))
        told = _Row(self, names, results, hidden=hidden, by_indicator=by_indicator)
        return Heat(
            name=name,
            summary=self._summary(shown),
            why_not="",
            width=width,
            heads=tuple(HeatHead(c.partner, names[c.partner]) for c in shown.columns),
            lines=tuple(told.line(row) for row in shown.rows),
            sorted_by=partner if order is HeatOrder.PARTNER else "",
        )

    def why_not(self, why: NoViews) -> str:
        """Say why no partner's view is shown."""
        return {
            NoViews.ALONE: self.tr("One person scored alone, so there are no views to compare."),
            NoViews.ANONYMOUS: self.tr(
                "This workshop is anonymous: votes were taken without names, so nobody can see "
                "who sees what."
            ),
            NoViews.NO_VOTES: self.tr(
                "Shows here once partners’ votes are revealed. A show of hands and an agreed "
                "score have no names."
            ),
        }[why]

    def note(self, *, by_indicator: bool) -> str:
        """Say what the cells hold."""
        if by_indicator:
            return self.tr(
                "A cell is the median of a partner’s seats; a corner marks seats that answered "
                "differently. ? don’t know, n/a not applicable, – no answer."
            )
        return self.tr(
            "A cell is the mean of a partner’s views on the indicators, where it has a view on at "
            "least half. ? don’t know, n/a not applicable, – no view."
        )

    def _summary(self, shown: HeatMap) -> str:
        words = self.tr("{rows} rows, {partners}. Each cell is one partner’s view.")
        partners = self._figures.count(
            self.tr("1 partner"), self.tr("{n} partners"), len(shown.columns)
        )
        return words.format(rows=len(shown.rows), partners=partners)

    def cell_said(self, name: str, row: str, view: View) -> str:
        """Say one cell whole."""
        parts = [self.value(view) if view.value is not None else self.tr("no view")]
        if view.lowest is not None and view.highest is not None and view.lowest < view.highest:
            words = self.tr("its seats from {low} to {high}")
            parts.append(words.format(low=view.lowest, high=view.highest))
        if view.of > 1 and view.answered < view.of:
            words = self.tr("answered on {n} of {of}")
            parts.append(words.format(n=view.answered, of=view.of))
        if view.dont_know:
            parts.append(self._times(self.tr("don’t know"), view.dont_know))
        if view.not_applicable:
            parts.append(self._times(self.tr("not applicable"), view.not_applicable))
        return f"{name}, {row}: {', '.join(parts)}"

    def _times(self, answer: str, n: int) -> str:
        one, many = self.tr("{answer} once"), self.tr("{answer} {n} times")
        return (one if n == 1 else many).format(answer=answer, n=n)

    def value(self, view: View) -> str:
        """Return what stands in a cell, a sign where a partner has no view on it."""
        if view.value is not None:
            return one_decimal(view.value) if view.of > 1 else level_figure(view.value)
        if view.dont_know:
            return "?"
        return self.tr("n/a") if view.not_applicable else NONE

    # sentences

    def between(self, heard: Voices, names: Mapping[str, str], *, hidden: bool, near: bool) -> str:
        """Say how partners differ, as in "Three partners say 4, Acute trust says 2."."""
        total = sum(len(group.partners) for group in heard.groups)
        if len(heard.groups) == 1 and total > 2 and not (heard.undecided or heard.not_applicable):
            words = (
                self.tr("All {n} partners are near {level}.")
                if near
                else self.tr("All {n} partners say {level}.")
            )
            return words.format(n=total, level=level_figure(heard.groups[0].value))
        parts = [
            self._group(group, names, hidden=hidden, near=near) for group in heard.groups[:_GROUPS]
        ]
        if rest := sum(len(group.partners) for group in heard.groups[_GROUPS:]):
            one, many = self.tr("1 other says another"), self.tr("{n} others say others")
            parts.append(self._figures.count(one, many, rest))
        if heard.undecided:
            who = self._names.some(heard.undecided, names, hidden=hidden)
            one, many = self.tr("{who} doesn’t know"), self.tr("{who} don’t know")
            parts.append((one if len(heard.undecided) == 1 else many).format(who=who))
        if heard.not_applicable:
            who = self._names.some(heard.not_applicable, names, hidden=hidden)
            one, many = self.tr("{who} says not applicable"), self.tr("{who} say not applicable")
            parts.append((one if len(heard.not_applicable) == 1 else many).format(who=who))
        sentence = ", ".join(parts)
        return f"{sentence[:1].upper()}{sentence[1:]}." if parts else self.tr("No views yet.")

    def _group(self, group: Group, names: Mapping[str, str], *, hidden: bool, near: bool) -> str:
        one = self.tr("{who} is near {level}") if near else self.tr("{who} says {level}")
        many = self.tr("{who} are near {level}") if near else self.tr("{who} say {level}")
        words = one if len(group.partners) == 1 else many
        who = self._names.some(group.partners, names, hidden=hidden)
        return words.format(who=who, level=level_figure(group.value))

    def within(self, heard: Voices, names: Mapping[str, str], *, hidden: bool) -> str:
        """Say where the seats of one partner differ; "" where none do."""
        if not heard.within:
            return ""
        partner, low, high = heard.within[0]
        words = self.tr("Inside {name} answers run from {low} to {high}")
        name = self.tr("one partner") if hidden else shortened(names[partner])
        first = words.format(name=name, low=low, high=high)
        if rest := len(heard.within) - 1:
            one = self.tr("1 other partner differs inside too")
            many = self.tr("{n} other partners differ inside too")
            return f"{first}; {self._figures.count(one, many, rest)}."
        return f"{first}."

    def within_characteristic(self, indicators: Sequence[IndicatorResult]) -> str:
        """Say on which indicator the seats of one partner lie furthest apart; "" where none do."""
        apart = [r for r in indicators if r.within]
        if not apart:
            return ""
        widest = max(apart, key=lambda r: r.within or 0.0)
        words = self.tr("Seats of one partner differ most on {indicator}: {gap} apart.")
        one, many = self.tr("1 level"), self.tr("{n} levels")
        gap = self._figures.count(one, many, int(widest.within or 0))
        return words.format(indicator=widest.id, gap=gap)


class _Row:
    """Says the rows of one map."""

    def __init__(
        self,
        words: HeatWords,
        names: Mapping[str, str],
        results: Results,
        *,
        hidden: bool,
        by_indicator: bool,
    ) -> None:
        self._words = words
        self._names = names
        self._results = results
        self._hidden = hidden
        self._by_indicator = by_indicator
        self._figures = FigureWords(words.tr)

    def line(self, row: HeatRow) -> HeatLine:
        """Return one row with its sentences."""
        words, tr = self._words, self._words.tr
        heard = voices(self._names, row.cells, nearest=not self._by_indicator)
        score = (level_figure if self._by_indicator else self._figures.score)(row.score)
        agreement = NONE
        if row.agreement is not None:
            agreement = self._figures.pill(row.agreement, row.agreement_band)
        near = not self._by_indicator
        between = words.between(heard, self._names, hidden=self._hidden, near=near)
        within = words.within(heard, self._names, hidden=self._hidden)
        if not self._by_indicator:
            start = f"{row.key}."
            mine = [r for r in self._results.indicators if r.id.startswith(start)]
            within = words.within_characteristic(mine)
        name = f"{row.key} {row.name}"
        said = tr("{name}: score {score}, agreement {agreement}")
        return HeatLine(
            key=row.key,
            name=name,
            score=score,
            agreement=agreement,
            attention=differs(row.agreement_band),
            said=said.format(name=name, score=score, agreement=agreement),
            between=between,
            within=within,
            cells=tuple(
                self._cell(name, view, partner)
                for partner, view in zip(self._names.values(), row.cells, strict=True)
            ),
        )

    def _cell(self, row: str, view: View, partner: str) -> HeatCell:
        return HeatCell(
            text=self._words.value(view),
            level=None if view.value is None else int(view.value + 0.5),
            apart=view.lowest != view.highest,
            said=self._words.cell_said(partner, row, view),
        )
