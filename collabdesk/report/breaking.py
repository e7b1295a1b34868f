"""Where a line may end within writing that has no spaces, such as Japanese.

Source of the rules: Unicode Standard Annex 14, for wide letters and the marks around them; a
word in other letters is never parted here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, Final

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import paragraph

_WIDE: Final = frozenset("WF")
_NOT_FIRST: Final = frozenset(
    "、。，．・：；？！ー～゛゜ヽヾゝゞ々〻）］｝〕〉》」』】〙〗〟’”｠»›ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
    "ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ!),.:;?]}%…‥‼⁇⁈⁉°′″℃￠％"
)
"""Never at the start of a line: closing marks, small letters, marks that go on with a letter."""
_NOT_LAST: Final = frozenset("（［｛〔〈《「『【〘〖〝‘“｟«‹([{$£¥￥＄￡")
"""Never at its end: opening marks."""

Piece = tuple[Any, str]
"""A fragment of the library's, and its part of a word."""


def wide(char: str) -> bool:
    """Say whether a line may end beside *char*; Korean is written with spaces."""
    return unicodedata.east_asian_width(char) in _WIDE and not "\uac00" <= char <= "\ud7a3"


def may_part(before: str, after: str) -> bool:
    """Say whether a line may end between two neighbours in a word."""
    if not (wide(before) or wide(after)):
        return False
    return (
        before not in _NOT_LAST
        and after not in _NOT_FIRST
        and not unicodedata.category(after).startswith("M")
    )


def apart(fragments: Sequence[Any]) -> list[Any]:
    """Return the library's *fragments* of a paragraph as words, those in wide letters in pieces.

    A word is a list of its width and its (fragment, text) pairs; its class says whether a space
    follows. Only the last piece keeps it: the others stand close together, and a line may end
    between them.
    """
    # The library breaks between such lists, and has no public way to make them.
    words = vars(paragraph)["_getFragWords"](fragments)
    return [piece for word in words for piece in _pieces(word)]


def _pieces(word: Any) -> Iterator[Any]:
    parts: list[list[Piece]] = [[]]
    before = ""
    for fragment, text in word[1:]:
        start = 0
        for place, char in enumerate(text):
            if before and may_part(before, char):
                if place > start:
                    parts[-1].append((fragment, text[start:place]))
                parts.append([])
                start = place
            before = char
        if text[start:] or not text:
            parts[-1].append((fragment, text[start:]))
    if len(parts) == 1:
        yield word
        return
    for part in parts[:-1]:
        yield [_width(part), *part]
    yield type(word)([_width(parts[-1]), *parts[-1]])


def _width(part: Sequence[Piece]) -> float:
    return sum(stringWidth(text, f.fontName, f.fontSize) for f, text in part)
