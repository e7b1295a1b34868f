"""A drive of 1 MB that is really full, as root may mount one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from collabdesk.store.claim import Claim
from tests.torture import worker

ROOT: Final = Path(__file__).resolve().parents[2]
MOUNT: Final = shutil.which("mount") or "mount"
UMOUNT: Final = shutil.which("umount") or "umount"


@dataclass(slots=True)
class Filled:
    """What came of filling the drive."""

    saved: int = 0
    waiting: int = 0
    said_after: float = 0.0
    all_saved: bool = False
    damaged: bool = False
    starts: bool = False


def can_mount() -> bool:
    """Say whether a drive can be mounted here."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("mount") is not None


def _starts(path: Path, rest: Path) -> bool:
    """Say whether a window starts on a drive without a byte left, as the only one, to write."""
    with suppress(OSError), rest.open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    claim = Claim.take(path)
    if claim is None:
        return False
    with closing(worker.open_desk(path, backed_up=False)) as desk:
        writes = not desk.read_only
    claim.release()
    rest.unlink()
    return writes


@contextmanager
def small_drive() -> Iterator[Path]:
    """Mount a drive of 1 MB."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([MOUNT, "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run([UMOUNT, folder], check=True)


def fill() -> Filled:
    """Write a workshop until nothing fits, go on, make room, and see what was kept."""
    found = Filled()
    with small_drive() as folder:
        path, filler = folder / "library.sqlite", folder / "filler"
        workshop_id = worker.begin(path)
        filler.write_bytes(b"\0" * (os.statvfs(folder).f_bavail * 4096 - 200_000))
        with closing(worker.open_desk(path)) as desk:
            sitting = desk.sit(workshop_id)
            while not sitting.unsaved:
                began = time.monotonic()
                sitting.add_action(f"Action {found.saved}", first_step="x" * 2000)
                found.said_after = time.monotonic() - began
                found.saved += not sitting.unsaved
            for number in range(20):
                sitting.add_action(f"Waiting {number}")
                found.waiting += bool(sitting.unsaved)
            found.damaged = worker.kept(path, workshop_id)[0] != "ok"
            found.starts = _starts(path, folder / "rest")
            filler.unlink()
            told = sitting.keep()
            digest = worker.digest(sitting.workshop)
        found.all_saved = told and worker.kept(path, workshop_id) == ("ok", digest)
    return found
