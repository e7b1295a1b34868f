"""What can be done about a library that is damaged, while nothing has it open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from collabdesk.services.safekeeping import BackupLine, Restored, backups_of

if TYPE_CHECKING:
    from collabdesk.store.recovery import Recovered


class Rescue:
    """The ways out for the library at *path*; the damaged file is kept in each of them."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def newest_backup(self) -> BackupLine | None:
        """Return the newest backup that is whole; None where there is none."""
        return next((line for line in backups_of(self._path) if line.contents), None)

    def locked_backups(self) -> tuple[Path, ...]:
        """Return the newest backup where it waits for a passphrase, as those before it may do."""
        newest = next(iter(backups_of(self._path)), None)
        return (newest.path,) if newest and newest.locked else ()

    def bring_back(self, backup: BackupLine) -> Restored:
        """Put a backup in the library's place; LibraryError where it cannot be."""
        from collabdesk.store.copying import examine, restore

        kept = restore(self._path, backup.path)
        return Restored(examine(self._path), kept)

    def recover(self) -> Recovered:
        """Put what can be read in the library's place; LibraryError where nothing can."""
        from collabdesk.store.recovery import recover

        return recover(self._path)
