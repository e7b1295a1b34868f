"""The faces of the report, registered once and always embedded."""

from __future__ import annotations

from functools import cache
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from collabdesk.resources import font

REGULAR: Final = "FiraSans-Regular"
BOLD: Final = "FiraSans-SemiBold"
BOX: Final = "\u25af"
"""Stands visibly for a character that Fira Sans does not have."""


@cache
def register() -> frozenset[int]:
    """Register both faces; return the code points that both can show."""
    shown = []
    for name in (REGULAR, BOLD):
        face = TTFont(name, str(font(name.partition("-")[2])))
        pdfmetrics.registerFont(face)
        # The character map ends with U+FFFF, which is no character and has no glyph.
        glyphs = face.face.charToGlyph.items()
        shown.append(frozenset(code for code, glyph in glyphs if glyph and code < 0xFFFE))
    return shown[0] & shown[1]


def width(text: str, name: str, size: float) -> float:
    """Return how wide *text* is, in points."""
    register()
    return float(pdfmetrics.stringWidth(text, name, size))


def without_nulls(cmap: str) -> str:
    """Return a ToUnicode map without its entries for unused codes: PDF/UA-1 forbids U+0000."""
    lines = [line for line in cmap.split("\n") if not line.endswith(" <0000>")]
    start = next((i for i, line in enumerate(lines) if line.endswith(" beginbfchar")), None)
    if start is None:
        return cmap
    lines[start] = f"{lines.index('endbfchar') - start - 1} beginbfchar"
    return "\n".join(lines)
