"""The open workshop on stage: runs the verbs, remembers them for undo, tells the pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from collabdesk.domain.flow import Step
from collabdesk.errors import InvalidInput, LibraryError
from collabdesk.services.changes import Changes
from collabdesk.services.sitting import Sitting
from collabdesk.ui.bus import Bus
from collabdesk.ui.change_names import ChangeNames


class ChangeCommand(QUndoCommand):
    """One change of the workshop, already made; undoing applies its inverse."""

    def __init__(self, stage: QtStage, changes: Changes, words: str) -> None:
        super().__init__(words)
        self._stage = stage
        self._changes = changes
        self._made = True

    def redo(self) -> None:
        """Apply the change, except when it was only just made."""
        if self._made:
            self._made = False
            return
        self.setObsolete(not self._stage.apply(self._changes))

    def undo(self) -> None:
        """Apply the inverse."""
        self.setObsolete(not self._stage.apply(self._changes.inverse))


class QtStage(QObject):
    """The ``Stage`` of the presenters, with Qt's undo stack behind it."""

    def __init__(self, bus: Bus, names: ChangeNames, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.bus = bus
        self.undo_stack = QUndoStack(self)
        self._names = names
        self._now = now
        self._sitting: Sitting | None = None

    @property
    def sitting(self) -> Sitting:
        """The open workshop; it is a bug to ask while none is open."""
        if self._sitting is None:
            raise RuntimeError("no workshop is open")
        return self._sitting

    @property
    def is_open(self) -> bool:
        """Say whether a workshop is open."""
        return self._sitting is not None

    def open(self, sitting: Sitting) -> None:
        """Put another workshop on stage; its undo history begins here."""
        self._sitting = sitting
        self.undo_stack.clear()

    def close(self) -> None:
        """Take the workshop off the stage."""
        self._sitting = None
        self.undo_stack.clear()

    def perform(self, verb: Callable[[], Changes | None]) -> str:
        """Run *verb*; see ``presenters.base.Stage``."""
        try:
            changes = verb()
        except InvalidInput as refused:
            return str(refused)
        except LibraryError as failed:
            self.bus.save_failed.emit(str(failed))
            return ""
        if changes is not None:
            self.undo_stack.push(ChangeCommand(self, changes, self._names.words(changes)))
            self._tell(changes)
        return ""

    def apply(self, changes: Changes) -> bool:
        """Apply *changes* for undo and redo; say whether it was done."""
        try:
            done = self.sitting.apply(changes)
        except (InvalidInput, LibraryError) as failed:
            self.bus.save_failed.emit(str(failed))
            return False
        self._tell(done)
        return True

    def go(self, step: Step) -> None:
        """Show another step."""
        self.bus.step_asked_for.emit(step)

    def say(self, sentence: str) -> None:
        """Put a quiet sentence into the status line."""
        self.bus.said.emit(sentence)

    def _tell(self, changes: Changes) -> None:
        self.bus.saved.emit(self._now())
        self.bus.workshop_changed.emit(changes)
