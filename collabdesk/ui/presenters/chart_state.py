"""A chart of points, lines and words, as it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from collabdesk.ui.presenters.rows import Row

Point = tuple[float, float]
Tick = tuple[float, str]


class Stroke(StrEnum):
    """How a series is drawn; each differs in line and shape, not in colour alone."""

    NOW = "now"
    BEFORE = "before"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """``said`` is the point in words; ``opens`` is the indicator that Enter leads to, or ""."""

    at: Point
    said: str
    opens: str = ""


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """Points in order, None for a gap; ``joined`` by a line, which is ``closed`` to a ring."""

    name: str
    stroke: Stroke
    points: tuple[ChartPoint | None, ...]
    joined: bool = True
    closed: bool = False


@dataclass(frozen=True, slots=True)
class ChartWords:
    """Words at a place; ``anchor`` is which of their edges stands there, 0 left or top, 1 right."""

    at: Point
    text: str
    anchor: Point
    strong: bool = False


@dataclass(frozen=True, slots=True)
class ChartState:
    """What is drawn, and the same as a table.

    ``box`` is (left, right, bottom, top) of the coordinates; ``square`` keeps both ways to one
    measure. ``down`` says that the points of a series go down the page, so that the arrows up
    and down walk along them. ``why_not`` stands in the place of a chart that cannot be drawn.
    ``guides`` are thin lines to read by, ``bonds`` lines between points that belong together.
    ``rows_open`` says that the key of a row is the indicator that Enter on it leads to.
    ``beside`` is a second table that is always shown, under ``beside_headings``; its column
    ``beside_widest`` takes the room that is left.
    """

    name: str
    summary: str
    why_not: str
    note: str = ""
    box: tuple[float, float, float, float] = (0.0, 1.0, 0.0, 1.0)
    square: bool = False
    down: bool = False
    rows_high: int = 0
    series: tuple[ChartSeries, ...] = ()
    guides: tuple[tuple[Point, ...], ...] = ()
    bonds: tuple[tuple[Point, ...], ...] = ()
    words: tuple[ChartWords, ...] = ()
    across: tuple[Tick, ...] = ()
    upwards: tuple[Tick, ...] = ()
    headings: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    rows_open: bool = False
    beside_headings: tuple[str, ...] = ()
    beside: tuple[Row, ...] = ()
    beside_widest: int = 0
    table_shown: bool = False
