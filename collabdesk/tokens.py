"""Colours, type and spacing, named once; used by the window, the charts and the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FONT_FAMILY: Final = "Fira Sans"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, as ``#RRGGBB``. Text on a surface reaches 4.5:1, shapes 3:1."""

    name: str
    ink: str
    muted: str
    line: str
    outline: str
    surface: str
    canvas: str
    rail: str
    rail_ink: str
    rail_muted: str
    rail_current: str
    rail_accent: str
    brand: str
    brand_ink: str
    brand_hover: str
    brand_soft: str
    brand_soft_ink: str
    selected: str
    track: str
    levels: tuple[str, ...]
    level_inks: tuple[str, ...]
    level_outline: str
    attention: str
    attention_soft: str
    done: str
    done_ink: str
    focus: str


LIGHT: Final = Palette(
    name="light",
    ink="#15202B",
    muted="#51606D",
    line="#D5DCE2",
    outline="#74838F",
    surface="#FFFFFF",
    canvas="#F4F6F8",
    rail="#0E2A35",
    rail_ink="#FFFFFF",
    rail_muted="#A9C0CA",
    rail_current="#17465A",
    rail_accent="#79D0DA",
    brand="#0B5566",
    brand_ink="#FFFFFF",
    brand_hover="#0A4655",
    brand_soft="#E3F0F2",
    brand_soft_ink="#0B5566",
    selected="#F2F8F9",
    track="#EBEFF2",
    levels=("#E6F1F2", "#B5D8DC", "#79B8C0", "#348092", "#0B5566"),
    level_inks=("#15202B", "#15202B", "#15202B", "#FFFFFF", "#FFFFFF"),
    level_outline="#0B5566",
    attention="#B45309",
    attention_soft="#FEF3E2",
    done="#2E7C6B",
    done_ink="#FFFFFF",
    focus="#15202B",
)

DARK: Final = Palette(
    name="dark",
    ink="#EDF2F5",
    muted="#A9B8C3",
    line="#33434F",
    outline="#7C8D99",
    surface="#18232C",
    canvas="#10181F",
    rail="#0A1A22",
    rail_ink="#FFFFFF",
    rail_muted="#A9C0CA",
    rail_current="#17465A",
    rail_accent="#79D0DA",
    brand="#5CC3D1",
    brand_ink="#06222A",
    brand_hover="#7DD3DE",
    brand_soft="#1B3A44",
    brand_soft_ink="#A8E3EB",
    selected="#1B2E38",
    track="#2A3843",
    levels=("#22343D", "#2B5560", "#3A7F8D", "#6BB9C5", "#B9E6EC"),
    level_inks=("#FFFFFF", "#FFFFFF", "#FFFFFF", "#06222A", "#06222A"),
    level_outline="#8FD3DC",
    attention="#F5B266",
    attention_soft="#3A2B18",
    done="#6CC9B3",
    done_ink="#06222A",
    focus="#FFFFFF",
)

HIGH_CONTRAST: Final = Palette(
    name="high contrast",
    ink="#FFFFFF",
    muted="#FFFFFF",
    line="#FFFFFF",
    outline="#FFFFFF",
    surface="#000000",
    canvas="#000000",
    rail="#000000",
    rail_ink="#FFFFFF",
    rail_muted="#FFFFFF",
    rail_current="#1A1A80",
    rail_accent="#FFFF00",
    brand="#FFFF00",
    brand_ink="#000000",
    brand_hover="#FFFFFF",
    brand_soft="#000066",
    brand_soft_ink="#FFFFFF",
    selected="#000066",
    track="#404040",
    levels=("#000000", "#333366", "#5C5CAD", "#A6A6FF", "#FFFFFF"),
    level_inks=("#FFFFFF", "#FFFFFF", "#FFFFFF", "#000000", "#000000"),
    level_outline="#FFFFFF",
    attention="#FFB000",
    attention_soft="#332200",
    done="#00FF90",
    done_ink="#000000",
    focus="#FFFF00",
)

PALETTES: Final = (LIGHT, DARK, HIGH_CONTRAST)

# Type sizes in pixels at 100 % text size.
SMALL: Final = 13
BODY: Final = 15
SUBHEADING: Final = 17
HEADING: Final = 20
STATEMENT: Final = 24
TITLE: Final = 28
TIMER: Final = 34

# Spacing in pixels.
STEP: Final = 4
RADIUS: Final = 10
CONTROL_RADIUS: Final = 6
CONTROL_HEIGHT: Final = 36
SCORE_HEIGHT: Final = 68
RAIL_WIDTH: Final = 232


def level_colour(palette: Palette, level: int, width: int) -> tuple[str, str]:
    """Return (fill, ink) of *level* on a scale of *width* levels, spread over the palette."""
    last = len(palette.levels) - 1
    index = last if width < 2 else round((level - 1) * last / (width - 1))
    return palette.levels[index], palette.level_inks[index]
