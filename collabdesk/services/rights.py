"""Keeps the program's own files from everybody else on the computer, also those made long ago.

Windows keeps them in the user's own folders, whose rights they take over: there nothing is done.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from collabdesk import paths
from collabdesk.ordinary import followed

POSIX: Final = os.name == "posix"
ALONE: Final = 0o700
"""What is left of rights: those of the owner."""
SHARED: Final = 0o770
MINE: Final = 0o600
"""The rights a file of ours is made with, as in ``path.touch(MINE)``."""


def tighten(library: Path) -> None:
    """Take from others what rights they have to *library* and to all that the program keeps of it.

    Only what has the name of a file of ours and belongs to the user who runs the program. Where
    rights cannot be taken, they stay as they are.
    """
    if not POSIX:
        return
    library = followed(library)
    # A folder that a group may write to was shared on purpose: the group keeps its rights there.
    shared = _mode(library.parent) & stat.S_IWGRP
    for path in _at_library(library):
        _limit(path, SHARED if shared else ALONE)
    for path in _elsewhere(library):
        _limit(path, ALONE)


def _at_library(library: Path) -> Iterator[Path]:
    from collabdesk.store.claim import call_of, lock_of
    from collabdesk.store.header import journal_of
    from collabdesk.store.traces import beside

    kept: tuple[Path, ...] = ()
    with suppress(OSError):
        kept = beside(library)
    for path in (library, *kept):
        yield from (path, journal_of(path))
    yield from (lock_of(library), call_of(library))


def _elsewhere(library: Path) -> Iterator[Path]:
    from collabdesk.services.opening import now
    from collabdesk.store.backups import Backups

    backups = Backups(paths.backup_folder(library), now)
    yield backups.folder
    yield from (backup.path for backup in backups.all())
    yield paths.settings_file()
    for folder, names in (
        (paths.rescue_folder(), ("*.collabdesk",)),
        (paths.log_folder(), ("collabdesk.log*", "running.txt", "faults.txt")),
    ):
        yield folder
        for name in names:
            yield from folder.glob(name)


def _limit(path: Path, most: int) -> None:
    """Leave *path* no more rights than *most*; a link, and what is somebody else's, stays."""
    with suppress(OSError):
        found = path.lstat()
        ours = found.st_uid == os.geteuid()
        plain = stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)
        rights = stat.S_IMODE(found.st_mode)
        # By its name and not by a handle: to close one would give up the locks of the system.
        if ours and plain and rights & 0o777 & ~most:
            path.chmod(rights & (most | ~0o777))


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except OSError:
        return 0
