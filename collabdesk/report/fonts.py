"""The faces of the report, registered once and always embedded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from collabdesk.report import emoji
from collabdesk.resources import font, japanese_font, script_font

REGULAR: Final = "FiraSans-Regular"
BOLD: Final = "FiraSans-SemiBold"
_HIGH: Final = re.compile(r" <([0-9A-F]{5,6})>$")
BOX: Final = "\u25af"
"""Stands visibly for a character that no face has."""


JAPANESE: Final = "NotoSansJP"
OTHERS: Final = {
    "NotoSans": "00A0-052F 1AB0-2DFF A640-AB6F",
    "NotoSansHebrew": "0590-05FF FB1D-FB4F",
    "NotoSansArabic": "0600-08FF FB50-FEFF",
    "NotoSansArmenian": "0530-058F FB13-FB17",
    "NotoSansGeorgian": "10A0-10FF 1C90-1CBF 2D00-2D2F",
    "NotoSansEthiopic": "1200-139F 2D80-2DDF AB00-AB2F",
    emoji.FACE: "2000-2BFF 1F000-1FAFF",
    "NotoSansSymbols": "2000-2BFF 1F000-1FAFF",
    JAPANESE: "2000-2BFF 2E80-9FFF F900-FAFF FE10-FFEF 1F100-1F2FF 20000-3FFFF",
}
"""Faces for letters that Fira Sans lacks, in one weight, and the code points they are asked for.

Asked in this order, and loaded when first asked: a report in English needs none. Scripts whose
letters change and move beside each other, as Devanagari's do, are not among them: a box is
better than a word put together wrongly.
"""


@cache
def register() -> frozenset[int]:
    """Register the faces; return the code points that both of Fira Sans can show."""
    regular, bold = (TTFont(n, str(font(n.partition("-")[2]))) for n in (REGULAR, BOLD))
    return _points(regular) & _points(bold)


@cache
def _loaded(name: str) -> frozenset[int]:
    if name == JAPANESE:
        from collabdesk.report.outlines import OutlineFont

        return _points(OutlineFont(name, japanese_font()))
    # With its own letters alone: words in Latin letters have a face already.
    return _points(TTFont(name, str(script_font(f"{name}[wght].ttf")), asciiReadable=False))


def _points(face: TTFont) -> frozenset[int]:
    pdfmetrics.registerFont(face)
    # The character map ends with U+FFFF, which is no character and has no glyph.
    glyphs = face.face.charToGlyph.items()
    return frozenset(code for code, glyph in glyphs if glyph and code & 0xFFFE != 0xFFFE)


def _within(code: int, spans: str) -> bool:
    ends = (span.split("-") for span in spans.split())
    return any(int(first, 16) <= code <= int(last, 16) for first, last in ends)


@cache
def _other(code: int) -> str:
    """Return the face for a letter that Fira Sans lacks, nothing where no face has it."""
    if code >= emoji.FIRST:
        return emoji.FACE
    asked = (name for name, spans in OTHERS.items() if _within(code, spans))
    return next((name for name in asked if code in _loaded(name)), "")


def joined(text: str) -> str:
    """Return *text* with the emoji of several characters as one; a box for private use."""
    if emoji.in_parts(text):
        _loaded(emoji.FACE)
    return emoji.joined(text, BOX)


def shown(char: str) -> bool:
    """Say whether any face has *char*."""
    return ord(char) in register() or bool(_other(ord(char)))


def runs(text: str, name: str) -> Iterator[tuple[str, str]]:
    """Return *text* in pieces of one face each, as (face, piece); *name* is the one wished for."""
    if text.isascii():
        if text:
            yield name, text
        return
    known = register()

    def face(char: str) -> str:
        return name if char == "\n" or ord(char) in known else _other(ord(char)) or name

    for chosen, piece in groupby(text, key=face):
        yield chosen, "".join(piece)


def width(text: str, name: str, size: float) -> float:
    """Return how wide *text* is, in points."""
    pieces = runs(text, name)
    return float(sum(pdfmetrics.stringWidth(piece, face, size) for face, piece in pieces))


def sound_unicode(cmap: str) -> str:
    """Return a ToUnicode map as readers and PDF/UA-1 want it.

    Entries for unused codes go, for U+0000 is forbidden; a code point above U+FFFF is written in
    the two halves of UTF-16, where the library writes it as one number.
    """
    lines = [line for line in cmap.split("\n") if not line.endswith(" <0000>")]
    start = next((i for i, line in enumerate(lines) if line.endswith(" beginbfchar")), None)
    if start is None:
        return cmap
    lines[start] = f"{lines.index('endbfchar') - start - 1} beginbfchar"
    return "\n".join(_HIGH.sub(_halves, line) for line in lines)


def _halves(found: re.Match[str]) -> str:
    typed = emoji.spelled(chr(int(found[1], 16)))
    return f" <{typed.encode('utf-16-be').hex().upper()}>"
