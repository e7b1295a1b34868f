"""Japanese letters for the PDF: their cubic outlines made into those that ReportLab embeds.

Noto Sans JP comes as OpenType with PostScript outlines, which the library refuses. It is handed
the font with its true widths and empty glyphs; the outlines of the letters that a document uses
are worked out when they are embedded, each once in a run of the program.
"""

from __future__ import annotations

import struct
from functools import cached_property
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase.ttfonts import TTFont, TTFontFace, TTFontMaker

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fontTools.cffLib import Index

SAME: Final = ("OS/2", "cmap", "head", "hhea", "hmtx", "name", "post")
"""Tables that say the same whatever the outlines are."""
TOLERANCE: Final = 1.0
"""How far an outline may be off, in units of which a letter is 1,000 high."""
POINTS: Final = 4_000
CONTOURS: Final = 400
"""What no glyph reaches; the font says so to whoever makes room for one."""


def _tables(data: bytes) -> dict[str, bytes]:
    """Return the tables of a font file by their names."""
    (count,) = struct.unpack_from(">H", data, 4)
    entries = struct.iter_unpack(">4sLLL", data[12 : 12 + 16 * count])
    return {tag.decode(): data[start : start + length] for tag, _, start, length in entries}


class OutlineFont(TTFont):
    """A font with PostScript outlines that can be registered and embedded like any other."""

    def __init__(self, name: str, path: Path) -> None:
        self._tables = _tables(path.read_bytes())
        self._outlines: dict[int, bytes] = {}
        super().__init__(name, BytesIO(self._with_glyphs({})), asciiReadable=False)
        # What is read from memory has no name, and by its name a document finds it again.
        self.face.filename = path.name
        # The library makes the face, and this is the only thing about it that differs.
        vars(self.face)["makeSubset"] = self._subset

    def _subset(self, subset: Sequence[int]) -> bytes:
        """Return a font file with the glyphs of the code points in *subset*."""
        face = self.face
        wanted = {0, *(face.charToGlyph.get(code, 0) for code in subset)}
        outlines = {glyph: self._outline(glyph) for glyph in wanted}
        vars(face)["_ttf_data"] = self._with_glyphs(outlines)
        face.glyphPos = self._ends(outlines)
        face.seek(4)
        face.readTableDirectory()
        return TTFontFace.makeSubset(face, subset)

    def _with_glyphs(self, outlines: Mapping[int, bytes]) -> bytes:
        """Return the font as a TrueType file in which only the glyphs of *outlines* are drawn."""
        made = TTFontMaker()
        for tag in SAME:
            made.add(tag, self._tables[tag])
        ends = self._ends(outlines)
        made.add("maxp", struct.pack(">LHHH22x", 0x10000, len(ends) - 1, POINTS, CONTOURS))
        made.add("glyf", b"".join(outlines[glyph] for glyph in sorted(outlines)))
        made.add("loca", struct.pack(f">{len(ends)}L", *ends))
        head = bytearray(self._tables["head"])
        struct.pack_into(">h", head, 50, 1)  # "loca" counts in four bytes
        made.add("head", bytes(head))
        return made.makeStream()

    def _ends(self, outlines: Mapping[int, bytes]) -> list[int]:
        (count,) = struct.unpack_from(">H", self._tables["maxp"], 4)
        return list(accumulate((len(outlines.get(n, b"")) for n in range(count)), initial=0))

    def _outline(self, glyph: int) -> bytes:
        if glyph not in self._outlines:
            from fontTools.pens.cu2quPen import Cu2QuPen
            from fontTools.pens.ttGlyphPen import TTGlyphPen

            pen = TTGlyphPen(None)
            self._letters[glyph].draw(Cu2QuPen(pen, TOLERANCE, reverse_direction=True))
            data = bytes(pen.glyph().compile(None))
            self._outlines[glyph] = data + b"\0" * (-len(data) % 4)
        return self._outlines[glyph]

    @cached_property
    def _letters(self) -> Index:
        from fontTools.cffLib import CFFFontSet

        fonts = CFFFontSet()
        fonts.decompile(BytesIO(self._tables["CFF "]), None)
        return fonts[0].CharStrings.charStringsIndex
