"""The words of the trend over a collaboration's workshops."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from collabdesk.domain.results import CharacteristicResult, Results
from collabdesk.domain.rounding import one_decimal
from collabdesk.domain.series import (
    Direction,
    Held,
    NotCompared,
    Step,
    Stop,
    Trend,
    apart,
    trend,
)
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
from collabdesk.ui.presenters.figure_words import NONE, FigureWords, signed
from collabdesk.ui.presenters.name_words import NameWords
from collabdesk.ui.presenters.rows import Cell, Row

_ARROWS: Final = {Direction.UP: "▲", Direction.DOWN: "▼", Direction.STEADY: ""}
_GAP: Final = 0.36
_NAMED: Final = 4
_WHO: Final = 5
"""The column that names partners."""


class TrendWords:
    """Turns the workshops into lines, a table, and who was there."""

    def __init__(self, tr: Translate) -> None:
        self.tr = tr
        self._figures = FigureWords(tr)
        self._names = NameWords(tr)

    def chart(
        self, earlier: Sequence[Held], workshop: Workshop, framework: Framework, results: Results
    ) -> ChartState:
        """Return the trend that leads to *workshop*."""
        found = trend(earlier, workshop, results)
        compared = found.compared
        names = {c.number: c.short_name for c in framework.characteristics}
        last = len(compared) - 1
        return ChartState(
            name=self.tr("Scores over the workshops"),
            summary=self._summary(found, names),
            why_not=self._why_not(found),
            note=self.tr(
                "An arrow stands only where a change is more than one indicator moving one level."
            ),
            box=(-0.1, max(last, 1) * 1.1, 0.8, framework.scale.width + 0.2),
            series=tuple(
                self._series(found, place, names[number])
                for place, number in enumerate(found.numbers)
            ),
            words=self._words(found, names),
            across=tuple(
                (float(x), self._figures.date(stop.held.workshop.held_on))
                for x, stop in enumerate(compared)
            ),
            upwards=self._ticks(framework),
            headings=(self.tr("Characteristic"), *self._heads(compared)),
            rows=self._rows(found, names),
            beside_headings=self._beside_headings(),
            beside=tuple(self._beside(found, stop) for stop in reversed(found.stops)),
            beside_widest=_WHO,
        )

    def _why_not(self, found: Trend) -> str:
        if len(found.stops) == 1:
            return self.tr(
                "This is the collaboration’s first workshop here. The trend begins with the next."
            )
        if len(found.compared) < 2:
            return self.tr("There are not two workshops to compare; below it says why.")
        return ""

    def _summary(self, found: Trend, names: dict[int, str]) -> str:
        if len(found.compared) < 2:
            return ""
        stop, before = found.compared[-1], found.compared[-2]
        up, down = (
            [
                names[number]
                for number, step in zip(found.numbers, stop.steps, strict=True)
                if step and step.direction is direction
            ]
            for direction in (Direction.UP, Direction.DOWN)
        )
        day = self._figures.date(before.held.workshop.held_on)
        if not up and not down:
            return self.tr("Since {day} no characteristic has clearly moved.").format(day=day)
        parts = []
        if up:
            parts.append(self.tr("up: {names}").format(names=self._names.listed(up)))
        if down:
            parts.append(self.tr("down: {names}").format(names=self._names.listed(down)))
        return self.tr("Since {day} {moves}.").format(day=day, moves="; ".join(parts))

    def _series(self, found: Trend, place: int, name: str) -> ChartSeries:
        number = found.numbers[place]
        points = tuple(
            self._point(x, stop, stop.scores[place], stop.steps[place], f"{number} {name}")
            for x, stop in enumerate(found.compared)
        )
        return ChartSeries(f"{number} {name}", Stroke.QUIET, points)

    def _point(
        self,
        x: int,
        stop: Stop,
        score: CharacteristicResult | None,
        step: Step | None,
        name: str,
    ) -> ChartPoint | None:
        if score is None or score.score is None:
            return None
        words = self.tr("{name}, {day}: {score}, {scored} of {of} scored")
        said = words.format(
            name=name,
            day=self._figures.date(stop.held.workshop.held_on),
            score=self._figures.score(score.score),
            scored=score.scored,
            of=score.of,
        )
        if step is not None:
            said = f"{said}; {self._step_said(step)}"
        return ChartPoint((float(x), score.score), said)

    def _step_said(self, step: Step) -> str:
        words = {
            Direction.UP: self.tr("up by {change}"),
            Direction.DOWN: self.tr("down by {change}"),
            Direction.STEADY: self.tr("no clear change ({change})"),
        }[step.direction]
        change = step.change if step.direction is Direction.STEADY else abs(step.change)
        return words.format(change=_change(change, plus=step.direction is Direction.STEADY))

    def _words(self, found: Trend, names: dict[int, str]) -> tuple[ChartWords, ...]:
        """Return a label at the right end of each line, none over another."""
        compared = found.compared
        if not compared:
            return ()
        stop = compared[-1]
        ends = [
            (number, score.score, step)
            for number, score, step in zip(found.numbers, stop.scores, stop.steps, strict=True)
            if score and score.score is not None
        ]
        heights = apart([score for _, score, _ in ends], _GAP)
        return tuple(
            ChartWords(
                self._end(len(compared), height),
                _label(f"{number} {names[number]}", score, step),
                (0.0, 0.5),
                strong=bool(step and step.direction is not Direction.STEADY),
            )
            for (number, score, step), height in zip(ends, heights, strict=True)
        )

    @staticmethod
    def _end(stops: int, height: float) -> Point:
        return max(stops - 1, 1) * 1.03, height

    @staticmethod
    def _ticks(framework: Framework) -> tuple[Tick, ...]:
        return tuple((float(level.number), str(level.number)) for level in framework.scale.levels)

    # the table of scores

    def _heads(self, compared: Sequence[Stop]) -> tuple[str, ...]:
        return tuple(self._figures.date(stop.held.workshop.held_on) for stop in compared)

    def _rows(self, found: Trend, names: dict[int, str]) -> tuple[Row, ...]:
        rows = [
            self._row(
                f"{number} {names[number]}",
                [self._score(stop.scores[place], stop.steps[place]) for stop in found.compared],
                found,
            )
            for place, number in enumerate(found.numbers)
        ]
        overall = [self._overall(stop) for stop in found.compared]
        return (*rows, self._row(self.tr("Over all scored indicators"), overall, found))

    def _row(self, name: str, texts: Sequence[str], found: Trend) -> Row:
        told = zip(self._heads(found.compared), texts, strict=True)
        said = f"{name}: {'; '.join(f'{head} {text}' for head, text in told)}"
        return Row(name, (Cell(name), *(Cell(text) for text in texts)), said)

    def _score(self, score: CharacteristicResult | None, step: Step | None) -> str:
        if score is None or score.score is None:
            return NONE
        text = one_decimal(score.score)
        if score.scored < score.of:
            aside = self.tr("{scored} of {of}")
            text = f"{text} ({aside.format(scored=score.scored, of=score.of)})"
        return _stepped(text, step)

    def _overall(self, stop: Stop) -> str:
        overall = stop.overall
        return _stepped(self._figures.score(overall.score if overall else None), stop.overall_step)

    # who was there

    def _beside_headings(self) -> tuple[str, ...]:
        return (
            self.tr("Workshop"),
            self.tr("Held on"),
            self.tr("Present"),
            self.tr("Answers"),
            self.tr("Scored"),
            self.tr("Who is new, who is missing"),
            self.tr("Compared"),
        )

    def _beside(self, found: Trend, stop: Stop) -> Row:
        workshop = stop.held.workshop
        cells = (
            Cell(workshop.title, strong=stop is found.stops[-1]),
            Cell(self._figures.date(workshop.held_on)),
            Cell(self._present(stop)),
            Cell(self._answered(stop)),
            Cell(self._scored(stop)),
            Cell(self._changes(stop)),
            Cell(self._compared(stop), attention=not stop.compared),
        )
        told = zip(self._beside_headings()[1:], cells[1:], strict=True)
        said = ", ".join(f"{head} {cell.text}" for head, cell in told)
        return Row(workshop.id, cells, f"{workshop.title}: {said}")

    def _present(self, stop: Stop) -> str:
        if stop.held.workshop.mode is Mode.SOLO:
            return self.tr("one person alone")
        count = self._figures.count
        partners = count(self.tr("1 partner"), self.tr("{n} partners"), len(stop.present))
        seats = count(self.tr("1 seat"), self.tr("{n} seats"), stop.seats)
        return f"{partners}, {seats}"

    def _answered(self, stop: Stop) -> str:
        return self.tr("up to {n}").format(n=stop.answered) if stop.answered else NONE

    def _scored(self, stop: Stop) -> str:
        if stop.overall is None:
            return NONE
        words = self.tr("{scored} of {of}")
        return words.format(scored=stop.overall.scored, of=stop.overall.of)

    def _changes(self, stop: Stop) -> str:
        parts = []
        if stop.joined:
            parts.append(self.tr("new: {names}").format(names=self._few(stop.joined)))
        if stop.left:
            parts.append(self.tr("missing: {names}").format(names=self._few(stop.left)))
        return "; ".join(parts) or NONE

    def _few(self, names: Sequence[str]) -> str:
        if len(names) <= _NAMED:
            return self._names.listed(names)
        words = self.tr("{names} and {n} more")
        return words.format(names=", ".join(names[:_NAMED]), n=len(names) - _NAMED)

    def _compared(self, stop: Stop) -> str:
        if stop.why_not is None:
            return self.tr("yes")
        return {
            NotCompared.FRAMEWORK: self.tr("no: another framework"),
            NotCompared.EDITION: self.tr("no: another edition ({edition})"),
            NotCompared.NOTHING_SCORED: self.tr("no: nothing scored"),
        }[stop.why_not].format(edition=stop.held.workshop.edition)


def _change(change: float, *, plus: bool) -> str:
    figure = signed(one_decimal(change))
    return f"+{figure}" if plus and change > 0 else figure


def _stepped(text: str, step: Step | None) -> str:
    if step is None or step.direction is Direction.STEADY:
        return text
    return f"{text}  {_ARROWS[step.direction]} {_change(step.change, plus=True)}"


def _label(name: str, score: float, step: Step | None) -> str:
    return _stepped(f"{name} {one_decimal(score)}", step)
