"""The settings file read as text, so that a name can be taken out of it without a window."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def mentions(file: Path, says: Callable[[str], bool]) -> bool:
    """Say whether *says* is true of a line of the settings; no file has none."""
    return any(map(says, _lines(file)))


def forget(file: Path, says: Callable[[str], bool]) -> None:
    """Take out the lines of which *says* is true; a setting that is not there has its default."""
    lines = _lines(file)
    kept = [line for line in lines if not says(line)]
    if kept != lines:
        file.write_text("".join(kept), encoding="utf-8")


def _lines(file: Path) -> list[str]:
    with suppress(OSError, ValueError):
        return file.read_text(encoding="utf-8").splitlines(keepends=True)
    return []
