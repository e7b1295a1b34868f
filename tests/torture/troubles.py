"""What happens to drives and folders: each is told in one sentence, and nothing of the work goes.

Each trouble begins while a workshop is open, and ends: then what waited in memory is saved.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final

from collabdesk.errors import LibraryError
from collabdesk.exchange.workshop_file import read_workshop
from collabdesk.framework.catalogue import Catalogue
from collabdesk.resources import resource
from collabdesk.services.cloud import cloud_service
from collabdesk.services.desk import Desk
from collabdesk.services.sitting import Sitting
from collabdesk.store.backups import Backups
from collabdesk.store.library import Library
from tests.store.test_faults import held_by_another_program
from tests.torture import drives, worker

LIMIT: Final = 2.0
_NOBODY: Final = 65_534
_AS_WHO_WE_ARE: Final = ("stick pulled", "held by a second program")
"""No permission matters there; only root pulls a drive, and nobody may not start a program."""


def all_of_them() -> dict[str, float]:
    """Return how many seconds it took to be told of each trouble.

    Raises AssertionError where one was not told, or not in one sentence, or where work was lost.
    """
    found = {name: _apart(name) for name in TROUBLES}
    found["read-only folder"] = _apart("read-only folder")
    clock_set_back()
    in_a_synced_folder()
    return found


def _apart(name: str) -> float:
    """Go through a trouble in a process of its own, as a user whom permissions bind."""
    with tempfile.TemporaryDirectory() as outer:
        if name in _AS_WHO_WE_ARE:
            return _on(Path(outer), name)
        Path(outer).chmod(0o777)
        code = "import sys; from tests.torture import troubles; troubles.main(*sys.argv[1:])"
        done = subprocess.run(
            [sys.executable, "-c", code, name, outer],
            check=False,
            capture_output=True,
            text=True,
            cwd=drives.ROOT,
        )
        if done.returncode:
            raise AssertionError(f"{name}: {done.stderr}")
        return float(json.loads(done.stdout))


def main(name: str, outer: str) -> None:
    """Tell how long *name* took to be told, in *outer*, as nobody in particular."""
    warm = Path(outer) / "warm.sqlite"  # all is loaded while it can be read
    workshop_id = worker.begin(warm)
    with closing(worker.open_desk(warm)) as desk:
        desk.safekeeping.save_copy(desk.sit(workshop_id).workshop, warm.with_suffix(".copy"))
    if os.geteuid() == 0:
        os.setuid(_NOBODY)
    seconds = _read_only(Path(outer)) if name == "read-only folder" else _on(Path(outer), name)
    sys.stdout.write(json.dumps(seconds))


def _on(outer: Path, name: str) -> float:
    path = outer / "drive" / "library.sqlite"
    path.parent.mkdir()
    with TROUBLES[name](path) as (begin, end):
        workshop_id = worker.begin(path)
        with closing(worker.open_desk(path)) as desk:
            sitting = desk.sit(workshop_id)
            begin()
            seconds = _told(sitting, desk, outer / "elsewhere.collabdesk")
            end()
            if not sitting.keep():
                raise AssertionError(f"{name}: not saved afterwards: {sitting.unsaved}")
            digest = worker.digest(sitting.workshop)
        if worker.kept(path, workshop_id) != ("ok", digest):
            raise AssertionError(f"{name}: what was kept in memory is not in the library")
    return seconds


def _told(sitting: Sitting, desk: Desk, elsewhere: Path) -> float:
    """Work on, and return after how many seconds it was told that it is not saved."""
    began = time.monotonic()
    sitting.add_action("While it could not be saved")
    seconds = time.monotonic() - began
    if not sitting.unsaved or "\n" in sitting.unsaved:
        raise AssertionError(f"not told in one sentence: {sitting.unsaved!r}")
    sitting.add_action("And on")
    desk.safekeeping.save_copy(sitting.workshop, elsewhere)
    copy = read_workshop(elsewhere, Catalogue([resource("frameworks")])).workshop
    if copy.actions != sitting.workshop.actions:
        raise AssertionError("the copy elsewhere does not hold what is in memory")
    return seconds


Steps = tuple[Callable[[], object], Callable[[], object]]


@contextmanager
def _permission_taken_away(path: Path) -> Iterator[Steps]:
    yield lambda: path.parent.chmod(0o555), lambda: path.parent.chmod(0o755)


@contextmanager
def _held_by_a_second_program(path: Path) -> Iterator[Steps]:
    holding = held_by_another_program(path)
    yield holding.__enter__, lambda: holding.__exit__(None, None, None)


@contextmanager
def _moved_away(path: Path) -> Iterator[Steps]:
    away = path.parent.with_name("away")
    yield lambda: path.parent.rename(away), lambda: away.rename(path.parent)


@contextmanager
def _stick_pulled(path: Path) -> Iterator[Steps]:
    folder, image = path.parent, path.parent.with_name("image.sqlite")

    def mount() -> None:
        subprocess.run([drives.MOUNT, "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], check=True)

    def pull() -> None:
        shutil.copy(path, image)
        subprocess.run([drives.UMOUNT, "--lazy", folder], check=True)

    def put_back() -> None:
        mount()
        shutil.copy(image, path)

    mount()
    try:
        yield pull, put_back
    finally:
        subprocess.run([drives.UMOUNT, folder], check=True)


TROUBLES: Final[dict[str, Callable[[Path], AbstractContextManager[Steps]]]] = {
    "permission taken away": _permission_taken_away,
    "held by a second program": _held_by_a_second_program,
    "folder moved away": _moved_away,
    "stick pulled": _stick_pulled,
}


def _read_only(outer: Path) -> float:
    """Open a library that cannot be written: it is read, and a copy of it goes elsewhere."""
    path = outer / "drive" / "library.sqlite"
    path.parent.mkdir()
    workshop_id = worker.begin(path)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    began = time.monotonic()
    with closing(worker.open_desk(path)) as desk:
        sitting = desk.sit(workshop_id)
        try:
            sitting.add_action("Never")
        except LibraryError as refused:
            seconds = time.monotonic() - began
            if "\n" in str(refused) or not desk.read_only:
                raise AssertionError(str(refused)) from refused
        else:
            raise AssertionError("a library that cannot be written was changed")
        desk.safekeeping.save_copy(sitting.workshop, outer / "elsewhere.collabdesk")
    path.parent.chmod(0o755)
    return seconds


def clock_set_back() -> None:
    """Back up under a clock that runs backwards: the newest is still the last one made."""
    with tempfile.TemporaryDirectory() as outer:
        path = Path(outer) / "library.sqlite"
        worker.begin(path)
        days = iter(range(40))
        backups = Backups(path.parent / "copies", lambda: worker.NOON - timedelta(next(days)))
        with closing(Library.open(path)) as library:
            made = [library.back_up(backups) for _ in range(20)]
        newest = backups.newest_whole()
        if newest is None or newest.number != made[-1].number or made[-10] not in backups.all():
            raise AssertionError("a clock set back lets a new backup go, or an old one come first")


def in_a_synced_folder() -> None:
    """Save in a folder that a cloud client copies: there is one file between saves, and a warning.

    A library that the client replaced is seen before the next write.
    """
    with tempfile.TemporaryDirectory() as outer:
        folder = Path(outer) / "Dropbox"
        path = folder / "library.sqlite"
        workshop_id = worker.begin(path)
        other = Path(outer) / "theirs.sqlite"
        shutil.copy(path, other)
        with closing(worker.open_desk(path)) as desk:
            sitting = desk.sit(workshop_id)
            sitting.add_action("Here")
            files = [file.name for file in folder.iterdir()]
            other.replace(path)
            theirs = path.read_bytes()
            sitting.add_action("After the other computer")
            told, untouched = sitting.unsaved, path.read_bytes() == theirs
        with closing(sqlite3.connect(path)) as connection:
            check = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if files != ["library.sqlite"] or not cloud_service(path):
        raise AssertionError(f"in a synced folder lie {files}")
    if not told or not untouched or check != "ok":
        raise AssertionError("what another computer wrote was written over")
