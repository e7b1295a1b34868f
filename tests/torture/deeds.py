"""The deeds on a library whose system calls are made to fail, each told once it is done."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import traceback
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Final

from collabdesk.errors import CollabDeskError, LibraryError
from collabdesk.store.backups import is_whole
from collabdesk.store.library import Library
from tests.data.libraries.make import kept
from tests.torture import relocks, worker

WORKSHOP = "new-1"
DONE: Final = "done"
EXAMPLE: Final = Path(__file__).parents[1] / "data" / "examples" / "solo.collabdesk"
BACKED_UP: Final = ("import", "restore", "migrate")
"""The deeds before which a backup is made."""


def prepare(deed: str, folder: Path) -> None:
    """Make what *deed* begins with in the empty *folder*."""
    path = folder / "library.sqlite"
    if deed == "create":
        return
    if deed == "migrate":
        shutil.copy(kept(1), path)
        return
    if deed == "control":
        _control_of(path).write_text(json.dumps({str(n): "x" * 400 for n in range(100)}))
        return
    if deed in RELOCKS:
        relocks.begin(path, RELOCKS[deed][0])
        (folder / "relocks").touch()
        return
    worker.begin(path)
    if deed == "restore":
        _back_up(path)
        made = worker.backups_of(path).all()[0].path
        made.rename(folder / "other.sqlite")
        _save(path)
    if deed == "export":
        with closing(worker.open_desk(path)) as desk:
            desk.export(desk.sit(WORKSHOP).workshop, _out_of(path))
        _save(path)


def _save(path: Path) -> None:
    with closing(worker.open_desk(path)) as desk:
        sitting = desk.sit(WORKSHOP)
        before = sitting.workshop
        sitting.add_action("Meet again", indicators=["1.1"])
        if sitting.workshop == before:
            raise RuntimeError("nothing was done")
        if sitting.unsaved:
            raise LibraryError(sitting.unsaved)


def _bring_in(path: Path) -> None:
    with closing(worker.open_desk(path)) as desk:
        desk.import_files([worker.SAMPLE, EXAMPLE])


def _open(path: Path) -> None:
    Library.open(path, backups=worker.backups_of(path)).close()


def _back_up(path: Path) -> None:
    with closing(worker.open_desk(path)) as desk:
        desk.safekeeping.back_up()


def _restore(path: Path) -> None:
    with closing(worker.open_desk(path)) as desk:
        desk.safekeeping.bring_back(path.with_name("other.sqlite"))


def _export(path: Path) -> None:
    with closing(worker.open_desk(path)) as desk:
        desk.export(desk.sit(WORKSHOP).workshop, _out_of(path), force=True)


def _rewrite(path: Path) -> None:
    file = _control_of(path)
    data = json.loads(file.read_text()) | {"100": "y" * 400}
    file.write_text(json.dumps(data))


RELOCKS: dict[str, tuple[str, str]] = {
    "lock": ("none", "first"),
    "change of the passphrase": ("first", "second"),
    "unlock": ("second", "none"),
}
"""By deed: what the passphrase is called before it and after it."""

DEEDS: dict[str, Callable[[Path], None]] = {
    "save": _save,
    "import": _bring_in,
    "create": _open,
    "migrate": _open,
    "backup": _back_up,
    "restore": _restore,
    "export": _export,
    "control": _rewrite,
    **{deed: partial(relocks.relock, label=after) for deed, (_, after) in RELOCKS.items()},
}


def _control_of(path: Path) -> Path:
    return path.with_name("control.json")


def _out_of(path: Path) -> Path:
    return path.with_name("out.collabdesk")


def state(deed: str, folder: Path) -> str:
    """Return what tells one state of what *deed* writes from every other; "none" without a file.

    Raises AssertionError where SQLite finds a fault in it, or a backup is not whole.
    """
    path = folder / "library.sqlite"
    if deed == "control":
        return repr(json.loads(_control_of(path).read_text()))
    if not path.exists():
        return "none"
    if (folder / "relocks").exists():
        return relocks.tidied(path)
    made = worker.backups_of(path).all()
    if not all(is_whole(backup) for backup in made):
        raise AssertionError("a backup is not whole")
    if deed == "export":
        return hashlib.sha256(_out_of(path).read_bytes()).hexdigest()
    if deed == "backup":
        return f"{_dump(path)} {[_dump(backup.path) for backup in made]}"
    return _dump(path)


def kept_before(deed: str, folder: Path, old: str) -> bool:
    """Say whether what was there before *deed* is in a backup, where one is to be made."""
    path = folder / "library.sqlite"
    if deed not in BACKED_UP:
        return True
    return any(_dump(backup.path) == old for backup in worker.backups_of(path).all())


def _dump(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        check = connection.execute("PRAGMA integrity_check").fetchone()[0]
        wrong = connection.execute("PRAGMA foreign_key_check").fetchall()
        if check != "ok" or wrong:
            raise AssertionError(check)
        dump = "\n".join(connection.iterdump())
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    return hashlib.sha256(f"{version} {dump}".encode()).hexdigest()[:16]


def do(deed: str, folder: Path, mouth: int) -> int:
    """Do *deed* and tell into the pipe *mouth*; a refusal is its sentence and status 1."""
    status, words = 0, DONE
    try:
        DEEDS[deed](folder / "library.sqlite")
    except CollabDeskError as refused:
        status, words = 1, str(refused)
    except BaseException:
        status, words = 2, traceback.format_exc()
    with suppress(OSError):  # telling may be what fails
        os.write(mouth, words.encode())
    return status
