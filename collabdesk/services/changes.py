"""What a verb changed, so that pages can redraw and the change can be undone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Changes:
    """A change that was made: the code of its verb, arguments for its name, both states."""

    name: str
    args: tuple[tuple[str, str | int], ...]
    before: Workshop
    after: Workshop

    @property
    def inverse(self) -> Changes:
        """The change that takes this one back."""
        return replace(self, before=self.after, after=self.before)
