"""Verbs of the act step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypedDict, Unpack

from collabdesk.domain import edit
from collabdesk.services.verbs.keeping import Keeping

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Status
    from collabdesk.services.changes import Changes


class ActionDetails(TypedDict, total=False):
    """What may be said of a new action beside its title."""

    characteristic: int | None
    indicators: Sequence[str]
    lead: str
    lead_role: str
    support: Sequence[str]
    first_step: str
    measure: str
    due: date | None
    status: Status
    note: str


class PlanVerbs(Keeping):
    """Where to act first, who does what by when, and when to look again.

    Each verb answers None where nothing changed, and raises InvalidInput where it cannot be.
    """

    def set_priorities(self, numbers: Sequence[int]) -> Changes | None:
        """Choose the characteristics to work on, first one first."""
        after = edit.set_priorities(self.workshop, self.framework, numbers)
        return self._keep("set_priorities", after)

    def add_action(self, title: str, **fields: Unpack[ActionDetails]) -> Changes | None:
        """Add an action at the end; it needs a title, everything else may come later."""
        after = edit.add_action(
            self.workshop, self.framework, self._world.new_id(), title=title, **fields
        )
        return self._keep("add_action", after)

    def edit_action(self, action_id: str, **fields: Unpack[edit.ActionFields]) -> Changes | None:
        """Change fields of an action."""
        after = edit.edit_action(self.workshop, self.framework, action_id, **fields)
        return self._keep("edit_action", after)

    def duplicate_action(self, action_id: str) -> Changes | None:
        """Add a copy of an action at the end, planned anew."""
        after = edit.duplicate_action(self.workshop, action_id, self._world.new_id())
        return self._keep("duplicate_action", after)

    def remove_action(self, action_id: str) -> Changes | None:
        """Remove an action."""
        return self._keep("remove_action", edit.remove_action(self.workshop, action_id))

    def move_action(self, action_id: str, index: int) -> Changes | None:
        """Move an action to *index*, counted from 0."""
        return self._keep("move_action", edit.move_action(self.workshop, action_id, index))

    def set_review(self, day: date | None) -> Changes | None:
        """Choose the day the partners look at the plan again, or none."""
        return self._keep("set_review", edit.set_review(self.workshop, day))
