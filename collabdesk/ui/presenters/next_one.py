"""Hold the next workshop of the collaboration, from the end of this one."""

from __future__ import annotations

from typing import Protocol

from collabdesk.ui.presenters.base import Stage, Translate


class Following(Protocol):
    """What begins the next workshop: the desk."""

    def follow_up(self, workshop_id: str) -> str:
        """Return the id of the next workshop, or raise a CollabDeskError."""


class NextOne:
    """Begins the next workshop and opens it."""

    def __init__(self, stage: Stage, desk: Following, tr: Translate) -> None:
        self.tr = tr
        self._stage = stage
        self._desk = desk

    def hold(self) -> None:
        """Begin the next workshop with what is open in this one, once all of this is saved."""
        sitting = self._stage.sitting
        if not sitting.keep():
            self._stage.say(
                self.tr("The next one begins with what is saved. First see to it that this is.")
            )
            return
        made: list[str] = []
        self._stage.perform(lambda: made.append(self._desk.follow_up(sitting.workshop.id)))
        for workshop_id in made:
            self._stage.go_to(workshop_id)
