"""What can be done about a library that does not open, while nothing has it open."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from collabdesk.errors import LibraryError
from collabdesk.services.safekeeping import BackupLine, Restored, backups_of, check_source, restored

if TYPE_CHECKING:
    from collabdesk.store.recovery import Recovered


class Rescue:
    """The ways out for the library at *path*; the file that is there is kept in each of them."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def is_missing(self) -> bool:
        """Say whether there is no library, though backups tell that there was one with content."""
        if self._path.exists():
            return False
        lines = backups_of(self._path)
        return any(line.locked or (line.contents and line.contents.workshops) for line in lines)

    def newest_backup(self) -> BackupLine | None:
        """Return the newest backup that is whole; None where there is none."""
        return next((line for line in backups_of(self._path) if line.contents), None)

    def locked_backups(self) -> tuple[BackupLine, ...]:
        """Return the newest backup that waits for a passphrase, where none newer is whole.

        Those before it may have the same one.
        """
        unusable = takewhile(lambda line: line.contents is None, backups_of(self._path))
        return tuple(line for line in unusable if line.locked)[:1]

    def may_look(self) -> bool:
        """Say whether the library opens to be looked at."""
        from collabdesk.store.library import Library

        if not self._path.is_file():  # opening would make one
            return False
        try:
            with closing(Library.open(self._path, read_only=True)) as library:
                library.summaries(date.max)
        except LibraryError:
            return False
        return True

    def may_recover(self) -> bool:
        """Say whether it is worth trying to recover something; a try may still find nothing."""
        from collabdesk.store.recovery import may_hold

        try:
            return may_hold(self._path)
        except OSError:
            return False

    def bring_back(self, source: Path, *, lost: bool = False) -> Restored:
        """Put the library *source* in the library's place; LibraryError where it cannot be.

        Where the passphrase is *lost*, what comes back is locked as *source* is.
        """
        from collabdesk.store.copying import examine, restore

        check_source(self._path, source)
        kept = restore(self._path, source, as_locked=not lost)
        return restored(self._path, examine(self._path), kept)

    def begin_anew(self) -> Restored:
        """Put an empty library in the library's place; LibraryError where it cannot be.

        It is locked as that one was, where the key is known.
        """
        from collabdesk.store.copying import begin_anew, examine

        kept = begin_anew(self._path)
        return restored(self._path, examine(self._path), kept)

    def recover(self) -> Recovered:
        """Put what can be read in the library's place; LibraryError where nothing can."""
        from collabdesk.store.recovery import recover

        return recover(self._path)
