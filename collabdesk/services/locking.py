"""The passphrase of a library: given, set, changed and removed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from collabdesk import paths
from collabdesk.errors import InvalidInput, LibraryError, WrongPassphrase

if TYPE_CHECKING:
    from collabdesk.services.desk import Desk
    from collabdesk.store.backups import Backups
    from collabdesk.store.library import Library
    from collabdesk.store.locks import Key


@dataclass(frozen=True, slots=True)
class Survey:
    """What a change of the passphrase concerns beside the library.

    ``copies`` can follow: backups, and what was kept beside. ``spoilt`` are damaged and cannot be
    locked, nor can what links lead to that are ``linked``. ``twins`` are of the library and its
    copies those whose file has a further name, nobody knows where.
    """

    copies: int
    spoilt: tuple[Path, ...] = ()
    linked: tuple[Path, ...] = ()
    twins: tuple[Path, ...] = ()


class Damaged(Enum):
    """What becomes of the damaged copies of a library that is locked, which cannot be.

    REFUSE changes nothing where there are any, KEEP leaves them to be read, REMOVE removes them
    for good: each may be the only one that is left of something.
    """

    REFUSE = "refuse"
    KEEP = "keep"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Relocked:
    """What came of it: copies that followed, were removed, or are still to follow.

    ``readable`` were saved in need of workshops that this library does not have, are not locked
    with it, and are there for everybody to read; so are the ``plain``: damaged copies that were
    kept, and what links lead to. ``twins`` as of ``Survey``: what they held can still be read.
    """

    copies: int
    removed: int = 0
    left: int = 0
    readable: tuple[Path, ...] = ()
    plain: tuple[Path, ...] = ()
    twins: tuple[Path, ...] = ()


class Locking:
    """The lock of one open library, and of all its copies on this computer."""

    def __init__(self, library: Library, backups: Backups | None) -> None:
        self._library = library
        self._backups = backups

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase opens the library."""
        return self._library.key is not None

    @property
    def is_possible(self) -> bool:
        """Whether this installation has the part for passphrases."""
        from collabdesk.store.driver import can_lock

        return can_lock()

    def survey(self) -> Survey:
        """Tell what would follow and what cannot; LibraryError where it cannot be known."""
        from collabdesk.store.faults import translated
        from collabdesk.store.relocking import copies_of

        with translated(self._library.path):
            copies = copies_of(self._library.path, self._backups)
        return Survey(len(copies.whole), copies.spoilt, copies.linked, copies.twins)

    def may_be_set(self) -> None:
        """Raise InvalidInput where the library has a passphrase, LockMissing where none can be."""
        from collabdesk.store.driver import must_lock

        if self.is_locked:
            raise InvalidInput("The library has a passphrase already. Change it, or remove it.")
        must_lock()

    def set(self, passphrase: str, damaged: Damaged = Damaged.REFUSE) -> Relocked:
        """Lock the library; InvalidInput for a passphrase that is none; see ``may_be_set``."""
        self.may_be_set()
        return self._relock(_key(passphrase), damaged)

    def change(self, present: str, passphrase: str, damaged: Damaged = Damaged.REFUSE) -> Relocked:
        """Lock the library anew; WrongPassphrase where *present* is not the one it has."""
        self.check(present)
        return self._relock(_key(passphrase), damaged)

    def remove(self, present: str) -> Relocked:
        """Unlock the library for good; WrongPassphrase where *present* is not the one it has."""
        self.check(present)
        return self._relock(None, Damaged.KEEP)

    def check(self, passphrase: str) -> None:
        """Raise WrongPassphrase where *passphrase* does not open the library."""
        from collabdesk.store.locks import key_for

        key = self._library.key
        if key is None:
            raise InvalidInput("The library has no passphrase. Set one first.", "passphrase")
        if key_for(key.mark, passphrase) is None:
            raise WrongPassphrase(
                "That is not the passphrase of this library. Nothing was changed; type it again."
            )

    def _relock(self, key: Key | None, damaged: Damaged) -> Relocked:
        from collabdesk.store.keyring import remember

        if key is not None:
            remember(key)
        survey = self.survey()
        if survey.spoilt and damaged is Damaged.REFUSE:
            raise LibraryError(
                f"{named(survey.spoilt)}: damaged, and not to be locked. Nothing was changed; say "
                "whether to keep or to remove what is damaged."
            )
        doomed = survey.spoilt if damaged is Damaged.REMOVE else ()
        left = self._library.relock(key, self._backups, doomed)
        self._relock_rescued()
        if self._backups is not None:
            with suppress(LibraryError):  # every earlier backup followed
                self._library.back_up(self._backups)
        followed = survey.copies - left
        if key is None:
            return Relocked(followed, left=left)
        plain = (*(path for path in survey.spoilt if path not in doomed), *survey.linked)
        return Relocked(followed, len(doomed), left, _readable(), plain, survey.twins)

    def _relock_rescued(self) -> None:
        """Lock what was saved in need of this library's workshops as the library is locked."""
        for workshop in self._library.summaries(date.max):
            path = paths.rescued_copy(workshop.id)
            if path.exists():
                with suppress(LibraryError, OSError):
                    _write_anew(path, self._library.key)


