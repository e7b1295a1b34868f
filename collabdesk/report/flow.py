"""Building blocks on a page: tagged tables and figures, blocks side by side, boxes, ticks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from collabdesk.report import styles
from collabdesk.report.tagging import TaggedCanvas, tags
from collabdesk.report.text import TaggedParagraph
from collabdesk.tokens import LIGHT, RADIUS

TALLEST: Final = 600.0
"""Points that fit on any page, whatever the paper."""


class Figure(Flowable):
    """A drawing that is one figure with an alternative text; draws in :meth:`paint`."""

    def __init__(self, width: float, height: float, alt: str) -> None:
        super().__init__()
        self.width, self.height, self.alt = width, height, alt

    def wrap(self, _width: float, _height: float, /) -> tuple[float, float]:
        """Return the size, which nothing changes."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw inside a figure element that says where it stands and what it shows."""
        canvas = tags(self.canv)
        x, y = canvas.absolutePosition(0, 0)
        bbox = (x, y, x + self.width, y + self.height)
        with canvas.element("Figure", alt=self.alt, bbox=bbox), canvas.content():
            self.paint(canvas)

    def paint(self, canvas: TaggedCanvas) -> None:
        """Draw, with the lower left corner at the origin."""
        raise NotImplementedError


class Tick(Figure):
    """A box to tick on paper; ticked where the action is done."""

    def __init__(self, alt: str, *, ticked: bool) -> None:
        super().__init__(10.5, 10.5, alt)
        self.ticked = ticked

    def paint(self, canvas: TaggedCanvas) -> None:
        """Draw the box and, where it is done, a tick."""
        canvas.setStrokeColor(HexColor(styles.INK))
        canvas.setLineWidth(0.9)
        canvas.rect(0.45, 0.45, 9.6, 9.6)
        if self.ticked:
            canvas.setLineWidth(1.4)
            canvas.setStrokeColor(HexColor(LIGHT.done))
            canvas.lines([(2.4, 5.4, 4.5, 2.9), (4.5, 2.9, 8.2, 7.9)])


class Rule(Flowable):
    """A line across, which is decoration."""

    def __init__(self, thickness: float, colour: str, before: float = 0, after: float = 0) -> None:
        super().__init__()
        self.thickness, self.colour = thickness, colour
        self.spaceBefore, self.spaceAfter = before, after

    def wrap(self, width: float, _height: float, /) -> tuple[float, float]:
        """Take the width there is."""
        self.width, self.height = width, self.thickness
        return width, self.thickness

    def draw(self) -> None:
        """Draw the line as an artifact."""
        with tags(self.canv).artifact():
            self.canv.setFillColor(HexColor(self.colour))
            self.canv.rect(0, 0, self.width, self.thickness, stroke=0, fill=1)


class SideBySide(Flowable):
    """Blocks next to each other, each ``(flowables, width)``; stacked where a page is too short."""

    def __init__(
        self,
        columns: Sequence[tuple[Sequence[Flowable], float]],
        gap: float = 0,
        align: Literal["top", "bottom"] = "top",
        after: float = 0,
    ) -> None:
        super().__init__()
        self._columns = columns
        self._gap, self._align = gap, align
        self.spaceAfter = after
        self._heights: list[float] = []

    def wrap(self, width: float, _height: float, /) -> tuple[float, float]:
        """Measure every column; the block is as high as the highest."""
        self._heights = [
            sum(part.wrap(room, 1e6)[1] for part in parts) for parts, room in self._columns
        ]
        self.width, self.height = width, max(self._heights, default=0)
        return self.width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        """Give up the columns where they do not fit on a page of their own."""
        if self.height < TALLEST:
            return []
        first, *rest = [part for parts, _ in self._columns for part in parts]
        begun = first.splitOn(self.canv, width, height)
        return [*begun, *rest] if begun else []

    def draw(self) -> None:
        """Draw the columns from the left, each from its top."""
        x = 0.0
        for (parts, room), used in zip(self._columns, self._heights, strict=True):
            y = self.height if self._align == "top" else used
            for part in parts:
                y -= part.wrap(room, 1e6)[1]
                part.drawOn(self.canv, x, y)
            x += room + self._gap


class Box(Flowable):
    """Paragraphs on a soft rounded ground; *height* makes neighbours equal."""

    PADDING: Final = 10.5

    def __init__(self, parts: Sequence[Flowable], ground: str, width: float) -> None:
        super().__init__()
        self._parts, self._ground, self.width = parts, ground, width
        self.least = 0.0

    def wrap(self, _width: float, _height: float, /) -> tuple[float, float]:
        """Return the size of what is inside and the padding around it."""
        room = self.width - 2 * self.PADDING
        inside = sum(part.wrap(room, 1e6)[1] for part in self._parts)
        self.height = max(self.least, inside + 2 * self.PADDING - 4)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the ground as an artifact, then what stands on it."""
        canvas = tags(self.canv)
        with canvas.artifact():
            canvas.setFillColor(HexColor(self._ground))
            radius = RADIUS * styles.POINT / 2
            canvas.roundRect(0, 0, self.width, self.height, radius, stroke=0, fill=1)
        y = self.height - self.PADDING + 2
        for part in self._parts:
            y -= part.wrap(self.width - 2 * self.PADDING, 1e6)[1]
            part.drawOn(canvas, self.PADDING, y)


def triangle(canvas: Canvas, x: float, y: float, size: float, colour: str) -> None:
    """Draw the sign for views that differ, its lower left corner at (x, y)."""
    path = canvas.beginPath()
    path.moveTo(x, y)
    path.lineTo(x + size, y)
    path.lineTo(x + size / 2, y + size * 0.9)
    path.close()
    canvas.setFillColor(HexColor(colour))
    canvas.drawPath(path, stroke=0, fill=1)


class Marked(Flowable):
    """A paragraph behind the sign for views that differ, which is decoration to its words."""

    INDENT: Final = 11.0

    def __init__(self, paragraph: TaggedParagraph, colour: str) -> None:
        super().__init__()
        self._paragraph, self._colour = paragraph, colour

    def wrap(self, width: float, height: float, /) -> tuple[float, float]:
        """Leave room for the sign."""
        used = self._paragraph.wrap(width - self.INDENT, height)
        self.width, self.height = used[0] + self.INDENT, used[1]
        return self.width, self.height

    def draw(self) -> None:
        """Draw the sign beside the first line."""
        size = self._paragraph.style.fontSize * 0.8
        leading = self._paragraph.style.leading
        with tags(self.canv).artifact():
            triangle(self.canv, 0, self.height - leading + 2.6, size, self._colour)
        self._paragraph.drawOn(self.canv, self.INDENT, 0)
