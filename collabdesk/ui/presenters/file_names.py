"""Names for files that every system takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_UNFIT: Final = '<>:"/\\|?*'
_DEVICES: Final = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\..*)?", re.IGNORECASE
)
"""Names that Windows gives to devices, whatever ending stands behind."""
_LONGEST: Final = 150
"""Longest name in bytes: most systems take 255, and an ending and a folder are to fit too."""


def safe_stem(parts: Iterable[str]) -> str:
    """Return *parts* as one file name without an ending, each said once; never empty.

    A name that is a device's, or looks like an option of a command, gets "_" before it.
    """
    clean = (_clean(part) for part in parts)
    stem = " - ".join(dict.fromkeys(part for part in clean if part)).lstrip(".")
    shortened = stem.encode()[:_LONGEST].decode(errors="ignore").rstrip(" .-")
    taken = shortened.startswith("-") or _DEVICES.fullmatch(shortened)
    return f"_{shortened}" if taken else shortened or "workshop"


def with_ending(path: Path, ending: str) -> Path:
    """Return *path* with *ending*, added where the name has another or none."""
    if path.name.lower().endswith(ending):
        return path
    return path.with_name(path.name + ending)


def _clean(part: str) -> str:
    fit = "".join("-" if c in _UNFIT else c if c.isprintable() else " " for c in part)
    return " ".join(fit.split()).strip(" .")
