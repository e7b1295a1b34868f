"""Folds a text to what people read in it, and finds the places again in the text as it was typed.

Letters lose case and width, dashes and quotes become one of each, signs that nobody sees are gone.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final

GONE: Final = "…"
"""What stands where a name was taken out: no longer than any name."""

_UNSEEN: Final = frozenset(
    map(
        chr,
        (
            *(0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180F, 0x3164, 0xFFA0),
            *range(0x180B, 0x180E),
            *range(0xFE00, 0xFE10),
            *range(0xE0100, 0xE01F0),
        ),
    )
)
"""What nobody sees beside the characters of format: joiners, fillers, selectors of a variant."""

_ALIKE: Final = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
        "\u0131": "i",
    }
)


def folded(text: str) -> str:
    """Return what people read in *text*."""
    return Folded(text).text


def as_typed(text: str) -> str:
    """Return *text* in letters of the common width, its case as it is, without what is unseen."""
    return unicodedata.normalize("NFKC", _seen(text))


def is_mark(character: str) -> bool:
    """Say whether a character is no letter, digit or picture."""
    return unicodedata.category(character) in _MARKS


_MARKS: Final = frozenset(
    ("Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "Zs", "Zl", "Zp", "Cc")
)


def same_writing(one: str, other: str) -> bool:
    """Say whether two letters are of one writing, so that they may be of one word."""
    return other.isalpha() and _writing(one) == _writing(other)


def _writing(letter: str) -> str:
    return unicodedata.name(letter, "").replace("-", " ").partition(" ")[0]


class Folded:
    """A text folded, with the way back to its places."""

    def __init__(self, typed: str) -> None:
        self._typed: Final = typed
        # Of these letters each becomes one other, and none joins the one before.
        self.text: Final = typed.lower() if typed.isascii() else "".join(self._parts)

    @cached_property
    def _segments(self) -> Sequence[str]:
        return _segments(self._typed)

    @cached_property
    def _parts(self) -> list[str]:
        return list(map(_FOLDS.__getitem__, self._segments))

    @cached_property
    def _ends(self) -> list[int]:
        return _ends_of(self._parts)

    @cached_property
    def _typed_ends(self) -> list[int]:
        return _ends_of(self._segments)

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where what stands from *start* to *end* was typed.

        None where it begins or ends within one character, as "f" does in "ﬁ".
        """
        first, last = bisect_right(self._ends, start), bisect_left(self._ends, end)
        if (self._ends[first - 1] if first else 0) != start or self._ends[last] != end:
            return None
        return self._typed_ends[first - 1] if first else 0, self._typed_ends[last]


def _ends_of(parts: Iterable[str]) -> list[int]:
    return list(accumulate(map(len, parts)))


def _segments(text: str) -> Sequence[str]:
    """Return *text* in parts that are one character to a reader, as a letter and its accents."""
    if not any(map(_JOINING.__getitem__, set(text))):
        return text
    starts = [at for at, one in enumerate(text) if not at or not _JOINING[one]]
    return [text[a:b] for a, b in zip(starts, (*starts[1:], len(text)), strict=True)]


def _seen(text: str) -> str:
    return "".join(c for c in text if not _unseen(c))


def _unseen(character: str) -> bool:
    return character in _UNSEEN or unicodedata.category(character) == "Cf"


class _Joining(dict[str, bool]):
    """Whether a character joins the one before it; each is looked up once."""

    def __missing__(self, character: str) -> bool:
        first = unicodedata.normalize("NFKD", character)[0]
        # Vowels and ends of Korean syllables join, though they are letters.
        joins = unicodedata.category(first)[0] == "M" or "\u1160" <= first <= "\u11ff"
        return self.setdefault(character, joins or _unseen(character))


class _Folds(dict[str, str]):
    """What a segment is folded to; single characters are worked out once."""

    def __missing__(self, segment: str) -> str:
        if segment == GONE:
            return GONE
        plain = unicodedata.normalize("NFKC", _seen(segment))
        for _ in range(2):  # of some letters the first time leaves capitals
            plain = unicodedata.normalize("NFKC", plain.casefold())
        plain = plain.replace("i\u0307", "i").translate(_ALIKE)
        return self.setdefault(segment, plain) if len(segment) == 1 else plain


_JOINING: Final = _Joining()
_FOLDS: Final = _Folds()
