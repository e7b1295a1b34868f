"""Tables as CSV that a spreadsheet opens as it is, and that never starts a formula.

UTF-8 with a byte order mark, commas, texts in quotes, numbers bare with a point, dates as
2026-11-20. A text that begins with one of ``= + - @``, a tab, a return, or an apostrophe gets an
apostrophe before it, also where spaces or what nobody sees stand before the sign: spreadsheets
then show it as text, and some pass those over. To read a text back, take one apostrophe
off its start where there is one (``as_typed``); that is exact, because those that begin with one
got another.
"""

from __future__ import annotations

import csv
import unicodedata
from io import StringIO
from typing import Final

from collabdesk.handout.tables import Cell, Table

GUARD: Final = "'"
_RISKY: Final = ("\t", "\r", "\n", GUARD)
_SIGNS: Final = frozenset("=+-@")
"""What begins a formula, in any width."""
_PASSED_OVER: Final = frozenset({"Cc", "Cf", "Mn", "Zl", "Zp", "Zs"})
"""The categories of what may be left out by who reads the file: spaces, and what is unseen."""


def write_csv(table: Table) -> bytes:
    """Return *table* as CSV, its heads first."""
    out = StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(map(harmless, table.heads))
    for row in table.rows:
        writer.writerow(map(_cell, row))
    return out.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """Return *text* so that no spreadsheet takes it for a formula."""
    return GUARD + text if text.startswith(_RISKY) or _first_seen(text) in _SIGNS else text


def _first_seen(text: str) -> str:
    seen = (c for c in text if unicodedata.category(c) not in _PASSED_OVER)
    return unicodedata.normalize("NFKC", next(seen, ""))


def as_typed(text: str) -> str:
    """Return the text that ``harmless`` was given."""
    return text.removeprefix(GUARD)


def _cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return harmless(cell)
    return cell if isinstance(cell, int | float) else cell.isoformat()
