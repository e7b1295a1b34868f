"""The answers standing on the lines of their levels: as dots, or as bars where they are many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from collabdesk.ui.room.places import Align, Bar, Box, Dot, Text, Weight

DOTS_UP_TO = 25
"""The answers of one level that are always drawn as dots, where a dot fits at all."""

_DISC = 0.84
"""A disc's diameter, as a share of the room it takes."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes for stacks, in pixels: the room of a dot at most and at least, and type."""

    most: float
    least: float
    caption: int
    caption_line: float


@dataclass(frozen=True, slots=True)
class Stacks:
    """What stands on the lines."""

    dots: tuple[Dot, ...] = ()
    bars: tuple[Bar, ...] = ()
    captions: tuple[Text, ...] = ()


def stacks(
    columns: tuple[Box, ...],
    counts: tuple[int, ...],
    earlier: tuple[int, ...],
    measures: Measures,
) -> Stacks:
    """Return the stacks of *counts* in *columns*, with those of *earlier* to their left.

    All stacks are as wide as each other, so that their heights compare.
    """
    if not columns:
        return Stacks()
    rows = (
        [(columns, counts, False)]
        if not earlier
        else [
            (_halves(columns, 1), counts, False),
            (_halves(columns, 0), earlier, True),
        ]
    )
    most = max((*counts, *earlier), default=0)
    room = rows[0][0][0]
    grid = _grid(most, room.width, room.height, measures)
    made = [
        _bars(boxes, held, most, measures, hollow=hollow)
        if grid is None
        else _dots(boxes, held, grid, hollow=hollow)
        for boxes, held, hollow in rows
    ]
    return Stacks(
        tuple(dot for one in made for dot in one.dots),
        tuple(bar for one in made for bar in one.bars),
        tuple(text for one in made for text in one.captions),
    )


def _halves(columns: tuple[Box, ...], side: int) -> tuple[Box, ...]:
    """Return the left (0) or the right (1) half of the middle of each column."""
    width = [box.width * 0.36 for box in columns]
    return tuple(
        Box(box.x + box.width / 2 - (1 - side) * half, box.y, half, box.height)
        for box, half in zip(columns, width, strict=True)
    )


def _grid(most: int, width: float, height: float, measures: Measures) -> tuple[int, float] | None:
    """Return (dots side by side, room of a dot) for *most* dots; None where they do not fit.

    The largest dots come first, and then the narrowest stack of them.
    """
    if most > DOTS_UP_TO:
        return None
    pitch = measures.most
    while pitch >= measures.least:
        rows = int(height / pitch)
        across = -(-most // rows) if rows else 0
        if rows and max(across, 1) * pitch <= width:
            return max(across, 1), pitch
        pitch -= 1
    return None


def _dots(
    columns: tuple[Box, ...], counts: tuple[int, ...], grid: tuple[int, float], *, hollow: bool
) -> Stacks:
    placed = enumerate(zip(columns, counts, strict=True), start=1)
    return Stacks(
        tuple(
            Dot(box, level, hollow)
            for level, (column, count) in placed
            for box in _discs(column, count, *grid)
        )
    )


def _discs(column: Box, count: int, across: int, pitch: float) -> Iterator[Box]:
    disc = pitch * _DISC
    left = column.x + (column.width - min(across, max(count, 1)) * pitch) / 2
    for index in range(count):
        row, place = divmod(index, across)
        x = left + place * pitch + (pitch - disc) / 2
        yield Box(x, column.bottom - row * pitch - disc, disc, disc)


def _bars(
    columns: tuple[Box, ...],
    counts: tuple[int, ...],
    most: int,
    measures: Measures,
    *,
    hollow: bool,
) -> Stacks:
    bars, captions = [], []
    line = measures.caption_line
    for level, (column, count) in enumerate(zip(columns, counts, strict=True), start=1):
        if not count:
            continue
        height = max(0.0, column.height - line) * count / most
        width = column.width * 0.6
        x = column.x + (column.width - width) / 2
        bars.append(Bar(Box(x, column.bottom - height, width, height), level, hollow))
        box = Box(column.x, column.bottom - height - line, column.width, line)
        captions.append(Text(str(count), box, measures.caption, Weight.BOLD, align=Align.CENTRE))
    return Stacks((), tuple(bars), tuple(captions))
