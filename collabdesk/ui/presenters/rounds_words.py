"""The words of the rounds: where each indicator moved when it was voted on again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from collabdesk.domain.rounding import two_decimals
from collabdesk.domain.series import Revisited, agreement_across, level_across
from collabdesk.domain.shift import RoundFigures
from collabdesk.domain.workshop import Mode, Workshop
from collabdesk.framework.model import Framework
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.chart_state import (
    ChartPoint,
    ChartSeries,
    ChartState,
    ChartWords,
    Point,
    Stroke,
    Tick,
)
from collabdesk.ui.presenters.figure_words import NONE, level_figure, signed
from collabdesk.ui.presenters.rows import Cell, Row

_RIGHT: Final = 2.35
_LEAST_ROWS: Final = 6
"""Fewer rows stand at the top, as close as these many would."""
_LONGEST: Final = 44
_Across = Callable[[RoundFigures], float | None]


class RoundsWords:
    """Turns the moves into two columns of points: medians left, agreement right."""

    def __init__(self, tr: Translate) -> None:
        self.tr = tr

    def chart(
        self, found: tuple[Revisited, ...], workshop: Workshop, framework: Framework
    ) -> ChartState:
        """Return the chart of the indicators *found* to have a second round."""
        width = framework.scale.width
        height = len(found)
        return ChartState(
            name=self.tr("From the first round to the last"),
            summary=self._summary(found),
            rows_open=True,
            why_not="" if found else self._why_not(workshop),
            note=self.tr("Open point: after the first round. Filled point: now."),
            box=(-0.06, _RIGHT, 0.4 - max(height, _LEAST_ROWS), 1.1),
            down=True,
            rows_high=height + 2,
            series=self._series(found, framework),
            guides=tuple(((x, 0.4), (x, 0.6 - height)) for x, _ in self._ticks(framework)),
            bonds=self._bonds(found, width),
            words=(
                ChartWords((0.0, 0.75), self.tr("Median"), (0.0, 0.5), strong=True),
                ChartWords((1.3, 0.75), self.tr("Agreement"), (0.0, 0.5), strong=True),
            ),
            across=self._ticks(framework),
            upwards=tuple(
                (-float(place), self._short(m, framework)) for place, m in enumerate(found)
            ),
            headings=(
                self.tr("No."),
                self.tr("Statement"),
                self.tr("Median"),
                self.tr("Agreement"),
                self.tr("Rounds"),
            ),
            rows=tuple(self._row(m, framework) for m in found),
        )

    def _why_not(self, workshop: Workshop) -> str:
        if workshop.mode is Mode.SOLO:
            return self.tr("One person scored alone, so there are no rounds of votes.")
        return self.tr(
            "Shows here once an indicator has been voted on a second time and the votes are shown."
        )

    def _summary(self, found: tuple[Revisited, ...]) -> str:
        closer = sum((m.agreement or 0.0) > 0 for m in found)
        apart = sum((m.agreement or 0.0) < 0 for m in found)
        words = self.tr(
            "Voted on again: {n}. Views came closer on {closer} and moved apart on {apart}."
        )
        return words.format(n=len(found), closer=closer, apart=apart)

    def _series(
        self, found: tuple[Revisited, ...], framework: Framework
    ) -> tuple[ChartSeries, ...]:
        width = framework.scale.width

        def median(result: RoundFigures) -> float | None:
            return level_across(result.median, width)

        def agreement(result: RoundFigures) -> float | None:
            return agreement_across(result.agreement)

        first, now = self.tr("first round"), self.tr("now")
        return tuple(
            ChartSeries(
                name=name,
                stroke=stroke,
                points=tuple(
                    self._point(place, m, across(m.now if stroke is Stroke.NOW else m.before))
                    for place, m in enumerate(found)
                ),
                joined=False,
            )
            for across in (median, agreement)
            for name, stroke in ((first, Stroke.BEFORE), (now, Stroke.NOW))
        )

    def _point(self, place: int, m: Revisited, across: float | None) -> ChartPoint | None:
        if across is None:
            return None
        return ChartPoint((across, -float(place)), self.said(m), m.indicator)

    @staticmethod
    def _bonds(found: tuple[Revisited, ...], width: int) -> tuple[tuple[Point, ...], ...]:
        lines: list[tuple[Point, ...]] = []
        for place, m in enumerate(found):
            up = -float(place)
            for was, now in (
                (level_across(m.before.median, width), level_across(m.now.median, width)),
                (agreement_across(m.before.agreement), agreement_across(m.now.agreement)),
            ):
                if was is not None and now is not None and was != now:
                    lines.append(((was, up), (now, up)))
        return tuple(lines)

    @staticmethod
    def _ticks(framework: Framework) -> tuple[Tick, ...]:
        width = framework.scale.width
        levels = [(level_across(n, width) or 0.0, str(n)) for n in range(1, width + 1)]
        agreements = [(agreement_across(a) or 0.0, signed(f"{a:g}")) for a in (-1.0, 0.0, 1.0)]
        return (*levels, *agreements)

    @staticmethod
    def _short(m: Revisited, framework: Framework) -> str:
        text = f"{m.indicator} {framework.indicator(m.indicator).statement}"
        return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"

    def said(self, m: Revisited) -> str:
        """Say how one indicator moved."""
        words = self.tr("{indicator}: median {was} to {now}, agreement {from_} to {to}")
        return words.format(
            indicator=m.indicator,
            was=level_figure(m.before.median),
            now=level_figure(m.now.median),
            from_=_agreement(m.before.agreement),
            to=_agreement(m.now.agreement),
        )

    def _row(self, m: Revisited, framework: Framework) -> Row:
        median = f"{level_figure(m.before.median)} → {level_figure(m.now.median)}"
        agreement = f"{_agreement(m.before.agreement)} → {_agreement(m.now.agreement)}"
        cells = (
            Cell(m.indicator, strong=True),
            Cell(framework.indicator(m.indicator).statement),
            Cell(_arrow(m.median, median)),
            Cell(_arrow(m.agreement, agreement)),
            Cell(f"{m.before.number} → {m.now.number}"),
        )
        return Row(m.indicator, cells, self.said(m))


def _agreement(figure: float | None) -> str:
    return NONE if figure is None else signed(two_decimals(figure))


def _arrow(change: float | None, text: str) -> str:
    if not change:
        return text
    return f"{text}  {'▲' if change > 0 else '▼'}"
