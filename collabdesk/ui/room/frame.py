"""The window as the layout sees it: its size, its margins, and the type that stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from collabdesk.ui.room.places import Box, Metrics, Weight
from collabdesk.ui.room.wrapping import cut, elide, wrap

_DRAWN_HEIGHT = 1080
"""The height in pixels for which the layout's sizes are given."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A window of *width* by *height* pixels; sizes are given for a height of 1080."""

    width: int
    height: int
    metrics: Metrics

    def u(self, size: float) -> float:
        """Return a length in this window."""
        return size * self.height / _DRAWN_HEIGHT

    def type(self, size: float) -> int:
        """Return a size of type in this window, never below one pixel."""
        return max(1, round(self.u(size)))

    @property
    def left(self) -> float:
        """Where the left margin ends."""
        return self.width * 0.05

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width * 0.9

    def line(self, size: int, weight: Weight = Weight.NORMAL) -> float:
        """Return the distance from one line to the next."""
        return self.metrics.line(size, weight)

    def measured(self, text: str, size: int, weight: Weight = Weight.NORMAL) -> float:
        """Return how wide a text is."""
        return self.metrics.width(text, size, weight)

    def lines(
        self, text: str, width: float, size: int, weight: Weight = Weight.NORMAL
    ) -> tuple[str, ...]:
        """Return *text* in lines."""
        return wrap(text, width, lambda words: self.metrics.width(words, size, weight))

    def cut(
        self,
        lines: tuple[str, ...],
        most: int,
        width: float,
        size: int,
        weight: Weight = Weight.NORMAL,
    ) -> tuple[str, ...]:
        """Return at most *most* of the lines."""
        return cut(lines, most, width, lambda words: self.metrics.width(words, size, weight))

    def elide(self, text: str, width: float, size: int, weight: Weight = Weight.NORMAL) -> str:
        """Return *text* in one line that fits."""
        return elide(text, width, lambda words: self.metrics.width(words, size, weight))

    def columns(self, area: Box, number: int, gap: float) -> tuple[Box, ...]:
        """Return *area* parted into columns of one width."""
        gap = min(self.u(gap), area.width / (4 * number))
        width = (area.width - gap * (number - 1)) / number
        return tuple(
            Box(area.x + n * (width + gap), area.y, width, area.height) for n in range(number)
        )
