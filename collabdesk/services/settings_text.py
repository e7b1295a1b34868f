"""The settings file read as text, so that a name can be taken out of it without a window.

Qt writes a setting on one line, and in its value a quote, a backslash and control characters as
escapes: a name is looked for in the value as it was set, and in the line as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Final

_ESCAPE: Final = re.compile(r"\\(?:x(?P<code>[0-9a-fA-F]{1,4})|(?P<one>.))", re.DOTALL)
_CONTROLS: Final = {"n": "\n", "t": "\t", "r": "\r"}


def mentions(file: Path, says: Callable[[str], bool]) -> bool:
    """Say whether *says* is true of a line of the settings; no file has none."""
    return any(_says(line, says) for line in _lines(file))


def forget(file: Path, says: Callable[[str], bool]) -> None:
    """Take out the lines of which *says* is true; a setting that is not there has its default."""
    lines = _lines(file)
    kept = [line for line in lines if not _says(line, says)]
    if kept != lines:
        file.write_text("".join(kept), encoding="utf-8")


def _says(line: str, says: Callable[[str], bool]) -> bool:
    value = line.partition("=")[2].strip()
    inner = value[1:-1] if value.startswith('"') else value
    return says(line) or says(_ESCAPE.sub(_unescaped, inner))


def _unescaped(escape: re.Match[str]) -> str:
    if code := escape["code"]:
        return chr(int(code, 16))
    return _CONTROLS.get(escape["one"], escape["one"])


def _lines(file: Path) -> list[str]:
    with suppress(OSError, ValueError):
        # Only what Qt ends a line with: other line ends may be part of a name.
        return list(StringIO(file.read_text(encoding="utf-8"), newline="\n"))
    return []
