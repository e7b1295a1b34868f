"""Run the whole test suite with coverage and hold it to its floors, or only the tests named."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
MEMORY = Path("/dev", "shm")
ROOM = 2**31
# What decides a number, a file or a row is covered whole; the rest nearly so.
FLOORS = {
    "collabdesk/framework/*": 100,
    "collabdesk/domain/*": 100,
    "collabdesk/services/*": 100,
    "collabdesk/ui/presenters/*": 100,
    "collabdesk/store/*": 100,
    "collabdesk/*": 95,
}


def pytest_line(named: list[str]) -> list[str]:
    """Return the arguments of pytest for the tests *named*, or for all, on every processor."""
    return named or ["-n", "auto", "--dist", "worksteal", "-q", "--cov", "--cov-report="]


def floor_line(pattern: str, floor: int) -> list[str]:
    """Return the arguments of coverage that hold the files of *pattern* to *floor* per cent."""
    return ["report", f"--include={pattern}", f"--fail-under={floor}", "--precision=1"]


def _python(*arguments: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", *arguments]
    return subprocess.run(line, check=False, cwd=ROOT, capture_output=True, text=True)


def _hold_to_floors() -> int:
    failed = 0
    for pattern, floor in FLOORS.items():
        done = _python("coverage", *floor_line(pattern, floor))
        total = [line for line in done.stdout.splitlines() if line.startswith("TOTAL")]
        reached = total[0].split()[-1] if total else "no files"
        sys.stdout.write(f"coverage {pattern:28} {reached:>8} of {floor} %\n")
        if done.returncode:
            failed = 1
            sys.stdout.write(done.stdout + done.stderr)
    return failed


def surroundings(present: Mapping[str, str], folder: str) -> dict[str, str]:
    """Return the variables of the environment for tests whose files lie in *folder*.

    Compiled modules are kept, whatever the machine wishes: tests start the program many times.
    """
    kept = {name: value for name, value in present.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"TMPDIR": folder}


def folder_in_memory(memory: Path = MEMORY, room: int = ROOM) -> Path | None:
    """Return where files are kept in memory if there is *room* (bytes), None if not.

    Tests wait for the drive at every save, as the program does, though none measures it.
    """
    there = memory.is_dir() and os.access(memory, os.W_OK)
    return memory if there and shutil.disk_usage(memory).free >= room else None


def main(named: list[str]) -> int:
    """Run pytest on the terminal; after a full run with no failure judge the coverage too."""
    line = [sys.executable, "-m", "pytest", *pytest_line(named)]
    with TemporaryDirectory(prefix="collabdesk-", dir=folder_in_memory()) as folder:
        Path(folder).chmod(0o711)  # some tests are somebody else for a while, who must get in
        env = surroundings(os.environ, folder)
        status = subprocess.run(line, check=False, cwd=ROOT, env=env).returncode
    return status if status or named else _hold_to_floors()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
