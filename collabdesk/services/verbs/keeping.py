"""Keeps one workshop: every change is in the library before it is answered."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from collabdesk.domain.scoring import score
from collabdesk.errors import InvalidInput
from collabdesk.services.changes import Changes

if TYPE_CHECKING:
    from collabdesk.domain.results import Results
    from collabdesk.domain.workshop import Workshop
    from collabdesk.framework.model import Framework
    from collabdesk.store.library import Library


@dataclass(frozen=True, slots=True)
class World:
    """What is handed in, so that nothing below asks the clock or chance by itself."""

    now: Callable[[], datetime]
    new_id: Callable[[], str]
    rng: random.Random


class Keeping:
    """A workshop with its framework, and the one way to change it."""

    def __init__(
        self, library: Library, framework: Framework, workshop: Workshop, world: World
    ) -> None:
        self.framework = framework
        self._library = library
        self._workshop = workshop
        self._world = world
        self._scored: tuple[Workshop, Results] | None = None

    @property
    def workshop(self) -> Workshop:
        """The workshop as it stands in the library."""
        return self._workshop

    @property
    def results(self) -> Results:
        """The numbers of the workshop as it stands."""
        if self._scored is None or self._scored[0] is not self._workshop:
            self._scored = (self._workshop, score(self._workshop, self.framework))
        return self._scored[1]

    @property
    def today(self) -> date:
        """The day it is."""
        return self._world.now().date()

    def apply(self, changes: Changes) -> Changes:
        """Make *changes* again, or an inverse; they must begin where the workshop stands.

        Raises InvalidInput where they do not, LibraryError where they cannot be kept.
        """
        if changes.before != self._workshop:
            raise InvalidInput("The workshop was changed since, so this step cannot be repeated.")
        self._library.save(changes.before, changes.after)
        self._workshop = changes.after
        return changes

    def _keep(self, name: str, after: Workshop, **args: str | int) -> Changes | None:
        """Keep *after* and return what changed, or None; on LibraryError nothing has changed."""
        if after == self._workshop:
            return None
        return self.apply(Changes(name, tuple(args.items()), self._workshop, after))
