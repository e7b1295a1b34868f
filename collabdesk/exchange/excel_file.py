"""Tables as an Excel workbook: one sheet each, numbers as numbers, user text only ever text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Final

from collabdesk.handout.tables import Cell, Table
from collabdesk.tokens import LIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Format, Workbook, Worksheet

_PLAIN: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WRAP_FROM: Final = 30
"""From this width on, in characters, a column's texts wrap."""


@dataclass(frozen=True, slots=True)
class _Looks:
    head: Format
    text: Format
    wrapped: Format
    number: Format
    whole: Format
    day: Format


def write_excel(title: str, day: date, tables: Sequence[Table]) -> bytes:
    """Return a workbook; *title* and *day* are what the file says of itself."""
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(out, _PLAIN)
    made = datetime.combine(day, time(), tzinfo=UTC).replace(tzinfo=None)
    book.set_properties({"title": title, "created": made})
    looks = _looks(book)
    for table in tables:
        _fill(book.add_worksheet(table.name[:31]), table, looks)
    book.close()
    return out.getvalue()


def _looks(book: Workbook) -> _Looks:
    top = {"valign": "top", "font_name": "Calibri"}
    head = {"bold": True, "bg_color": LIGHT.brand_soft, "bottom": 2, "text_wrap": True}
    return _Looks(
        head=book.add_format({**top, **head}),
        text=book.add_format(top),
        wrapped=book.add_format({**top, "text_wrap": True}),
        number=book.add_format({**top, "num_format": "0.0##"}),
        whole=book.add_format({**top, "num_format": "0"}),
        day=book.add_format({**top, "num_format": "yyyy-mm-dd"}),
    )


def _fill(sheet: Worksheet, table: Table, looks: _Looks) -> None:
    for column, (head, width) in enumerate(zip(table.heads, table.widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, looks.head)
    for line, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            wide = table.widths[column] >= _WRAP_FROM
            _write(sheet, (line, column), cell, looks, looks.wrapped if wide else looks.text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.heads) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 0)


def _write(
    sheet: Worksheet, place: tuple[int, int], cell: Cell, looks: _Looks, text: Format
) -> None:
    # The writer for each type by name: the general one guesses, and a guess can make a formula.
    if isinstance(cell, str):
        sheet.write_string(*place, cell, text)
    elif isinstance(cell, int):
        sheet.write_number(*place, cell, looks.whole)
    elif isinstance(cell, float):
        sheet.write_number(*place, cell, looks.number)
    elif cell is not None:
        sheet.write_datetime(*place, cell, looks.day)
