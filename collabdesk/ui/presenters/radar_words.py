"""The words of the radar."""

from __future__ import annotations

from typing import Final

from collabdesk.domain.results import Results
from collabdesk.domain.series import LEAST_SPOKES, Bar, Held, Radar, Spoke, bars, radar
from collabdesk.framework.model import Framework
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.chart_state import (
    ChartPoint,
    ChartSeries,
    ChartState,
    ChartWords,
    Stroke,
)
from collabdesk.ui.presenters.chart_state import Point as At
from collabdesk.ui.presenters.figure_words import FigureWords
from collabdesk.ui.presenters.rows import Cell, Row

_BOX: Final = (-1.0, 1.0, -1.12, 1.12)
_WORDS_OUT: Final = 1.05
_MIDDLE: Final = 0.1
_RING_WORDS: Final = 0.35
"""The numbers of the rings stand so far on the way from the first spoke to the second."""


class RadarWords:
    """Turns scores into an outline with names around it."""

    def __init__(self, tr: Translate) -> None:
        self.tr = tr
        self._figures = FigureWords(tr)

    def chart(self, framework: Framework, results: Results, last: Held | None) -> ChartState:
        """Return the radar, with the outline of *last* time where there is one."""
        before = last.results if last else None
        shown = bars(results, framework, before)
        scored = sum(bar.score is not None for bar in shown)
        found = radar(shown, framework.scale.width)
        day = self._figures.date(last.workshop.held_on) if last else ""
        why_not = ""
        if len(shown) < LEAST_SPOKES or not scored:
            why_not = self.tr(
                "The radar shows here once three characteristics are in scope and one has a score."
            )
        return ChartState(
            name=self.tr("Radar of the characteristics"),
            summary=self._summary(shown, scored),
            why_not=why_not,
            note=self._note(found, day),
            box=_BOX,
            square=True,
            series=self._series(found, day, framework),
            guides=(*self._rings(found), *(((0.0, 0.0), spoke.tip) for spoke in found.spokes)),
            words=(*self._levels(found), *(self._name(spoke) for spoke in found.spokes)),
            headings=self._headings(day),
            rows=tuple(self._row(bar, day, framework) for bar in shown),
            rows_open=True,
        )

    def _summary(self, shown: tuple[Bar, ...], scored: int) -> str:
        with_score = [bar for bar in shown if bar.score is not None]
        if not with_score:
            return self.tr("No characteristic has a score yet.")
        best = max(with_score, key=lambda bar: bar.score or 0.0)
        least = min(with_score, key=lambda bar: bar.score or 0.0)
        words = self.tr(
            "{scored} of {of} characteristics have a score: from {least}, {low}, to {best}, {high}."
        )
        if best.score == least.score:
            words = self.tr("{scored} of {of} characteristics have a score: {high}.")
        return words.format(
            scored=scored,
            of=len(shown),
            least=least.short_name,
            low=self._figures.score(least.score),
            best=best.short_name,
            high=self._figures.score(best.score),
        )

    def _note(self, found: Radar, day: str) -> str:
        rings = self.tr("Rings are the levels 1 to {k}.").format(k=len(found.rings))
        if not day:
            return rings
        words = self.tr("Solid line, filled points: now. Dashed line, open points: {day}.")
        return f"{rings} {words.format(day=day)}"

    def _series(self, found: Radar, day: str, framework: Framework) -> tuple[ChartSeries, ...]:
        now = ChartSeries(
            self.tr("Now"),
            Stroke.NOW,
            tuple(self._point(spoke.bar, spoke.now, day, framework) for spoke in found.spokes),
            closed=True,
        )
        if not day:
            return (now,)
        before = tuple(self._point(spoke.bar, spoke.last, day, framework) for spoke in found.spokes)
        return now, ChartSeries(day, Stroke.BEFORE, before, closed=True)

    def _point(self, bar: Bar, at: At | None, day: str, framework: Framework) -> ChartPoint | None:
        if at is None:
            return None
        return ChartPoint(at, self.said(bar, day), framework.first_indicator(bar.number))

    def said(self, bar: Bar, day: str) -> str:
        """Say a characteristic's score, how much is behind it, and what it was last time."""
        words = self.tr("{number} {name}: {score}, {scored} of {of} scored")
        said = words.format(
            number=bar.number,
            name=bar.short_name,
            score=self._figures.score(bar.score),
            scored=bar.scored,
            of=bar.of,
        )
        if bar.last is None:
            return said
        before = self.tr("{day}: {score}")
        return f"{said}; {before.format(day=day, score=self._figures.score(bar.last))}"

    @staticmethod
    def _rings(found: Radar) -> tuple[tuple[At, ...], ...]:
        return tuple((*ring, ring[0]) for ring in found.rings)

    @staticmethod
    def _levels(found: Radar) -> tuple[ChartWords, ...]:
        """Return the number of each ring on its way to the second spoke, off the first one."""
        return tuple(
            ChartWords(_along(ring[0], ring[1], _RING_WORDS), str(level), (0.5, 0.85))
            for level, ring in enumerate(found.rings, start=1)
            if ring
        )

    def _name(self, spoke: Spoke) -> ChartWords:
        across, up = spoke.tip
        # Words right of the middle begin at their place, words left of it end there.
        side = 0.5 if abs(across) < _MIDDLE else float(across < 0)
        height = (1 - up) / 2
        text = f"{spoke.bar.number} {spoke.bar.short_name} {self._figures.score(spoke.bar.score)}"
        place = across * _WORDS_OUT, up * _WORDS_OUT
        return ChartWords(place, text, (side, 1 - height if side == 0.5 else 0.5))

    def _headings(self, day: str) -> tuple[str, ...]:
        heads = (self.tr("Characteristic"), self.tr("Score now"), self.tr("Scored"))
        return (*heads, day) if day else heads

    def _row(self, bar: Bar, day: str, framework: Framework) -> Row:
        cells = [
            Cell(f"{bar.number} {bar.short_name}"),
            Cell(self._figures.score(bar.score), strong=True),
            Cell(self.tr("{scored} of {of}").format(scored=bar.scored, of=bar.of)),
        ]
        if day:
            cells.append(Cell(self._figures.score(bar.last)))
        return Row(framework.first_indicator(bar.number), tuple(cells), self.said(bar, day))


def _along(one: At, other: At, part: float) -> At:
    """Return the place a *part* of the way from *one* to the *other*."""
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part
