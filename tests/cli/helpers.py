"""Runs the command line in this process, and in a new one where that is what matters."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from collabdesk.cli import run

EXAMPLES = Path(__file__).parents[1] / "data" / "examples"
GROUP = EXAMPLES / "group-8-partners.collabdesk"
ANONYMOUS = EXAMPLES / "anonymous-show-of-hands.collabdesk"
SOLO = EXAMPLES / "solo.collabdesk"
GROUP_ID = "f6fadfa7-e5c1-4b62-9362-da5cc13da58a"


@dataclass
class Outcome:
    """What a command answered, and which windows it opened."""

    status: int
    out: str
    err: str
    windows: list[tuple[Path, Path | None]]


class CommandLine:
    """The command line on a library of its own, which is not there yet."""

    def __init__(self, capsys: pytest.CaptureFixture[str], library: Path) -> None:
        self.library = library
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Outcome:
        windows: list[tuple[Path, Path | None]] = []

        def open_window(library: Path, file: Path | None) -> int:
            windows.append((library, file))
            return 0

        try:
            status = run([*map(str, arguments)], open_window=open_window, self_test=lambda: 7)
        except SystemExit as ended:
            status = int(ended.code or 0)
        out, err = self._capsys.readouterr()
        return Outcome(status, out, err, windows)


def in_new_process(
    code: str, *arguments: str | Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run Python *code* on *arguments* without a display."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=Path(__file__).parents[2],
        env=kept | (env or {}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
