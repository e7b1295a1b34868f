"""Where everything on the wall stands: boxes, texts and dots, in pixels, free of Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Ink(StrEnum):
    """The colour of a text."""

    INK = "ink"
    MUTED = "muted"
    ATTENTION = "attention"
    BRAND = "brand_ink"


class Weight(StrEnum):
    """The weight of a text."""

    NORMAL = "normal"
    BOLD = "bold"


class Align(StrEnum):
    """Where a text stands in its box."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Metrics(Protocol):
    """Measures type, in pixels."""

    def width(self, text: str, size: int, weight: Weight) -> float:
        """Return how wide *text* is."""

    def line(self, size: int, weight: Weight) -> float:
        """Return the distance from one line to the next."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    def meets(self, other: Box) -> bool:
        """Say whether the two share more than an edge; a thousandth of a pixel does not count."""
        grain = 0.001
        across = self.x < other.right - grain and other.x < self.right - grain
        return across and self.y < other.bottom - grain and other.y < self.bottom - grain

    def holds(self, other: Box) -> bool:
        """Say whether *other* lies within."""
        grain = 0.001
        across = self.x <= other.x + grain and other.right <= self.right + grain
        return across and self.y <= other.y + grain and other.bottom <= self.bottom + grain


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text, in the middle of its box's height."""

    words: str
    box: Box
    size: int
    weight: Weight = Weight.NORMAL
    ink: Ink = Ink.INK
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Dot:
    """An answer of a level: a disc, or a ring where ``hollow``; its box is square."""

    box: Box
    level: int
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """The answers of a level where there are too many for dots."""

    box: Box
    level: int
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Pill:
    """The rounded ground behind a text."""

    box: Box
    attention: bool


@dataclass(frozen=True, slots=True)
class Places:
    """Everything to paint; ``mark`` is the ground behind the number that was agreed."""

    statement: tuple[Text, ...] = ()
    texts: tuple[Text, ...] = ()
    middle: tuple[Text, ...] = ()
    lines: tuple[Box, ...] = ()
    dots: tuple[Dot, ...] = ()
    bars: tuple[Bar, ...] = ()
    pills: tuple[Pill, ...] = ()
    mark: Box | None = None
