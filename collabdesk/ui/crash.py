"""Faults of the program: the work is saved first, then told; a second fault changes nothing."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from collabdesk.errors import CollabDeskError
from collabdesk.services.crash_report import crash_report
from collabdesk.services.logs import note


class CrashWatch(QObject):
    """Takes every error that nobody expected, for as long as it is installed.

    *save* brings the work into safety and says in a sentence what became of it; *show* shows that
    sentence and the report; *tell* says an error of the user's world that nobody else said.
    """

    _crashed = Signal(str, str)

    def __init__(
        self,
        save: Callable[[], str],
        show: Callable[[str, str], None],
        tell: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._show = show
        self._tell = tell
        self._busy = False
        # Queued, so that the call that failed is over before a dialog opens.
        self._crashed.connect(self._open, Qt.ConnectionType.QueuedConnection)
        self._before = sys.excepthook, threading.excepthook

    def install(self) -> None:
        """Take over from Python."""
        sys.excepthook = self.take
        threading.excepthook = lambda args: self.take(
            args.exc_type, args.exc_value, args.exc_traceback
        )

    def remove(self) -> None:
        """Give back to Python."""
        sys.excepthook, threading.excepthook = self._before

    def take(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Save the work, write the log, and have the report shown; never raises."""
        del trace
        if error is None or issubclass(kind, KeyboardInterrupt):
            return
        if isinstance(error, CollabDeskError):
            _quietly(lambda: self._tell(str(error)))
            return
        kept = _quietly(self._save)
        report = crash_report(error)
        note(report)
        if not self._busy:
            self._busy = True
            self._crashed.emit(kept, report)

    def _open(self, kept: str, report: str) -> None:
        _quietly(lambda: self._show(kept, report))
        self._busy = False


def _quietly(act: Callable[[], str | None]) -> str:
    """Do what may itself be at fault; its own fault goes to the log only."""
    try:
        return act() or ""
    except Exception as error:
        note("fault within a fault", type(error).__name__)
        return ""
