"""Keeps copies of the library: on their own before anything risky, and when asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from collabdesk import paths
from collabdesk.errors import (
    DamagedLibrary,
    InvalidInput,
    LibraryError,
    LockedLibrary,
    LockMissing,
    NewerLibrary,
    OutputExists,
)

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Workshop
    from collabdesk.store.backups import Backup, Backups
    from collabdesk.store.copying import Contents
    from collabdesk.store.library import Library


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup as it is listed: ``size`` in bytes, ``contents`` None where it is not known.

    It is not known where the backup is damaged, or ``locked`` with another passphrase.
    """

    path: Path
    made_at: datetime
    size: int
    contents: Contents | None
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, and where the library that was there is kept (None: there was none).

    It is ``laid_open`` where it has no passphrase and that one had, as far as can be told. It
    ``leaves_open`` what is kept, and its backups, where it has one and that one had none.
    """

    contents: Contents
    kept: Path | None
    laid_open: bool = False
    leaves_open: bool = False


class Safekeeping:
    """The backups of one open library; without a place for them there are none."""

    def __init__(self, library: Library, backups: Backups | None) -> None:
        self._library = library
        self._backups = backups

    @property
    def folder(self) -> Path | None:
        """Where the backups are; None where none are made."""
        return self._backups.folder if self._backups else None

    def back_up(self) -> bool:
        """Make a backup and say whether there is a place for it; errors as of ``Backups.make``."""
        if self._backups is None:
            return False
        self._library.back_up(self._backups)
        return True

    def back_up_if_changed(self) -> bool:
        """Make a backup where the library changed since the last one; say whether one was made."""
        if self._backups is None or self._library.read_only:
            return False
        latest = next(iter(self._backups.all()), None)
        if latest is not None and latest.changes == self._library.changes:
            return False
        return self.back_up()

    def bring_back(self, source: Path) -> Restored:
        """Put the library *source* in the place of the open one, which is kept beside it.

        Raises LibraryError, and then the open library is as it was.
        """
        from collabdesk.store.copying import count

        check_source(self._library.path, source)
        kept = self._library.bring_back(source, self._backups)
        return restored(self._library.path, count(self._library.path), kept)

    def save_copy(self, workshop: Workshop, path: Path) -> None:
        """Write a workshop as a file, as it is in memory and without asking the library.

        It is locked as the library is. A file of that name is replaced. Raises LibraryError
        where it cannot be written.
        """
        from collabdesk.exchange.safe_write import write_file
        from collabdesk.exchange.workshop_file import write_workshop
        from collabdesk.store.sealed import seal

        text, key = write_workshop(workshop), self._library.key
        write_file(path, seal(text, key) if key else text, force=True, private=True)

    def lines(self) -> tuple[BackupLine, ...]:
        """List the backups, newest first, every byte of each checked."""
        return backup_lines(self._backups) if self._backups else ()


def backup_lines(backups: Backups) -> tuple[BackupLine, ...]:
    """List *backups*, newest first, every byte of each checked."""
    return tuple(line for line in map(_line, backups.all()) if line is not None)


def _line(backup: Backup) -> BackupLine | None:
    from collabdesk.store.backups import contents
    from collabdesk.store.keyring import needs_passphrase

    try:
        size = backup.path.stat().st_size
    except OSError:  # gone meanwhile
        return None
    made_at, locked = backup.made_at.astimezone(), needs_passphrase(backup.path)
    return BackupLine(backup.path, made_at, size, contents(backup), locked)


def backups_of(library: Path) -> tuple[BackupLine, ...]:
    """List the backups made on this computer of the library at that place."""
    from collabdesk.services.opening import now
    from collabdesk.store.backups import Backups

    return backup_lines(Backups(paths.backup_folder(library), now))


def check(path: Path) -> Contents:
    """Read all of a library; see ``store.copying.examine``."""
    from collabdesk.store.copying import examine

    return examine(path)


def write_copy(library: Path, out: Path, *, force: bool = False) -> Contents:
    """Write a checked copy of *library* to the file *out*, whole or not at all.

    Raises OutputExists where *out* is there and not *force*, LibraryError where it fails.
    """
    from collabdesk.store.copying import examine, restore

    check_other(library, out)
    if out.exists() and not force:
        raise OutputExists(f"“{out}” is already there. Give another name, or add --force.")
    kept = restore(out, library, as_locked=False)
    if kept is not None:
        kept.unlink()
    return examine(out)


def restore_library(library: Path, source: Path, *, lost: bool = False) -> Restored:
    """Put the library *source* in the place of *library*, which no program may have open.

    The one that was there is kept beside it. Where its passphrase is *lost*, what comes back is
    locked as *source* is. Raises LibraryError, and then all is as it was.
    """
    from collabdesk.store.claim import Claim
    from collabdesk.store.copying import examine, restore

    check_source(library, source)
    claim = Claim.take(library)
    if claim is None:
        raise LibraryError(
            f"The library “{library}” is open in a window. Close that window, then try again."
        )
    try:
        kept = restore(
            library, source, as_locked=not lost, back_up=partial(_back_up_or_pass, library)
        )
    finally:
        claim.release()
    return restored(library, examine(library), kept)


def restored(library: Path, contents: Contents, kept: Path | None) -> Restored:
    """Return what is to be told once *library* is back, which holds *contents*.

    Raises LibraryError where that or *kept* cannot be read any more.
    """
    from collabdesk.store.faults import translated
    from collabdesk.store.lost_locks import is_laid_open, leaves_open

    with translated(library):
        laid, leaves = is_laid_open(library, kept), leaves_open(library, kept)
        return Restored(contents, kept, laid, leaves)


def _back_up_or_pass(library: Path) -> int | None:
    """Make a backup of what is there and return its count of changes.

    What is damaged, newer, or locked with a passphrase that is lost, is kept beside only: None.
    """
    from collabdesk.services.opening import now
    from collabdesk.store.backups import Backups

    try:
        return Backups(paths.backup_folder(library), now).keep(library)
    except (DamagedLibrary, LockedLibrary, LockMissing, NewerLibrary):
        return None


def check_source(library: Path, source: Path) -> None:
    """Raise InvalidInput where *source* is the library itself.

    Raises DamagedLibrary for a backup whose bytes are not those of its name, LibraryError where
    there is none.
    """
    from collabdesk.store.backups import is_whole, read_name

    check_other(library, source)
    if not source.exists():
        raise LibraryError(f"There is no file “{source}” to bring back. Give the name of another.")
    backup = read_name(source)
    if backup is None or is_whole(backup):
        return
    whole = next((line for line in backups_of(library) if line.contents), None)
    advice = (
        f"Bring back “{whole.path}” of {whole.made_at:%Y-%m-%d %H:%M} instead."
        if whole
        else "No other backup of this library is whole and can be opened."
    )
    raise DamagedLibrary(
        f"The backup “{source}” is not as it was made, so it was not brought back. {advice}"
    )


def check_other(library: Path, other: Path) -> None:
    """Raise InvalidInput where *other* is the library itself."""
    if other.exists() and library.exists() and other.samefile(library):
        raise InvalidInput(f"“{other}” is the library itself. Give another file.", "path")
