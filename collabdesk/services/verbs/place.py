"""Where one left off in the workshop on the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabdesk.services.verbs.keeping import Keeping, World

if TYPE_CHECKING:
    from collabdesk.domain.place import Place
    from collabdesk.domain.workshop import Workshop
    from collabdesk.framework.model import Framework
    from collabdesk.store.library import Library


class PlaceVerbs(Keeping):
    """What was on the screen and how long it took: kept, yet no change that can be undone."""

    def __init__(
        self, library: Library, framework: Framework, workshop: Workshop, world: World
    ) -> None:
        super().__init__(library, framework, workshop, world)
        self._place: Place | None = None
        self._place_read = False

    @property
    def place(self) -> Place | None:
        """Where one left off; None in a workshop that was never scored. Read once."""
        if not self._place_read:
            self._place = self._library.place(self.workshop.id)
            self._place_read = True
        return self._place

    def keep_place(self, place: Place) -> None:
        """Keep where one is; what is kept already is not written again.

        Each call that writes waits for the disk: meant for a change of indicator or way, for a
        pause, for leaving, and once in a while, not for every second. While changes are unsaved
        nobody waits for it. Raises LibraryError where it cannot be kept.
        """
        if place != self.place and not self.unsaved:
            self._library.keep_place(self.workshop.id, place)
            self._place = place
