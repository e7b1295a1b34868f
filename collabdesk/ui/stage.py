"""The open workshop on stage: runs the verbs, remembers them for undo, tells the pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QUndoCommand, QUndoStack

from collabdesk.domain.flow import Step
from collabdesk.errors import CollabDeskError, InvalidInput
from collabdesk.services.changes import Changes
from collabdesk.services.sitting import Sitting
from collabdesk.ui.bus import Bus
from collabdesk.ui.change_names import ChangeNames

RETRY_MS = 2000
"""How long after a failed save the next try is made, in milliseconds."""


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
        self._left: list[Sitting] = []
        self._retry = QTimer(self, interval=RETRY_MS)
        self._retry.timeout.connect(self.keep_unsaved)

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
        self._leave()
        self._sitting = sitting
        self._left = [left for left in self._left if left is not sitting]
        self.undo_stack.clear()

    def close(self) -> None:
        """Take the workshop off the stage; what is unsaved of it is still tried again."""
        self._leave()
        self._sitting = None
        self.undo_stack.clear()

    @property
    def unsaved(self) -> tuple[Sitting, ...]:
        """The workshops with changes that the library does not have yet."""
        every = [*self._left, *([self._sitting] if self._sitting else [])]
        return tuple(sitting for sitting in every if sitting.unsaved)

    def left_unsaved(self, workshop_id: str) -> Sitting | None:
        """Return the sitting of a workshop that was left while unsaved: to be opened again."""
        found = (sitting for sitting in self.unsaved if sitting.workshop.id == workshop_id)
        return next(found, None)

    def keep_unsaved(self) -> bool:
        """Try again to save what is unsaved, and tell how it went; say whether all is saved."""
        waiting = self.unsaved
        failed = [sitting for sitting in waiting if not sitting.keep()]
        self._left = [sitting for sitting in self._left if sitting.unsaved]
        if failed:
            self._retry.start()
            self.bus.unsaved.emit(failed[-1].unsaved)
        else:
            self._retry.stop()
            if waiting:
                self.bus.saved.emit(self._now())
                self.bus.library_changed.emit()
        return not failed

    def _leave(self) -> None:
        if self._sitting is not None and self._sitting.unsaved:
            self._left.append(self._sitting)

    def perform(self, verb: Callable[[], Changes | None]) -> str:
        """Run *verb*; see ``presenters.base.Stage``."""
        try:
            changes = verb()
        except InvalidInput as refused:
            return str(refused)
        except CollabDeskError as failed:
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
        except CollabDeskError as failed:
            self.bus.save_failed.emit(str(failed))
            return False
        self._tell(done)
        return True

    def go(self, step: Step) -> None:
        """Show another step."""
        self.bus.step_asked_for.emit(step)

    def go_to(self, workshop_id: str) -> None:
        """Open another workshop."""
        self.bus.workshop_asked_for.emit(workshop_id)

    def say(self, sentence: str) -> None:
        """Put a quiet sentence into the status line."""
        self.bus.said.emit(sentence)

    def _tell(self, changes: Changes) -> None:
        if why := self.sitting.unsaved:
            self._retry.start()
            self.bus.unsaved.emit(why)
        elif not self.unsaved:
            self.bus.saved.emit(self._now())
        self.bus.workshop_changed.emit(changes)
