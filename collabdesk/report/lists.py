"""Lists that a screen reader counts: a label and a body for each item, one list across pages."""

from __future__ import annotations

from collections.abc import Iterable

from reportlab.platypus import Flowable

from collabdesk.report import styles
from collabdesk.report.styles import style
from collabdesk.report.tagging import tags
from collabdesk.report.text import Run, TaggedParagraph, label, para

INDENT = 12.0
"""Points between a bullet and its text."""


class _Item(Flowable):
    """A bullet and a paragraph beside it."""

    def __init__(
        self, body: TaggedParagraph, whole: object, key: object, *, bullet: bool = True
    ) -> None:
        super().__init__()
        self._body, self._whole, self._key = body, whole, key
        self._bullet = bullet
        self.spaceAfter = body.getSpaceAfter()

    def wrap(self, width: float, height: float, /) -> tuple[float, float]:
        """Leave room for the bullet."""
        used = self._body.wrap(width - INDENT, height)
        self.width, self.height = width, used[1]
        return self.width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        """Split over pages; both parts stay the same item, and only the first has a bullet."""
        parts = self._body.split(width - INDENT, height)
        bodies = [part for part in parts if isinstance(part, TaggedParagraph)]
        return [
            _Item(body, self._whole, self._key, bullet=self._bullet and place == 0)
            for place, body in enumerate(bodies)
        ]

    def draw(self) -> None:
        """Draw inside the list's element."""
        canvas = tags(self.canv)
        with canvas.element("L", self._whole), canvas.element("LI", self._key):
            if self._bullet:
                with canvas.element("Lbl"), canvas.content():
                    look = self._body.style
                    label(canvas, 1, self.height - look.leading + 3.2, "• ", look)
            with canvas.element("LBody"):
                self._body.drawOn(canvas, INDENT, 0)


def bullets(texts: Iterable[str | Run], size: float = styles.TEXT) -> list[Flowable]:
    """Return *texts* as one list."""
    whole = object()
    look = style(size, after=3)
    return [_Item(para(text, style=look), whole, object()) for text in texts]
