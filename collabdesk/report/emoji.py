"""Emoji that are spelled with several characters, each printed as the one picture it stands for.

The font knows them as ligatures, which the library does not read: each gets a character of its
own in a plane for private use, with the glyph of the ligature, and is copied as it was typed.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics

FACE: Final = "NotoEmoji"
FIRST: Final = 0x100000
"""The first code given away; what is typed there is never printed as one of these."""
_PRIVATE: Final = re.compile("[\U000f0000-\U0010ffff]")
_MAYBE: Final = re.compile(
    "[\u200d\u20e3\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
"""What is in each of them: a joiner, a key, a letter of a flag, the colour of a skin, a tag."""
_VARIANT: Final = "\ufe0f"
_SMILE: Final = "\U0001f642"
"""As wide as every other picture of the font."""
_LIGATURES: Final = 4

Shorts = tuple[int, ...]


def in_parts(text: str) -> bool:
    """Say whether there may be an emoji of several characters in *text*."""
    return not text.isascii() and _MAYBE.search(text) is not None


def joined(text: str, box: str) -> str:
    """Return *text* with each emoji the font has as one character; *box* for private use.

    The face must be registered where there is one :func:`in_parts`.
    """
    text = _PRIVATE.sub(box, text)
    if not in_parts(text):
        return text
    known, longest = _known()
    text = text.replace(_VARIANT, "")
    out, place = [], 0
    while place < len(text):
        tried = (text[place : place + size] for size in range(longest, 1, -1))
        found = next((spelling for spelling in tried if spelling in known), text[place])
        out.append(known.get(found, found))
        place += len(found)
    return "".join(out)


def spelled(text: str) -> str:
    """Return *text* with each emoji as it was typed."""
    if not _PRIVATE.search(text):
        return text
    typed = {ord(char): spelling for spelling, char in _known()[0].items()}
    return text.translate(typed)


@cache
def _known() -> tuple[Mapping[str, str], int]:
    """Return the character of each spelling, and how long the longest is."""
    font: Any = pdfmetrics.getFont(FACE)
    face = font.face
    wide = face.hmetrics[face.charToGlyph[ord(_SMILE)]][0]
    typed = {glyph: chr(code) for code, glyph in face.charToGlyph.items()}
    known = {}
    found = sorted(_ligatures(face.get_table("GSUB"), typed))
    for code, (spelling, glyph) in enumerate(dict(found).items(), start=FIRST):
        face.charToGlyph[code] = glyph
        face.charWidths[code] = face.charWidths[ord(_SMILE)]
        # The library has the advance of a font's last glyphs in its own units, not in the font's.
        face.hmetrics[glyph] = (wide, face.hmetrics[glyph][1])
        known[spelling] = chr(code)
    return known, max(map(len, known))


def _ligatures(table: bytes, typed: Mapping[int, str]) -> Iterator[tuple[str, int]]:
    """Yield the spelling and the glyph of each ligature of a GSUB table (OpenType 1.9)."""
    (lookups,) = _shorts(table, 8, 1)
    for lookup in _offsets(table, lookups):
        if _shorts(table, lookup, 1) == (_LIGATURES,):
            for part in _offsets(table, lookup, 4):
                yield from _of_part(table, part, typed)


def _of_part(table: bytes, part: int, typed: Mapping[int, str]) -> Iterator[tuple[str, int]]:
    (coverage,) = _shorts(table, part + 2, 1)
    begun = _covered(table, part + coverage)
    for first, group in zip(begun, _offsets(table, part, 4), strict=True):
        for place in _offsets(table, group):
            glyph, count = _shorts(table, place, 2)
            parts = (first, *_shorts(table, place + 4, count - 1))
            if all(one in typed for one in parts):
                yield "".join(typed[one] for one in parts), glyph


def _covered(table: bytes, place: int) -> Iterator[int]:
    """Yield the glyphs that begin a ligature."""
    form, count = _shorts(table, place, 2)
    if form == 1:
        yield from _shorts(table, place + 4, count)
        return
    for start in range(place + 4, place + 4 + 6 * count, 6):
        first, last, _ = _shorts(table, start, 3)
        yield from range(first, last + 1)


def _shorts(table: bytes, place: int, count: int) -> Shorts:
    return struct.unpack_from(f">{count}H", table, place)


def _offsets(table: bytes, place: int, start: int = 0) -> list[int]:
    """Return where the parts of the list at *place* + *start* are; they count from *place*."""
    (count,) = _shorts(table, place + start, 1)
    return [place + offset for offset in _shorts(table, place + start + 2, count)]
