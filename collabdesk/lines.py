"""Texts that people or files gave, put on one line wherever there is room for one line only."""

from __future__ import annotations

import unicodedata
from typing import Final

_UNFIT: Final = frozenset({"Cc", "Cs"})


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
