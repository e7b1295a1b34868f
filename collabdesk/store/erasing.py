"""What a library does for good: workshops rewritten, and nothing left of what they were."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from collabdesk.store.asides import write_aside
from collabdesk.store.engine import sweep
from collabdesk.store.faults import translated

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

    from collabdesk.domain.aside import Aside
    from collabdesk.domain.workshop import Workshop


class Erasing(ABC):
    """Rests on what the library does with a single workshop."""

    path: Path
    _connection: Connection
    _seen: dict[str, tuple[int, Workshop]]

    @abstractmethod
    def _writing(self, *, patient: bool = True) -> AbstractContextManager[None]: ...

    @abstractmethod
    def _must_be_writable(self) -> None: ...

    @abstractmethod
    def _row(self, workshop_id: str) -> Row[Any]: ...

    @abstractmethod
    def _save(self, before: Workshop, after: Workshop) -> int: ...

    def rewrite(self, changed: Collection[tuple[Workshop, Workshop, Aside]]) -> None:
        """Save workshops with what is beside them, as (before, after, aside): all or none.

        What they were before is swept from the file. Errors as of ``save``.
        """
        with self._writing():
            saved = [(self._save(before, after), after) for before, after, _ in changed]
            for before, _, aside in changed:
                write_aside(self._connection, self._row(before.id).key, aside)
        for revision, after in saved:
            self._seen[after.id] = (revision, after)
        self.sweep()

    def sweep(self) -> None:
        """Leave nothing in the file of what was deleted; LibraryError where there is no room."""
        with translated(self.path):
            self._must_be_writable()
            sweep(self._connection)
