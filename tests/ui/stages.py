"""A stage without a window: runs the verbs of a real sitting and remembers what was said."""

from __future__ import annotations

from collections.abc import Callable

from collabdesk.domain.flow import Step
from collabdesk.errors import InvalidInput
from collabdesk.services.changes import Changes
from collabdesk.services.sitting import Sitting


class PlainStage:
    """A ``Stage``; ``changed`` is called after every change, as the shell refreshes the page.

    While ``refusing`` is a sentence, every verb is refused with it.
    """

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self.is_open = True
        self.changed: Callable[[], None] = lambda: None
        self.refusing = ""
        self.changes: list[Changes] = []
        self.said: list[str] = []
        self.gone_to: list[Step] = []
        self.opened: list[str] = []

    def perform(self, verb: Callable[[], Changes | None]) -> str:
        if self.refusing:
            return self.refusing
        try:
            changes = verb()
        except InvalidInput as refused:
            return str(refused)
        if changes is not None:
            self.changes.append(changes)
            self.changed()
        return ""

    def undo(self) -> None:
        """Take back the last change, as the shell's Undo does."""
        self.sitting.apply(self.changes.pop().inverse)
        self.changed()

    def go(self, step: Step) -> None:
        self.gone_to.append(step)

    def go_to(self, workshop_id: str) -> None:
        self.opened.append(workshop_id)

    def say(self, sentence: str) -> None:
        self.said.append(sentence)
