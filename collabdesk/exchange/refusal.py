"""How a workshop file is refused: the place in it, and what was expected there."""

from __future__ import annotations

from typing import Final

_PIECE_LIMIT: Final = 120


class RefusedError(Exception):
    """What is wrong in a file, before its name is put in front of it.

    ``place`` is a path such as ``votes[12].answer`` or a position such as ``line 3, column 7``.
    """

    def __init__(self, place: str, expected: str) -> None:
        super().__init__(f"{plain(place)}: {expected}")


def plain(text: str) -> str:
    """Return *text* fit for one line of a terminal: printable, and at most 120 characters."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:200])
    return shown if len(shown) <= _PIECE_LIMIT else shown[: _PIECE_LIMIT - 1] + "…"
