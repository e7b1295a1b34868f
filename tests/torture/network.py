"""The self-test and the whole way by hand, without a network and with every socket watched."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
UNSHARE: Final = shutil.which("unshare") or "unshare"
STRACE: Final = shutil.which("strace") or "strace"


@dataclass(frozen=True, slots=True)
class Watched:
    """How the run ended, and how many sockets of each family were asked for."""

    status: int
    families: Counter[str]

    @property
    def network(self) -> int:
        """How many of them could reach another computer."""
        return sum(n for family, n in self.families.items() if family != "AF_UNIX")


SELF_TEST: Final = ("-m", "collabdesk", "--self-test")
WHOLE_WAY: Final = (
    *("-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"),
    # Home to a plan on paper, votes by key, what is held and erased, and every command.
    *("tests/ui/test_whole_way.py", "tests/ui/test_scored_by_keys.py"),
    *("tests/ui/test_privacy_in_window.py", "tests/cli/test_commands.py"),
)
_OPENS_ONE: Final = "import socket; socket.socket().close()"


def watch(*arguments: str) -> Watched:
    """Run Python with *arguments* in a network of its own that has no interfaces.

    Raises RuntimeError where a program that does open a socket is not caught at it.
    """
    if not _watched("-c", _OPENS_ONE).network:
        raise RuntimeError("no socket would be seen here")
    return _watched(*arguments)


def _watched(*arguments: str) -> Watched:
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        traced = [STRACE, "-f", "-qq", "-o", str(log), "-e", "trace=socket,connect"]
        with (Path(folder) / "said").open("wb") as said:
            done = subprocess.run(
                [UNSHARE, "-rn", *traced, sys.executable, *arguments],
                check=False,
                cwd=ROOT,
                stdout=said,
                stderr=subprocess.STDOUT,
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": folder},
            )
        families = re.findall(r"socket\((\w+)", log.read_text())
    return Watched(done.returncode, Counter(families))
