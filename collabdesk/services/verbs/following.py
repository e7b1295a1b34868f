"""Verbs on the actions that came from an earlier workshop of the collaboration."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from collabdesk.domain import edit, follow
from collabdesk.domain.aside import Aside
from collabdesk.domain.workshop import Action, Status
from collabdesk.services.verbs.history import HistoryReading
from collabdesk.services.verbs.keeping import World

if TYPE_CHECKING:
    from collabdesk.domain.follow import Past
    from collabdesk.domain.workshop import Workshop
    from collabdesk.framework.model import Framework
    from collabdesk.services.changes import Changes
    from collabdesk.store.library import Library


class FollowVerbs(HistoryReading):
    """What became of the plan: done, going on, or dropped and why."""

    def __init__(
        self, library: Library, framework: Framework, workshop: Workshop, world: World
    ) -> None:
        super().__init__(library, framework, workshop, world)
        self._aside: Aside | None = None

    @property
    def aside(self) -> Aside:
        """What is kept beside the workshop: no change of it, and not undone. Read once."""
        if self._aside is None:
            self._aside = self._library.aside(self.workshop.id)
        return self._aside

    def keep_aside(self, aside: Aside) -> None:
        """Keep *aside*; what is kept already is not written again."""
        if aside != self.aside:
            self._library.keep_aside(self.workshop.id, aside)
            self._aside = aside

    def earlier_actions(self) -> tuple[Action, ...]:
        """Return the actions that an earlier workshop has too, as they stand here."""
        return follow.carried(self.workshop, self._before())

    def left_behind(self) -> tuple[Action, ...]:
        """Return the actions still open at the end of the last workshop that are not here."""
        return follow.left_behind(self.workshop, self._before())

    def past(self, action_id: str) -> tuple[Past, ...]:
        """Return how an action stood in each earlier workshop, the earliest first."""
        return follow.history(action_id, self._before())

    def waiting(self) -> tuple[Action, ...]:
        """Return the earlier actions that are open and that nobody has looked at here yet."""
        looked_at = self.aside.looked_at
        return tuple(a for a in self.earlier_actions() if a.open and a.id not in looked_at)

    def settle_action(self, action_id: str, status: Status, why: str = "") -> Changes | None:
        """Say what became of an earlier action; it counts as looked at from now on.

        *why* goes to the note for later, under the action's title, unless it goes on. Raises
        InvalidInput for an action that is not here and for a note that grows too long.
        """
        after = edit.edit_action(self.workshop, self.framework, action_id, status=status)
        action = next(a for a in after.actions if a.id == action_id)
        reason = why if status is Status.DROPPED else ""
        note = follow.with_reason(edit.note_at(after), action, reason)
        after = edit.write_note(after, self.framework, note)
        changes = self._keep("settle_action", after)
        looked_at = self.aside.looked_at | {action_id}
        self.keep_aside(replace(self.aside, looked_at=looked_at))
        return changes

    def bring_over(self) -> Changes | None:
        """Bring the actions over that were left behind."""
        return self._keep("bring_over", follow.bring_over(self.workshop, self._before()))

    def _before(self) -> tuple[Workshop, ...]:
        return tuple(held.workshop for held in self.earlier())
