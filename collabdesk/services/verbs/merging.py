"""The verb that brings solo assessments into the workshop on the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from collabdesk.domain import merging
from collabdesk.services.verbs.keeping import Keeping

if TYPE_CHECKING:
    from collabdesk.domain.merging import Bringing
    from collabdesk.services.changes import Changes


class MergeVerbs(Keeping):
    """Many at once, in one step that one undo takes back."""

    def bring_in_solo(self, wanted: Sequence[Bringing]) -> Changes | None:
        """Add each assessment as a seat of its partner; see ``domain.merging.bring_in``."""
        after = merging.bring_in(
            self.workshop, self.framework, wanted, self._world.new_id, self._world.rng
        )
        return self._keep("bring_in_solo", after)
