"""Texts that people or files gave, put on one line wherever there is room for one line only."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Self

_UNFIT: Final = frozenset({"Cc", "Cs"})
_BREAK: Final = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]")
"""What begins a new line or a new column."""


class Torn(str):
    """A name as it is shown, on one line; ``written`` is as it came, and as it is kept."""

    __slots__ = ("written",)
    written: str

    def __new__(cls, written: str) -> Self:
        """Put *written* on one line."""
        shown = super().__new__(cls, " ".join(written.split()))
        shown.written = written
        return shown


def as_shown(name: str) -> str:
    """Return a name on one line, which remembers how it was written.

    A workshop file may tear a name apart. Whoever shows it need not know; who keeps it or writes
    it as a file asks ``as_written``.
    """
    return Torn(name) if _BREAK.search(name) else name


def put_on_one_line(value: object, *names: str) -> None:
    """Let the fields *names* of a value that was just made be names ``as_shown``."""
    for name in names:
        text = getattr(value, name)
        if (shown := as_shown(text)) is not text:
            object.__setattr__(value, name, shown)


def as_written(name: str) -> str:
    """Return a name as it came, before it was put on one line."""
    return name.written if isinstance(name, Torn) else name


def one_line(text: str) -> str:
    """Return *text* without anything that would begin a new line or a new column.

    A file may hold line ends and tabs in a name; whatever else is a control character, as in the
    name of a file, becomes U+FFFD. Spaces that stand together become one.
    """
    spaced = " ".join(text.split())
    if spaced.isprintable():
        return spaced
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in _UNFIT else c for c in spaced
    )
