"""The file of an open library: read as one state, written as one step, followed when replaced."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection

from collabdesk.errors import DamagedLibrary, LibraryError, ReadOnlyLibrary
from collabdesk.store.copying import probe
from collabdesk.store.engine import connect, disconnect, pragma, raw, reading, writing
from collabdesk.store.faults import translated
from collabdesk.store.header import check_header, mark_of
from collabdesk.store.keyring import key_of
from collabdesk.store.verifying import damaged_inside

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Workshop
    from collabdesk.store.locks import Key

_SET: Final = (
    "The library “{path}” was given a passphrase in another window. Nothing is lost: close this "
    "window, start again and give the passphrase."
)
_CHANGED: Final = (
    "The passphrase of the library “{path}” was changed in another window. Nothing is lost: close "
    "this window, start again and give the new one."
)
_REMOVED: Final = (
    "The passphrase of the library “{path}” was removed in another window. Nothing is lost: close "
    "this window and start again."
)
_ANEW: Final = (
    "The library “{path}” was just written anew in another window. Nothing is lost; try again."
)


class OpenFile:
    """Holds the connection, and the workshops as they were last read or written."""

    def __init__(self, path: Path, connection: Connection, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._key = key_of(path)
        self._seen: dict[str, tuple[int, Workshop]] = {}
        self._file = _file_at(path)

    def close(self) -> None:
        """Close the file."""
        disconnect(self._connection)

    def reconnect(self) -> None:
        """Open the file again, as it must be once its drive was away; errors as of ``open``."""
        with translated(self.path):
            check_header(self.path)
            fresh = connect(self.path, "ro" if self.read_only else "rw", patient=False)
            disconnect(self._connection)
            self._connection, self._file = fresh, _file_at(self.path)

    @property
    def schema_version(self) -> int:
        """The number of the library's schema."""
        with translated(self.path):
            return pragma(self._connection, "user_version")

    @property
    def changes(self) -> int:
        """The library's own count of the changes that were kept."""
        with translated(self.path):
            return check_header(self.path).changes

    @property
    def key(self) -> Key | None:
        """What the library is locked with, also while its drive is away; None for not locked."""
        return self._key

    @contextmanager
    def _looking(self) -> Iterator[None]:
        """See one state of the library, that in which another window left it."""
        try:
            with self._translated():
                self._follow()
                with reading(self._connection):
                    yield
                    self._probe()
        except DamagedLibrary:
            # What another window replaces it overwrites, which looks like damage to who reads it.
            if self._follow():
                raise LibraryError(_ANEW.format(path=self.path)) from None
            raise

    def _follow(self) -> bool:
        """Go on with what another window put in this library's place; say whether one did.

        Only who reads has to: nobody else writes while a window has the library. Raises
        LibraryError where it has another lock.
        """
        if not self.read_only or _file_at(self.path) in (None, self._file):
            return False
        with translated(self.path):
            self._must_have_its_lock()
            self.reconnect()
        self._seen.clear()
        return True

    def _must_have_its_lock(self) -> None:
        mark = mark_of(self.path)
        if mark == (self._key.mark if self._key else b""):
            return
        words = _CHANGED if self._key and mark else _SET if mark else _REMOVED
        raise LibraryError(words.format(path=self.path))

    @contextmanager
    def _writing(self, *, patient: bool = True) -> Iterator[None]:
        with self._translated():
            self._must_be_writable()
            with writing(self._connection, patient=patient):
                yield
                self._probe()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            with translated(self.path):
                yield
        except MemoryError as error:
            if self._key is None:
                raise
            # What SQLCipher says when it is to write after it met a page that is damaged.
            raise damaged_inside(self.path) from error

    def _probe(self) -> None:
        if self._key is not None:
            probe(raw(self._connection))

    def _must_be_writable(self) -> None:
        if self.read_only:
            raise ReadOnlyLibrary(
                f"The library “{self.path}” is open for reading only, so nothing can be changed. "
                "Export your work, or see to it that it can be written, and start again."
            )


def _file_at(path: Path) -> tuple[int, int] | None:
    """Return what tells the file *path* from another of that name; None where it is away."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
