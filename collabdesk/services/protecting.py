"""Workshop files for sending that only a passphrase opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabdesk.errors import LockedFile, LockedLibrary, WorkshopFileError
from collabdesk.ordinary import read_ordinary

if TYPE_CHECKING:
    from pathlib import Path

    from collabdesk.exchange.workshop_file import Frameworks, WorkshopFile


def protected(text: bytes, passphrase: str) -> bytes:
    """Return the bytes of a workshop file that *passphrase* opens.

    Raises InvalidInput for a passphrase that is none, LockMissing where this installation
    cannot, LibraryError where the temporary file, locked as well, cannot be written.
    """
    from collabdesk.store.locks import new_key
    from collabdesk.store.sealed import seal

    return seal(text, new_key(passphrase))


def check_passphrase(passphrase: str) -> None:
    """Raise InvalidInput where *passphrase* is none to rely on, LockMissing where none can be."""
    from collabdesk.store.driver import must_lock
    from collabdesk.store.locks import check

    must_lock()
    check(passphrase)


def read_file(path: Path, frameworks: Frameworks) -> WorkshopFile:
    """Return what a workshop file holds, protected or not.

    Raises LockedFile for a protected one whose passphrase was not given yet, WorkshopFileError
    for any that cannot be read.
    """
    from collabdesk.exchange.workshop_file import read_text, read_workshop
    from collabdesk.store.header import is_library, is_of_sqlite, is_sealed

    if is_library(path):
        raise WorkshopFileError(
            f"{path.name}: is a library or a backup of one; expected a workshop file. "
            "Bring it back from Settings → Backups…, or with: collabdesk restore"
        )
    if not is_sealed(path):
        if is_of_sqlite(path):
            raise WorkshopFileError(
                f"{path.name}: is no workshop file, or a protected one that is damaged. Ask for "
                "it again; a library is brought back from Settings → Backups…."
            )
        return read_workshop(path, frameworks)
    return read_text(path.name, text_of(path), frameworks)


def text_of(path: Path) -> bytes:
    """Return the bytes that a workshop file has without its protection; errors as ``read_file``."""
    from collabdesk.store.header import is_sealed

    if not is_sealed(path):
        return read_ordinary(path)
    from collabdesk.store.sealed import unseal

    try:
        return unseal(path)
    except LockedLibrary:
        raise LockedFile(
            f"{path.name}: is protected. Give its passphrase to bring it in.", path
        ) from None
