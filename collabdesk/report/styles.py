"""Sizes in points and paragraph styles of the report; colours come from the tokens."""

from __future__ import annotations

from functools import cache
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from collabdesk.report import fonts
from collabdesk.tokens import LIGHT, STEP

INK: Final = LIGHT.ink
MUTED: Final = LIGHT.muted
LINE: Final = LIGHT.line
BRAND: Final = LIGHT.brand
BAR: Final = LIGHT.levels[3]
TRACK: Final = LIGHT.track
ATTENTION: Final = LIGHT.attention

POINT: Final = 0.75
"""Points in a pixel of the design at 96 dots an inch."""

UNIT: Final = STEP * POINT
MARGIN: Final = 58 * POINT
HAIRLINE: Final = 0.6

TITLE: Final = 19.5
CHAPTER: Final = 16.5
SECTION: Final = 11.25
LEAD_IN: Final = 10.5
TEXT: Final = 9.0
SMALL: Final = 8.0


@cache
def style(
    size: float = TEXT,
    colour: str = INK,
    *,
    bold: bool = False,
    right: bool = False,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
    tight: bool = False,
) -> ParagraphStyle:
    """Return a paragraph style; sizes and distances in points, *keep* with what follows."""
    fonts.register()
    name = fonts.BOLD if bold else fonts.REGULAR
    made = ParagraphStyle(
        f"{name}-{size}-{colour}-{right}-{before}-{after}-{keep}-{tight}",
        fontName=name,
        fontSize=size,
        leading=round(size * (1.22 if tight or size >= SECTION + 2 else 1.36), 2),
        textColor=HexColor(colour),
        spaceBefore=before,
        spaceAfter=after,
        keepWithNext=int(keep),
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
        bulletFontName=name,
    )
    if right:
        made.alignment = TA_RIGHT
    return made


@cache
def _turned(look: ParagraphStyle) -> ParagraphStyle:
    return ParagraphStyle(f"{look.name}-turned", parent=look, alignment=TA_RIGHT)


def from_right(look: ParagraphStyle, leftwards: bool) -> ParagraphStyle:
    """Return *look*, set from the right where a paragraph is read from there."""
    return _turned(look) if leftwards else look
