"""What the same collaboration said before: its earlier workshops, to be looked at."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from collabdesk.domain.series.trend import Held, why_not_compared
from collabdesk.domain.showing import score_shown
from collabdesk.services.verbs.keeping import Keeping

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Workshop


class HistoryReading(Keeping):
    """Read once for as long as the workshop is open: nothing else changes them meanwhile."""

    _earlier: tuple[tuple[str, date], tuple[Held, ...]] | None = None

    def earlier(self) -> tuple[Held, ...]:
        """Return the collaboration's workshops before this one, the earliest first.

        Those of one day stand in the order in which they came into the library. A workshop of
        another framework or edition has no figures here: they are not compared.
        """
        asked = self.workshop.collaboration.id, self.workshop.held_on
        if self._earlier is None or self._earlier[0] != asked:
            self._earlier = (asked, self._read_earlier() if asked[0] else ())
        return self._earlier[1]

    def compared_with(self) -> Held | None:
        """Return the latest earlier workshop whose scores may be set beside these, or None."""
        fitting = (h for h in self.earlier() if why_not_compared(h, self.workshop) is None)
        return next(reversed(tuple(fitting)), None)

    def _read_earlier(self) -> tuple[Held, ...]:
        mine = self.workshop
        lines = [
            line
            for line in reversed(self._library.summaries(self.today))
            if line.collaboration_id == mine.collaboration.id
        ]
        ids = [line.id for line in lines]
        before = ids[: ids.index(mine.id)] if mine.id in ids else ids
        return tuple(self._held(self._library.load(workshop_id)) for workshop_id in before)

    def _held(self, workshop: Workshop) -> Held:
        named = workshop.framework_id, workshop.edition
        alike = named == (self.framework.id, self.framework.edition)
        return Held(workshop, score_shown(workshop, self.framework) if alike else None)
