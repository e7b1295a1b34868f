"""Who sees what, as it is shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeatHead:
    """A partner over its column; ``key`` is its id."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class HeatCell:
    """``level`` gives the ground, None for none; ``apart`` marks seats that answered differently.

    ``text`` always says what the ground says.
    """

    text: str
    level: int | None
    apart: bool
    said: str


@dataclass(frozen=True, slots=True)
class HeatLine:
    """A row with its name before it, and in the large map its score and agreement."""

    key: str
    name: str
    score: str
    agreement: str
    attention: bool
    said: str
    between: str
    within: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """A map on a scale of ``width`` levels; ``why_not`` says why there is none."""

    name: str
    summary: str
    why_not: str
    width: int
    heads: tuple[HeatHead, ...]
    lines: tuple[HeatLine, ...]
    sorted_by: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One position of a switch."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Switch:
    """A switch and the position it is in."""

    choices: tuple[Choice, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class WhoState:
    """The large map with its switches; ``note`` explains the marks."""

    heat: Heat
    rows: Switch
    order: Switch
    names_text: str
    names_hidden: bool
    note: str
