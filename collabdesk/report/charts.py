"""Bars and dots drawn as vectors, each a figure with its numbers in the alternative text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.lib.colors import HexColor

from collabdesk.handout.sheets import LevelSheet
from collabdesk.report import fonts, styles
from collabdesk.report.flow import Figure, triangle
from collabdesk.report.styles import style
from collabdesk.report.tagging import TaggedCanvas
from collabdesk.report.text import label
from collabdesk.tokens import LIGHT, level_colour


@dataclass(frozen=True, slots=True)
class BarLine:
    """One line of the bars: ``filled`` is a share from 0 to 1, None where there is no score."""

    name: str
    filled: float | None
    score: str
    agreement: str
    differs: bool
    aside: str


class Bars(Figure):
    """A bar for each characteristic: name, score, agreement, and what is not scored."""

    PITCH: Final = 15.0
    THICK: Final = 9.0
    TRACK: Final = 142.5
    SCORE: Final = 162.0
    WORDS: Final = 169.5
    """Where the score ends and the words begin, from the start of the track."""

    def __init__(
        self, bars: Sequence[BarLine], ends: tuple[str, str], width: float, alt: str
    ) -> None:
        super().__init__(width, self.PITCH * len(bars) + 9.5, alt)
        self._bars, self._ends = bars, ends
        look = style()
        widest = max(fonts.width(bar.name, look.fontName, look.fontSize) for bar in bars)
        self._track = min(max(widest + 7, 100.0), 190.0)

    def paint(self, canvas: TaggedCanvas) -> None:
        """Draw the bars from the top, then the ends of the scale below them."""
        for index, bar in enumerate(self._bars):
            self._paint_bar(canvas, bar, self.height - self.PITCH * (index + 1))
        small = style(styles.SMALL - 1, styles.MUTED)
        label(canvas, self._track, 0, self._ends[0], small)
        right = style(styles.SMALL - 1, styles.MUTED, right=True)
        label(canvas, self._track + self.TRACK, 0, self._ends[1], right)

    def _paint_bar(self, canvas: TaggedCanvas, bar: BarLine, y: float) -> None:
        base = y + 5.1
        label(canvas, 0, base, bar.name, style(), room=self._track - 5)
        canvas.setFillColor(HexColor(styles.TRACK))
        canvas.rect(self._track, y + 3.4, self.TRACK, self.THICK, stroke=0, fill=1)
        if bar.filled is not None:
            canvas.setFillColor(HexColor(styles.BAR))
            # A score of the lowest level still shows that there is one.
            long = max(self.TRACK * bar.filled, 1.5)
            canvas.rect(self._track, y + 3.4, long, self.THICK, stroke=0, fill=1)
        label(canvas, self._track + self.SCORE, base, bar.score, style(bold=True, right=True))
        x = self._track + self.WORDS
        if bar.differs:
            triangle(canvas, x, base, 6.4, styles.ATTENTION)
            x += 9.5
        words = style(colour=styles.ATTENTION, bold=True) if bar.differs else style()
        label(canvas, x, base, bar.agreement, words)
        x += fonts.width(bar.agreement, words.fontName, words.fontSize)
        if bar.aside:
            x += 9 if bar.agreement else 0
            label(canvas, x, base, bar.aside, style(colour=styles.MUTED), room=self.width - x)


class Dots(Figure):
    """A dot for every answer, level by level, with the partners' names where they are open."""

    GAP: Final = 6.0
    HEAD: Final = 14.0
    PITCH: Final = 9.6
    GRID: Final = 7.4
    RADIUS: Final = 2.4
    STRIDE: Final = 5.6
    MOST_LINES: Final = 16
    MOST_DOTS: Final = 4

    def __init__(self, columns: Sequence[LevelSheet], width: float, alt: str) -> None:
        self._columns = columns
        self._room = (width - self.GAP * (len(columns) - 1)) / len(columns)
        self._across = max(1, int((self._room - 6) // self.GRID))
        self._named = any(column.people for column in columns)
        lines = max(self._lines(column) for column in columns)
        pitch = self.PITCH if self._named else self.GRID
        super().__init__(width, self.HEAD + 5 + pitch * max(lines, 1), alt)

    def _lines(self, column: LevelSheet) -> int:
        needed = len(column.people) if self._named else -(-column.count // self._across)
        return min(needed, self.MOST_LINES)

    def paint(self, canvas: TaggedCanvas) -> None:
        """Draw the columns from the lowest level on the left."""
        for index, column in enumerate(self._columns):
            x = index * (self._room + self.GAP)
            self._paint_head(canvas, column, x)
            top = self.height - self.HEAD - 4
            if self._named:
                self._paint_people(canvas, column, x, top)
            else:
                self._paint_grid(canvas, column, x, top)

    def _paint_head(self, canvas: TaggedCanvas, column: LevelSheet, x: float) -> None:
        fill, ink = level_colour(LIGHT, column.level, len(self._columns))
        y = self.height - self.HEAD
        canvas.setFillColor(HexColor(fill))
        canvas.roundRect(x, y, self._room, self.HEAD, 2, stroke=0, fill=1)
        room = self._room - 20
        label(canvas, x + 5, y + 4.2, column.name, style(styles.SMALL, ink), room=room)
        count = style(styles.SMALL, ink, bold=True, right=True)
        label(canvas, x + self._room - 5, y + 4.2, str(column.count or ""), count)
        if column.agreed:
            # A dark line on a light ground and a light one on a dark, so that grey shows it too.
            self._outline(canvas, x, (styles.INK, 0.65, 1.3))
            self._outline(canvas, x, (LIGHT.surface, 1.75, 0.9))

    def _outline(self, canvas: TaggedCanvas, x: float, line: tuple[str, float, float]) -> None:
        colour, inset, width = line
        y = self.height - self.HEAD
        canvas.setStrokeColor(HexColor(colour))
        canvas.setLineWidth(width)
        size = (self._room - 2 * inset, self.HEAD - 2 * inset)
        canvas.roundRect(x + inset, y + inset, *size, 2)

    def _paint_people(self, canvas: TaggedCanvas, column: LevelSheet, x: float, top: float) -> None:
        fits = self.MOST_LINES if len(column.people) <= self.MOST_LINES else self.MOST_LINES - 1
        dots = [seats if seats <= self.MOST_DOTS else 1 for _, seats in column.people]
        start = x + 4.5 + self.STRIDE * max(dots, default=1)
        room = x + self._room - start
        small = style(styles.SMALL - 0.5)
        y = top - self.PITCH + 2.6
        for (name, seats), drawn in zip(column.people[:fits], dots, strict=False):
            for dot in range(drawn):
                self._dot(canvas, start - 5.4 - dot * self.STRIDE, y + 2.5)
            more = f" ×{seats}" if seats > drawn else ""
            label(canvas, start, y, name, small, room, more)
            y -= self.PITCH
        if len(column.people) > fits:
            label(canvas, x + 2, y, f"+ {len(column.people) - fits}", small)

    def _paint_grid(self, canvas: TaggedCanvas, column: LevelSheet, x: float, top: float) -> None:
        # Where there are more than fit, the count in the head says how many there are.
        for index in range(min(column.count, self._across * self.MOST_LINES)):
            line, place = divmod(index, self._across)
            self._dot(canvas, x + 5 + place * self.GRID, top - 3.5 - line * self.GRID)

    def _dot(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        canvas.setFillColor(HexColor(styles.BRAND))
        canvas.circle(x, y, self.RADIUS, stroke=0, fill=1)
