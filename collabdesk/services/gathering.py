"""One folder for the backups of a library, by whatever name it was called when they were made."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from collabdesk import paths
from collabdesk.errors import LibraryError


def library_of(chosen: str | None) -> Path:
    """Return the library; see ``paths.library_path``. Its backups are found in their folder."""
    library = paths.library_path(chosen)
    gather(paths.library_as_called(chosen), library)
    return library


def gather(called: Path, library: Path) -> None:
    """Take in the backups that an earlier CollabDesk made of *library* by the name *called*.

    It kept them by that name, links and all. Does nothing where a window has the library, or
    where the folder cannot be written: the next start tries again.
    """
    earlier, folder = paths.backup_folder_as_called(called), paths.backup_folder(library)
    with suppress(OSError, LibraryError):
        if earlier != folder and earlier.is_dir() and library.is_file():
            _take_in(library, earlier, folder)


def _take_in(library: Path, earlier: Path, folder: Path) -> None:
    from collabdesk.services.opening import now
    from collabdesk.store.backups import Backups
    from collabdesk.store.claim import Claim
    from collabdesk.store.relocking import finish, is_unfinished

    claim = Claim.take(library)
    if claim is None:
        return
    try:
        before, backups = Backups(earlier, now), Backups(folder, now)
        for each in (before, backups):  # what is half locked has its numbers for names
            if is_unfinished(library, each):
                finish(library, each)
        backups.take_in(before)
    finally:
        claim.release()
