"""Knows at the next start how the last one ended, and what was saved when it went wrong."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


class Ending:
    """A mark in *folder* that stands while the program runs: one found at the start was left."""

    def __init__(self, folder: Path) -> None:
        self._mark = folder / "running.txt"

    def begin(self) -> tuple[Path, ...] | None:
        """Set the mark; return the copies that the last run saved in need, None if it ended well.

        Where nothing can be written there is no mark, and nothing is known.
        """
        left = self._read()
        self._write("")
        return left

    def add_copy(self, path: Path) -> None:
        """Note a copy of a workshop that was saved in need."""
        before = self._read() or ()
        self._write("\n".join(map(str, (*before, path))))

    def end(self) -> None:
        """Take the mark away: the program ended well."""
        with suppress(OSError):
            self._mark.unlink(missing_ok=True)

    def _read(self) -> tuple[Path, ...] | None:
        try:
            text = self._mark.read_text(encoding="utf-8")
        except (OSError, ValueError):
            return None
        return tuple(Path(line) for line in text.splitlines() if line)

    def _write(self, text: str) -> None:
        with suppress(OSError):
            self._mark.parent.mkdir(parents=True, exist_ok=True)
            self._mark.write_text(text, encoding="utf-8")
