"""The characteristics as spokes around a middle, and the outline that their scores draw."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from collabdesk.domain.series.bars import Bar

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_SPOKES: Final = 3
"""Fewer spokes than this enclose nothing."""

Point = tuple[float, float]
"""Across and up from the middle; the highest level is 1 away from it."""


@dataclass(frozen=True, slots=True)
class Spoke:
    """One characteristic: where its spoke ends, and where its scores stand on it."""

    bar: Bar
    tip: Point
    now: Point | None
    last: Point | None


@dataclass(frozen=True, slots=True)
class Radar:
    """Spokes clockwise from the top; a ring per level, the lowest first."""

    spokes: tuple[Spoke, ...]
    rings: tuple[tuple[Point, ...], ...]


def radar(shown: Sequence[Bar], width: int) -> Radar:
    """Return the radar of *shown* on a scale of *width* levels: level l lies l/width out."""
    turns = [2 * math.pi * place / len(shown) for place in range(len(shown))]

    def at(score: float | None, turn: float) -> Point | None:
        return None if score is None else _out(score / width, turn)

    return Radar(
        spokes=tuple(
            Spoke(bar, _out(1.0, turn), at(bar.score, turn), at(bar.last, turn))
            for bar, turn in zip(shown, turns, strict=True)
        ),
        rings=tuple(
            tuple(_out(level / width, turn) for turn in turns) for level in range(1, width + 1)
        ),
    )


def _out(radius: float, turn: float) -> Point:
    return radius * math.sin(turn), radius * math.cos(turn)
