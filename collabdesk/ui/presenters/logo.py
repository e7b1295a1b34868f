"""The picture that heads a report, read from where the user keeps it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from collabdesk.ordinary import open_ordinary

PICTURES: Final = "*.png *.jpg *.jpeg"
LARGEST: Final = 4_000_000
"""Bytes of a logo: more is a photograph."""
_STARTS: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def read_logo(file: Path) -> bytes:
    """Return the bytes of a PNG or JPEG picture; b"" where it is gone, too large or neither."""
    try:
        with open_ordinary(file) as opened:
            data = opened.read(LARGEST + 1)
    except OSError:
        return b""
    return data if data.startswith(_STARTS) and len(data) <= LARGEST else b""