def named(paths: tuple[Path, ...]) -> str:
    """Return the names of files, for a sentence."""
    return ", ".join(f"“{path}”" for path in paths)


def _readable() -> tuple[Path, ...]:
    """Return the copies saved in need that are not locked."""
    from collabdesk.store.header import is_sealed

    saved = sorted(paths.rescue_folder().glob("*.collabdesk"))
    return tuple(path for path in saved if not is_sealed(path))


def _key(passphrase: str) -> Key:
    from collabdesk.store.locks import new_key

    return new_key(passphrase)


def _write_anew(path: Path, key: Key | None) -> None:
    from collabdesk.exchange.safe_write import write_file
    from collabdesk.services.protecting import text_of
    from collabdesk.store.relocking import ANEW, swap
    from collabdesk.store.sealed import seal

    text, fresh = text_of(path), path.with_name(path.name + ANEW)
    write_file(fresh, seal(text, key) if key else text, force=True)
    swap(fresh, path)


def needs_passphrase(path: Path) -> bool:
    """Say whether the library, backup or workshop file *path* waits for its passphrase."""
    from collabdesk.store.keyring import needs_passphrase

    return path.is_file() and needs_passphrase(path)


def unlock(path: Path, passphrase: str) -> None:
    """Give the passphrase of a library, a backup or a workshop file; see ``store.keyring``."""
    from collabdesk.store.keyring import unlock

    unlock(path, passphrase)


@contextmanager
def alone_on(library: Path) -> Iterator[Desk]:
    """Open *library* where no window has it, and keep windows away meanwhile."""
    from collabdesk.services.opening import open_desk
    from collabdesk.store.claim import Claim

    claim = Claim.take(library)
    if claim is None:
        raise LibraryError(
            f"The library “{library}” is open in a window. Close that window, then try again."
        )
    try:
        with closing(open_desk(library)) as desk:
            yield desk
    finally:
        claim.release()


def tidy(library: Path, *, claimed: bool = False) -> None:
    """Finish, or take back, a change of the passphrase that was killed on its way.

    Does nothing where another program has the library, unless it is *claimed* by the caller, or
    while it is locked.
    """
    from collabdesk.services.opening import now
    from collabdesk.store.backups import Backups
    from collabdesk.store.claim import Claim
    from collabdesk.store.relocking import finish, is_unfinished

    backups = Backups(paths.backup_folder(library), now)
    if not library.is_file() or not is_unfinished(library, backups):
        return
    claim = None if claimed else Claim.take(library)
    if not claimed and claim is None:
        return
    try:
        with suppress(LibraryError, OSError):
            finish(library, backups)
    finally:
        if claim is not None:
            claim.release()
