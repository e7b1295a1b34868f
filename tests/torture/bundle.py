"""The program built a second time, compared with the first, and tried."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass

from tests.torture.drives import ROOT


@dataclass(frozen=True, slots=True)
class Built:
    """How many files and listed parts the bundle has, how many differ, and how its test ended."""

    files: int
    differing: int
    parts: int
    status: int


def build_twice() -> Built:
    """Build the bundle twice, compare every file, and run its self-test."""
    line = [sys.executable, str(ROOT / "tools" / "bundle.py"), "--twice"]
    done = subprocess.run(line, check=False, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    counted = re.search(r"(\d+) of (\d+) files differ", done.stdout)
    listed = json.loads((ROOT / "dist" / "collabdesk.cdx.json").read_text(encoding="utf-8"))
    return Built(
        files=int(counted[2]) if counted else 0,
        differing=int(counted[1]) if counted else 0,
        parts=len(listed["components"]),
        status=done.returncode,
    )
