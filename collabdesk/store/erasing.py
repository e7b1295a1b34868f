"""What a library does for good: workshops rewritten, nothing left of what they were, its lock."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from collabdesk.store.asides import write_aside
from collabdesk.store.engine import connect, disconnect, sweep, writing
from collabdesk.store.faults import translated
from collabdesk.store.keyring import key_of

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

    from collabdesk.domain.aside import Aside
    from collabdesk.domain.workshop import Workshop
    from collabdesk.store.backups import Backups
    from collabdesk.store.locks import Key


class Erasing(ABC):
    """Rests on what the library does with a single workshop."""

    path: Path
    _key: Key | None
    _connection: Connection
    _seen: dict[str, tuple[int, Workshop]]

    @abstractmethod
    def _writing(self, *, patient: bool = True) -> AbstractContextManager[None]: ...

    @property
    @abstractmethod
    def changes(self) -> int:
        """SQLite's own count of the changes to the file."""

    @abstractmethod
    def _must_be_writable(self) -> None: ...

    @abstractmethod
    def _row(self, workshop_id: str) -> Row[Any]: ...

    @abstractmethod
    def _save(self, before: Workshop, after: Workshop) -> int: ...

    def rewrite(self, changed: Collection[tuple[Workshop, Workshop, Aside]]) -> None:
        """Save workshops with what is beside them, as (before, after, aside): all or none.

        A workshop may get another id. What they were before is swept from the file. Errors as of
        ``save``.
        """
        with self._writing():
            saved = [(self._save(before, after), after) for before, after, _ in changed]
            for _, after, aside in changed:
                write_aside(self._connection, self._row(after.id).key, aside)
        for before, _, _ in changed:
            self._seen.pop(before.id)
        for revision, after in saved:
            self._seen[after.id] = (revision, after)
        self.sweep()

    def sweep(self) -> None:
        """Leave nothing in the file of what was deleted; LibraryError where there is no room."""
        with translated(self.path):
            self._must_be_writable()
            if self._key is None:
                sweep(self._connection)
        if self._key is not None:
            # SQLite's own way would write a new header, without the mark that tells the lock.
            self.relock(self._key, None)

    def relock(
        self, key: Key | None, backups: Backups | None, doomed: tuple[Path, ...] = ()
    ) -> int:
        """Lock the library and its copies with *key*, or none; see ``store.relocking``.

        The copies *doomed* are removed with it. Returns how many copies could not follow yet.
        Raises LibraryError, and then all is as it was.
        """
        from collabdesk.store.relocking import prepare, put_in_force

        with translated(self.path):
            self._must_be_writable()
            with writing(self._connection):  # nobody else writes meanwhile
                changes = self.changes
                prepare(self.path, backups, key, doomed)
            disconnect(self._connection)  # no system replaces what is open
            try:
                return put_in_force(self.path, backups, changes)
            finally:
                self._connection, self._key = connect(self.path, "rw"), key_of(self.path)
