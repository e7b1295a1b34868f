"""The palettes keep their promise: 4.5:1 for text, 3:1 for shapes, in every theme."""

from __future__ import annotations

import pytest

from collabdesk import tokens
from collabdesk.tokens import Palette


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB`` (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)


TEXT = [
    ("ink", "surface"),
    ("ink", "canvas"),
    ("ink", "selected"),
    ("ink", "brand_soft"),
    ("ink", "attention_soft"),
    ("muted", "surface"),
    ("muted", "canvas"),
    ("muted", "selected"),
    ("rail_ink", "rail"),
    ("rail_ink", "rail_current"),
    ("rail_muted", "rail"),
    ("rail_muted", "rail_current"),
    ("brand_ink", "brand"),
    ("brand_ink", "brand_hover"),
    ("brand_soft_ink", "brand_soft"),
    ("brand_soft_ink", "surface"),
    ("attention", "surface"),
    ("attention", "attention_soft"),
    ("done_ink", "done"),
]
SHAPES = [
    ("outline", "surface"),
    ("outline", "canvas"),
    ("focus", "surface"),
    ("focus", "canvas"),
    ("rail_accent", "rail"),
    ("brand", "surface"),
    ("done", "rail"),
    ("level_outline", "surface"),
    ("attention", "surface"),
]


@pytest.mark.parametrize("palette", tokens.PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_can_be_read(palette: Palette, front: str, back: str) -> None:
    assert contrast(getattr(palette, front), getattr(palette, back)) >= 4.5


@pytest.mark.parametrize("palette", tokens.PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize(("front", "back"), SHAPES)
def test_shapes_can_be_seen(palette: Palette, front: str, back: str) -> None:
    assert contrast(getattr(palette, front), getattr(palette, back)) >= 3.0


@pytest.mark.parametrize("palette", tokens.PALETTES, ids=lambda palette: palette.name)
def test_every_level_carries_its_number_readably(palette: Palette) -> None:
    for fill, ink in zip(palette.levels, palette.level_inks, strict=True):
        assert contrast(fill, ink) >= 4.5


@pytest.mark.parametrize("palette", tokens.PALETTES, ids=lambda palette: palette.name)
def test_levels_are_told_apart_in_greyscale(palette: Palette) -> None:
    shades = [luminance(fill) for fill in palette.levels]
    assert shades in (sorted(shades), sorted(shades, reverse=True))
    assert len(set(shades)) == len(shades)


@pytest.mark.parametrize("width", range(2, 11))
def test_any_scale_runs_from_the_first_to_the_last_level_colour(width: int) -> None:
    colours = [tokens.level_colour(tokens.LIGHT, n, width)[0] for n in range(1, width + 1)]
    assert colours[0] == tokens.LIGHT.levels[0]
    assert colours[-1] == tokens.LIGHT.levels[-1]
    order = [tokens.LIGHT.levels.index(colour) for colour in colours]
    assert order == sorted(order)
