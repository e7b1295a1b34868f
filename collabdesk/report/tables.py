"""Tables that a screen reader can walk: headed columns, repeated and still one across pages."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, Literal

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Table

from collabdesk.handout.sheets import ActionSheet
from collabdesk.report import fonts, styles
from collabdesk.report.flow import TALLEST, Tick
from collabdesk.report.paper import Paper
from collabdesk.report.tagging import TaggedCanvas, tags

Cell = Flowable | Sequence[Flowable]


class TaggedTable(Table):
    """A table whose first row heads its columns and is repeated on every page it reaches."""

    key: object = None
    continued = False

    @property
    def row_heights(self) -> tuple[float, ...]:
        """Heights in points, the header's first; known once the table was wrapped."""
        heights: Sequence[float] = vars(self)["_rowHeights"]
        return tuple(heights)

    def split(self, width: float, height: float, /) -> list[Flowable]:
        """Split over pages; the parts stay one table, and only the first has a header.

        A row is parted only where no page could hold it.
        """
        self.splitInRow = 0
        parts: list[Any] = super().split(width, height)
        if not parts and sum(self.row_heights[:2]) > TALLEST:
            self.splitInRow = 1
            parts = super().split(width, height)
        self.key = self.key or object()
        for index, part in enumerate(parts):
            part.key = self.key
            part.continued = self.continued or index > 0
        return parts

    def draw(self) -> None:
        """Draw; the library calls back at every row and cell."""
        self._renderCB = _TableTags(tags(self.canv), self)
        super().draw()


class _TableTags:
    """Opens and closes elements as the library draws a table."""

    def __init__(self, canvas: TaggedCanvas, table: TaggedTable) -> None:
        self._canvas, self._table = canvas, table
        self._open: list[AbstractContextManager[None]] = []
        self._heading = False

    def __call__(self, _table: Table, event: str, *place: Any) -> None:
        if event.startswith("end"):
            self._open.pop().__exit__(None, None, None)
            return
        if event == "startRow":
            self._heading = place[0] == 0
        opened = self._begin(event)
        opened.__enter__()
        self._open.append(opened)

    def _begin(self, event: str) -> AbstractContextManager[None]:
        if event == "startTable":
            return self._canvas.element("Table", self._table.key)
        if event == "startRow":
            if self._heading and self._table.continued:
                return self._canvas.artifact("Pagination")
            return self._canvas.element("TR")
        if event == "startCell":
            if self._heading:
                return self._canvas.element("TH", scope="Column")
            return self._canvas.element("TD")
        return self._canvas.artifact()


def table(
    heads: Sequence[Flowable],
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    align: Literal["TOP", "MIDDLE"] = "TOP",
) -> TaggedTable:
    """Return a ruled table of flowables; a plain string has no way in."""
    made = TaggedTable(
        [list(heads), *([_cell(cell) for cell in row] for row in rows)],
        colWidths=list(widths),
        repeatRows=1,
        hAlign="LEFT",
        style=[
            # The library names a font for every cell, and a face that is named is not embedded.
            ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 9),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5.6),
            ("TOPPADDING", (0, 0), (-1, 0), 0),
            ("BOTTOMPADDING", (0, 0), (-1, 0), 3),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("VALIGN", (0, 1), (-1, -1), align),
            ("LINEBELOW", (0, 0), (-1, 0), 1.4, HexColor(styles.INK)),
            ("LINEBELOW", (0, 1), (-1, -1), styles.HAIRLINE, HexColor(styles.LINE)),
        ],
    )
    made.key = object()
    return made


def tick(words: Paper, action: ActionSheet) -> Tick:
    """Return the box of an action, with what it says to whoever hears it read."""
    said = words.tr("Done") if action.done else words.tr("Not done yet")
    return Tick(said, ticked=action.done)


def _cell(cell: Cell) -> list[Flowable]:
    return [cell] if isinstance(cell, Flowable) else list(cell)
