"""Verbs of the first two steps: set up and purpose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypedDict, Unpack

from collabdesk.domain import edit
from collabdesk.services.verbs.keeping import Keeping

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Collaboration
    from collabdesk.services.changes import Changes


class Description(TypedDict, total=False):
    """The fields of the set-up form; those left out stay as they are."""

    title: str
    collaboration: str
    held_on: date
    place: str
    facilitator: str
    minutes: int


class SettingVerbs(Keeping):
    """What is scored, when and where, and what the partners are here for.

    Each verb answers None where nothing changed, and raises InvalidInput where it cannot be.
    """

    def describe(self, **fields: Unpack[Description]) -> Changes | None:
        """Change what the workshop is called, when and where it is, and how long it takes."""
        return self._keep("describe", edit.describe(self.workshop, **fields))

    def join_collaboration(self, collaboration: Collaboration) -> Changes | None:
        """Make this a workshop of a collaboration that is already known."""
        return self._keep("describe", edit.join_collaboration(self.workshop, collaboration))

    def set_scope(self, numbers: Sequence[int]) -> Changes | None:
        """Choose the characteristics to score."""
        return self._keep("set_scope", edit.set_scope(self.workshop, self.framework, numbers))

    def set_anonymous(self, flag: bool) -> Changes | None:
        """Choose named or anonymous votes; fixed once scoring has started."""
        return self._keep("set_anonymous", edit.set_anonymous(self.workshop, flag))

    def choose_type(self, type_id: str | None) -> Changes | None:
        """Choose the main type, or none."""
        return self._keep("choose_type", edit.choose_type(self.workshop, self.framework, type_id))

    def toggle_also(self, type_id: str) -> Changes | None:
        """Add or take away a type that also applies."""
        return self._keep("toggle_also", edit.toggle_also(self.workshop, self.framework, type_id))

    def word_purpose(self, text: str) -> Changes | None:
        """Write the purpose in the partners' own words."""
        return self._keep("word_purpose", edit.word_purpose(self.workshop, text))
