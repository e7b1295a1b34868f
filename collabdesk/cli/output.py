"""What the commands print: tables that line up, one line for what went wrong."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Sequence

from collabdesk.lines import one_line as on_one_line


def say(text: str) -> None:
    """Print *text* and a line end."""
    sys.stdout.write(f"{text}\n")


def complain(text: str) -> int:
    """Print *text* as one line on standard error and return the exit status of a failure."""
    sys.stderr.write(f"collabdesk: {one_line(text)}\n")
    return 1


def one_line(text: str) -> str:
    """Return *text* without anything that would start a new line or command a terminal."""
    spaced = on_one_line(text)
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in spaced)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()) -> str:
    """Return lines with columns that line up; the columns *numbers* stand to the right."""
    lines = [list(head), *([one_line(cell) for cell in row] for row in rows)]
    widths = [max(_width(line[n]) for line in lines) for n in range(len(head))]
    right = set(numbers)
    return "\n".join(
        "  ".join(
            _filled(cell, widths[n], right=n in right) for n, cell in enumerate(line)
        ).rstrip()
        for line in lines
    )


def _filled(cell: str, width: int, *, right: bool) -> str:
    space = " " * (width - _width(cell))
    return space + cell if right else cell + space


def _width(text: str) -> int:
    """Return how many columns of a terminal *text* takes: wide letters two, accents none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "FW" else 1
        for c in text
    )
