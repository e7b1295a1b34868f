"""What looks the same on many pages: set out and drawn once, then put there as often as wanted."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from collabdesk.report.tagging import Drawn, tags


class Die:
    """Parts that stand together on a page, to be stamped there more than once.

    Figures and links have no place in it: they say where on which page they are.
    """

    def __init__(self, parts: Sequence[Flowable], width: float) -> None:
        self._parts, self.width = parts, width
        self._drawn: Drawn | None = None
        self._heights = [part.wrap(width, 1e6)[1] for part in parts]
        below = [0.0, *(part.getSpaceAfter() for part in parts)]
        above = [0.0, *(part.getSpaceBefore() for part in parts[1:])]
        self._gaps = [max(gaps) for gaps in zip(above, below, strict=False)]
        self.height = sum(self._heights) + sum(self._gaps)
        self.before, self.after = parts[0].getSpaceBefore(), below[-1]

    def put(self, canvas: Canvas) -> None:
        """Draw at the origin, or put there again what was drawn before."""
        tagged = tags(canvas)
        if self._drawn is None:
            self._drawn = tagged.record(lambda: self._draw(canvas))
        else:
            tagged.repeat(self._drawn)

    def _draw(self, canvas: Canvas) -> None:
        y = self.height
        for part, height, gap in zip(self._parts, self._heights, self._gaps, strict=True):
            y -= gap + height
            part.drawOn(canvas, 0, y)


class Stamp(Flowable):
    """One place in a story where a die is put; the library wants a new one for each."""

    def __init__(self, die: Die) -> None:
        super().__init__()
        self._die = die
        self.width, self.height = die.width, die.height
        self.spaceBefore, self.spaceAfter = die.before, die.after

    def wrap(self, _width: float, _height: float, /) -> tuple[float, float]:
        """Return the size, which was measured once."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw what the die holds."""
        self._die.put(self.canv)
