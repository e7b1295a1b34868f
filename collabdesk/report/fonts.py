"""The faces of the report, registered once and always embedded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from collabdesk.resources import fallback_font, font

REGULAR: Final = "FiraSans-Regular"
BOLD: Final = "FiraSans-SemiBold"
FALLBACK: Final = "NotoSansArabic"
"""One weight, for letters that Fira Sans does not have."""
BOX: Final = "\u25af"
"""Stands visibly for a character that no face has."""


@cache
def register() -> frozenset[int]:
    """Register the faces; return the code points that both of Fira Sans can show."""
    regular, bold = (_points(n, str(font(n.partition("-")[2]))) for n in (REGULAR, BOLD))
    return regular & bold


@cache
def others() -> frozenset[int]:
    """Register the fallback; return the code points that it alone can show."""
    return _points(FALLBACK, str(fallback_font())) - register()


def _points(name: str, path: str) -> frozenset[int]:
    face = TTFont(name, path)
    pdfmetrics.registerFont(face)
    # The character map ends with U+FFFF, which is no character and has no glyph.
    glyphs = face.face.charToGlyph.items()
    return frozenset(code for code, glyph in glyphs if glyph and code < 0xFFFE)


def shown(char: str) -> bool:
    """Say whether any face has *char*."""
    return ord(char) in register() or (ord(char) > 0x2FF and ord(char) in others())


def runs(text: str, name: str) -> Iterator[tuple[str, str]]:
    """Return *text* in pieces of one face each, as (face, piece); *name* is the one wished for."""
    known = register()
    for missing, piece in groupby(text, key=lambda char: char != "\n" and ord(char) not in known):
        yield (FALLBACK if missing else name), "".join(piece)


def width(text: str, name: str, size: float) -> float:
    """Return how wide *text* is, in points."""
    pieces = runs(text, name)
    return float(sum(pdfmetrics.stringWidth(piece, face, size) for face, piece in pieces))


def without_nulls(cmap: str) -> str:
    """Return a ToUnicode map without its entries for unused codes: PDF/UA-1 forbids U+0000."""
    lines = [line for line in cmap.split("\n") if not line.endswith(" <0000>")]
    start = next((i for i, line in enumerate(lines) if line.endswith(" beginbfchar")), None)
    if start is None:
        return cmap
    lines[start] = f"{lines.index('endbfchar') - start - 1} beginbfchar"
    return "\n".join(lines)
