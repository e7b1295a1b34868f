"""Verbs of the dot vote on where to act first; it is kept beside the workshop."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from collabdesk.domain import dots, edit
from collabdesk.domain.dots import DotVote
from collabdesk.services.verbs.following import FollowVerbs

if TYPE_CHECKING:
    from collabdesk.domain.dots import Standing
    from collabdesk.services.changes import Changes


class DotVerbs(FollowVerbs):
    """Lay, take back, show, begin again. Each raises InvalidInput where it cannot be."""

    @property
    def dots(self) -> DotVote:
        """The vote as it stands; until it is shown, only how many lie is for the screen."""
        return self.aside.dots

    def set_dots_each(self, each: int) -> None:
        """Give every partner 1 to 10 dots."""
        self._keep_dots(dots.set_each(self.dots, each))

    def lay_dot(self, target: str) -> None:
        """Lay a dot of the partner whose turn it is on a characteristic or an indicator."""
        self._keep_dots(dots.lay(self.dots, self.workshop, self.framework, target))

    def take_back_dot(self) -> None:
        """Take back the dot laid last."""
        self._keep_dots(dots.take_back(self.dots))

    def show_dots(self) -> None:
        """Show where the dots lie."""
        self._keep_dots(dots.show(self.dots))

    def clear_dots(self) -> None:
        """Take every dot away; each partner has as many as before."""
        self._keep_dots(DotVote(self.dots.each))

    def dot_standings(self) -> tuple[Standing, ...]:
        """Return the characteristics that have dots, most first; nothing while they are hidden."""
        return dots.standings(self.dots, self.workshop, self.framework)

    def take_dot_leaders(self, wanted: int) -> Changes | None:
        """Make those in the first *wanted* places the priorities; a tie there takes all in."""
        leaders = dots.leaders(self.dot_standings(), wanted)
        after = edit.set_priorities(self.workshop, self.framework, leaders)
        return self._keep("set_priorities", after)

    def _keep_dots(self, vote: DotVote) -> None:
        self.keep_aside(replace(self.aside, dots=vote))
