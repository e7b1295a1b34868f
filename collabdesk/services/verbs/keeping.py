"""Keeps one workshop: a change is in the library before it is answered, or known not to be."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from collabdesk.domain.ballots import Count
from collabdesk.domain.series.rounds import revisited
from collabdesk.domain.series.views import views
from collabdesk.domain.showing import score_shown
from collabdesk.errors import (
    ChangedElsewhere,
    CollabDeskError,
    Contradiction,
    InvalidInput,
    LibraryError,
)
from collabdesk.services.changes import Changes

if TYPE_CHECKING:
    from collabdesk.domain.results import Results
    from collabdesk.domain.series import NoViews, Revisited, Views
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
        self._kept = workshop
        self._unsaved = ""
        self._world = world
        self._count = Count()
        self._scored: tuple[Workshop, Results] | None = None

    @property
    def workshop(self) -> Workshop:
        """The workshop as it stands; in the library too, unless something is ``unsaved``."""
        return self._workshop

    @property
    def unsaved(self) -> str:
        """Why the library does not have the last changes yet; "" where it has them all."""
        return self._unsaved

    @property
    def results(self) -> Results:
        """The numbers of the workshop as it stands, as far as they may be shown."""
        if self._scored is None or self._scored[0] is not self._workshop:
            made = score_shown(self._workshop, self.framework, self._count)
            self._scored = (self._workshop, made)
        return self._scored[1]

    @property
    def views(self) -> Views | NoViews:
        """What each partner thinks as the workshop stands, or why that is not shown."""
        return views(self._workshop, self.framework, self._count)

    @property
    def revisited(self) -> tuple[Revisited, ...]:
        """Every indicator that was voted on again, with its first and its last figures."""
        return revisited(self._workshop, self.framework, self._count)

    @property
    def today(self) -> date:
        """The day it is."""
        return self._world.now().date()

    def apply(self, changes: Changes) -> Changes:
        """Make *changes* again, or an inverse; they must begin where the workshop stands.

        Where the library cannot be written just now, the workshop goes on without it: see
        ``unsaved`` and ``keep``. Raises InvalidInput where *changes* begin elsewhere, and
        LibraryError where trying again would not help: the library is open for reading only,
        another program changed the workshop, or the changes contradict themselves.
        """
        if changes.before != self._workshop:
            raise InvalidInput("The workshop was changed since, so this step cannot be repeated.")
        if changes.after == self._kept:
            self._unsaved = ""
        elif not self._unsaved:
            self._try_to_keep(changes.after)
        self._workshop = changes.after
        return changes

    def keep(self) -> bool:
        """Try again to bring what is unsaved into the library; say whether it has everything."""
        if self._unsaved:
            try:
                self._library.reconnect()
                self._library.save(self._kept, self._workshop, patient=False)
            except CollabDeskError as error:
                self._unsaved = str(error)
            else:
                self._kept, self._unsaved = self._workshop, ""
        return not self._unsaved

    def _try_to_keep(self, after: Workshop) -> None:
        try:
            self._library.save(self._kept, after)
        except (ChangedElsewhere, Contradiction):
            raise
        except LibraryError as error:
            if self._library.read_only:
                raise
            self._unsaved = str(error)
        else:
            self._kept = after

    def _keep(self, name: str, after: Workshop, **args: str | int) -> Changes | None:
        """Keep *after* and return what changed, or None; errors as of ``apply``."""
        if after == self._workshop:
            return None
        return self.apply(Changes(name, tuple(args.items()), self._workshop, after))
