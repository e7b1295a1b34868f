"""Keeps the figures in docs/reliability.md: a run of one part replaces the lines of that part."""

from __future__ import annotations

import platform
import re
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "reliability.md"
_BEGIN: Final = "<!-- figures: written by make torture, not by hand -->"
_END: Final = "<!-- end of figures -->"
_HEAD: Final = "| promise | figure | taken | command |\n| --- | --- | --- | --- |"
_PART: Final = re.compile(r"`make torture ARGS=([a-z]+)` \|$")


def keep(
    part: str,
    figures: Sequence[tuple[str, str]],
    order: Sequence[str],
    path: Path = PAGE,
    *,
    whole: bool = True,
) -> None:
    """Put the (promise, figure) of *part* in the place of its earlier ones, parts in *order*.

    Where it was not the *whole* part, only lines of the same promise are replaced.
    """
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(_BEGIN)
    kept, _, after = rest.partition(_END)
    lines = {name: [line for line in kept.splitlines() if _of(line) == name] for name in order}
    today = f"{datetime.now().astimezone():%Y-%m-%d}"
    command = f"`make torture ARGS={part}`"
    made = {p: f"| {p} | {figure} | {today} | {command} |" for p, figure in figures}
    there = {} if whole else {line.split(" | ")[0].removeprefix("| "): line for line in lines[part]}
    lines[part] = list((there | made).values())
    made_with = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    table = "\n".join([_HEAD, *(line for name in order for line in lines[name])])
    where = f"Last kept with {made_with}, {platform.system()}."
    path.write_text(f"{before}{_BEGIN}\n\n{where}\n\n{table}\n\n{_END}{after}", encoding="utf-8")


def _of(line: str) -> str:
    found = _PART.search(line)
    return found[1] if found else ""
