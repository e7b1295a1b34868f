"""The bars of a report as a picture, for documents that cannot draw them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Final

from collabdesk.resources import font
from collabdesk.tokens import LIGHT

WIDTH_MM: Final = 165.0
_WIDE: Final = 1500
_PITCH: Final = 52
_TRACK: Final = 620
"""Where the bars begin, in pixels; sharp in print at the picture's 230 dots an inch."""


def bar_picture(bars: Sequence[tuple[str, float | None]]) -> bytes:
    """Return a PNG with a bar per (name, share from 0 to 1); None has a track and no bar."""
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", (_WIDE, _PITCH * len(bars) + 8), "#ffffff")
    draw = ImageDraw.Draw(image)
    face = ImageFont.truetype(str(font("Regular")), 34)
    for index, (name, share) in enumerate(bars):
        top = index * _PITCH + 8
        draw.text((0, top), _cut(name, face.getlength), fill=LIGHT.ink, font=face)
        draw.rectangle((_TRACK, top + 4, _WIDE - 1, top + 36), fill=LIGHT.track)
        if share is not None:
            end = _TRACK + max(6, round((_WIDE - 1 - _TRACK) * share))
            draw.rectangle((_TRACK, top + 4, end, top + 36), fill=LIGHT.levels[3])
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _cut(name: str, length: Callable[[str], float]) -> str:
    if length(name) <= _TRACK - 20:
        return name
    while name and length(name + "…") > _TRACK - 20:
        name = name[:-1]
    return name.rstrip() + "…"
