"""Names for files that every system takes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

_UNFIT: Final = '<>:"/\\|?*'
_LONGEST: Final = 150
"""Longest name in bytes: most systems take 255, and an ending and a folder are to fit too."""


def safe_stem(parts: Iterable[str]) -> str:
    """Return *parts* as one file name without an ending, each said once; never empty."""
    clean = (_clean(part) for part in parts)
    stem = " - ".join(dict.fromkeys(part for part in clean if part)).lstrip(".")
    shortened = stem.encode()[:_LONGEST].decode(errors="ignore").rstrip(" .-")
    return shortened or "workshop"


def with_ending(path: Path, ending: str) -> Path:
    """Return *path* with *ending*, added where the name has another or none."""
    if path.name.lower().endswith(ending):
        return path
    return path.with_name(path.name + ending)


def _clean(part: str) -> str:
    fit = "".join("-" if c in _UNFIT else c if c.isprintable() else " " for c in part)
    return " ".join(fit.split()).strip(" .")
