"""The verb that brings solo assessments into the workshop on the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from collabdesk.domain import merging
from collabdesk.services.verbs.keeping import Keeping, World

if TYPE_CHECKING:
    from collabdesk.domain.merging import Bringing
    from collabdesk.domain.workshop import Workshop
    from collabdesk.framework.model import Framework
    from collabdesk.services.changes import Changes
    from collabdesk.store.library import Library

    Key = tuple[str, str | None, int, int]


class MergeVerbs(Keeping):
    """Many at once, in one step that one undo takes back."""

    def __init__(
        self, library: Library, framework: Framework, workshop: Workshop, world: World
    ) -> None:
        super().__init__(library, framework, workshop, world)
        self._brought: dict[str, frozenset[Key]] = {}

    def bring_in_solo(self, wanted: Sequence[Bringing]) -> Changes | None:
        """Add each assessment as a seat of its partner; see ``domain.merging.bring_in``."""
        after = merging.bring_in(
            self.workshop, self.framework, wanted, self._world.new_id, self._world.rng
        )
        before = self.workshop
        changes = self._keep("bring_in_solo", after)
        fresh = frozenset(vote.key for vote in after.votes) - {vote.key for vote in before.votes}
        self._brought.update(dict.fromkeys((each.solo.id for each in wanted), fresh))
        return changes

    def was_brought_in(self, solo: Workshop) -> bool:
        """Say whether *solo* was brought in at this sitting, and was not taken back.

        Known by whose votes there are, never by what they say.
        """
        fresh = self._brought.get(solo.id)
        return fresh is not None and fresh <= {vote.key for vote in self.workshop.votes}
