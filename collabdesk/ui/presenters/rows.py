"""Rows of a table, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell; ``under`` is a second, smaller line.

    A ``chip`` is drawn as a small pill. ``counts`` are answers per level, lowest first, drawn in
    place of the text where there are any.
    """

    text: str
    under: str = ""
    strong: bool = False
    attention: bool = False
    counts: tuple[int, ...] = ()
    chip: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``key`` says which it is, ``spoken`` says it whole."""

    key: str
    cells: tuple[Cell, ...]
    spoken: str
