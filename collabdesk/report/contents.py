"""The contents of a full report as links, and what heads page one: logo and organisation."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Final

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from collabdesk.report import fonts, styles
from collabdesk.report.flow import Figure
from collabdesk.report.styles import style
from collabdesk.report.tagging import TaggedCanvas, tags
from collabdesk.report.text import label, one_line

ALL_ACTIONS: Final = "all-actions"
"""The place where all actions stand."""
GAP: Final = 14.0
LEADING: Final = 12.5
LOGO_HEIGHT: Final = 26.0
LOGO_WIDTH: Final = 120.0


class Contents(Flowable):
    """Names in a row, as many lines as they need, each a link to its place in the file."""

    def __init__(self, heading: str, entries: list[tuple[str, str]]) -> None:
        super().__init__()
        self._heading = heading
        self._entries = entries
        self._look = style(styles.SMALL, styles.BRAND)
        self.spaceBefore = 12
        self._places: list[tuple[float, int, str, str]] = []

    def wrap(self, width: float, _height: float, /) -> tuple[float, float]:
        """Set the names out in lines."""
        x, line = self._width(self._heading) + GAP, 0
        self._places = []
        for words, target in self._entries:
            long = self._width(words)
            if x and x + long > width:
                x, line = 0.0, line + 1
            self._places.append((x, line, words, target))
            x += long + GAP
        self.width, self.height = width, LEADING * (line + 1)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the heading, then each name as a link of its own."""
        canvas = tags(self.canv)
        muted = style(styles.SMALL, styles.MUTED)
        with canvas.element("P"), canvas.content():
            label(canvas, 0, self.height - LEADING + 3.5, f"{self._heading} ", muted)
        for x, line, words, target in self._places:
            self._draw_link(canvas, (x, self.height - LEADING * (line + 1)), words, target)

    def _draw_link(
        self, canvas: TaggedCanvas, corner: tuple[float, float], words: str, target: str
    ) -> None:
        x, y = corner
        left, bottom = canvas.absolutePosition(x, y)
        box = (left, bottom, left + self._width(words), bottom + LEADING)
        with canvas.element("P"), canvas.element("Link"):
            with canvas.content():
                label(canvas, x, y + 3.5, f"{words} ", self._look)
            canvas.link(box, one_line([words]), target)

    def _width(self, words: str) -> float:
        return fonts.width(words, self._look.fontName, self._look.fontSize)


class Pointer(Flowable):
    """A line that tells on which page a place is; the place is known once the pages are."""

    def __init__(self, text: Callable[[int], str], title: str, target: str) -> None:
        super().__init__()
        self._text, self._title, self._target = text, title, target
        self._look = style(colour=styles.MUTED)
        self.spaceBefore = 5
        self.height = self._look.leading

    def wrap(self, width: float, _height: float, /) -> tuple[float, float]:
        """Take one line."""
        self.width = width
        return width, self.height

    def draw(self) -> None:
        """Leave the line to be drawn, as a link to the place it tells of."""
        canvas = tags(self.canv)
        left, bottom = canvas.absolutePosition(0, 0)
        with canvas.element("P"), canvas.element("Link"):
            with canvas.content():
                canvas.later(self._told)
            box = (left, bottom, left + self.width, bottom + self.height)
            canvas.link(box, one_line([self._title]), self._target)

    def _told(self, canvas: TaggedCanvas, _pages: int) -> None:
        text = self._text(canvas.page_of(self._target))
        label(canvas, 0, 2.8, f"{text} ", self._look, room=self.width)


class Logo(Figure):
    """The organisation's picture at its own proportions, no larger than there is room."""

    def __init__(self, data: bytes, alt: str) -> None:
        self._picture = ImageReader(BytesIO(data))
        wide, high = self._picture.getSize()
        scale = min(LOGO_HEIGHT / high, LOGO_WIDTH / wide)
        super().__init__(wide * scale, high * scale, alt)

    def paint(self, canvas: TaggedCanvas) -> None:
        """Draw the picture."""
        canvas.drawImage(self._picture, 0, 0, self.width, self.height, mask="auto")


def logo(data: bytes, alt: str) -> list[Flowable]:
    """Return the logo, or nothing where *data* is no picture that can be read."""
    if not data:
        return []
    try:
        return [Logo(data, alt)]
    except (OSError, ValueError):
        return []
