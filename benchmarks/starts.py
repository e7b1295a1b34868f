"""How long a start takes: to the first painted window, and to a Home filled with workshops.

Every start is a process of its own. It tells when it got there by the clock that all processes
of a machine share.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.harness import Figure

WORKSHOPS = 100


def figures(library: Path, home: Path) -> tuple[Figure, ...]:
    """Return the figures of a start on *library*, with the user folders below *home*."""
    return (
        Figure(
            "start to first painted window",
            _start("benchmarks.start_program", "painted", library, home),
            _start("benchmarks.start_bare", "painted", library, home),
            "a bare PySide6 window of that size",
        ),
        Figure(
            f"start to Home with {WORKSHOPS} workshops",
            _start("benchmarks.start_program", "filled", library, home),
            _start("benchmarks.start_bare", "filled", library, home),
            "the bare window, importing SQLAlchemy, and the bare query",
        ),
    )


def _start(module: str, until: str, library: Path, home: Path) -> Callable[[], float]:
    line = [sys.executable, "-m", module, until, str(library)]
    folders = {f"XDG_{name}_HOME": str(home) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    environment = os.environ | {"HOME": str(home)} | folders

    def take() -> float:
        began = time.monotonic()
        done = subprocess.run(line, check=True, stdout=subprocess.PIPE, env=environment, text=True)
        return float(done.stdout) - began

    return take
