"""A report of a fault of the program: where it happened, and not a word out of a workshop."""

from __future__ import annotations

import platform
import sys
import traceback
from pathlib import Path
from typing import Final

from collabdesk import __version__

_PACKAGE: Final = "collabdesk"


def crash_report(error: BaseException) -> str:
    """Return kind and place of *error* and of what caused it.

    Messages and values are left out, since they may repeat names, votes and notes.
    """
    lines = [
        f"CollabDesk {__version__}, Python {platform.python_version()}, {platform.system()}",
        *_chain(error),
    ]
    return "\n".join(lines)


def _chain(error: BaseException) -> list[str]:
    lines: list[str] = []
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(f"{type(cause).__module__}.{type(cause).__name__}")
        lines += [
            f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        ]
        cause = cause.__cause__ or cause.__context__
    return lines


def _place(filename: str) -> str:
    """Return a file below the program or a library, without the folders of this computer."""
    parts = Path(filename).parts
    for folder in (_PACKAGE, "site-packages", f"python{sys.version_info[0]}.{sys.version_info[1]}"):
        if folder in parts:
            at = len(parts) - 1 - parts[::-1].index(folder)
            return "/".join(parts[at:])
    return Path(filename).name
