"""Draws in the background: one thread, the newest wish wins, and nobody waits for an older one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from collabdesk.ui.presenters.drawing import Done, Make, Outcome


class _Overtaken(Exception):
    """A newer wish came, or the user cancelled: what is being drawn is not wanted any more."""


class _Telling(QObject):
    finished = Signal(int, object)
    reached = Signal(int, int)


class Draughtsman(QObject):
    """Makes files in a thread of its own and hands them over in the window's thread."""

    page_reached = Signal(int)

    def __init__(self, pool: QThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self._number = 0
        self._done: Done | None = None
        self._telling = _Telling(self)
        self._telling.finished.connect(self._hand_over)
        self._telling.reached.connect(self._pass_on)

    def draw(self, make: Make, done: Done) -> None:
        """Make a file and hand it to *done*; an earlier wish that is not done is dropped."""
        self._number += 1
        self._done = done
        self._pool.start(_Work(self, self._number, make))

    def cancel(self) -> None:
        """Drop what is being made; nothing is handed over."""
        self._number += 1
        self._done = None

    def run(self, number: int, make: Make) -> None:
        """Make a file, in the thread."""

        def progress(page: int) -> None:
            if number != self._number:
                raise _Overtaken
            self._telling.reached.emit(number, page)

        try:
            progress(0)
            outcome = Outcome(make(progress))
        except _Overtaken:
            return
        except Exception as fault:  # handed to the window's thread, which knows what to do
            outcome = Outcome(fault=fault)
        self._telling.finished.emit(number, outcome)

    @Slot(int, object)
    def _hand_over(self, number: int, outcome: Outcome) -> None:
        if number == self._number and self._done is not None:
            done, self._done = self._done, None
            done(outcome)

    @Slot(int, int)
    def _pass_on(self, number: int, page: int) -> None:
        if number == self._number:
            self.page_reached.emit(page)


def one_thread(parent: QObject) -> QThreadPool:
    """Return a pool of one thread: the drawing library is not made for two at a time."""
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(1)
    return pool


class _Work(QRunnable):
    def __init__(self, draughtsman: Draughtsman, number: int, make: Make) -> None:
        super().__init__()
        self._draughtsman, self._number, self._make = draughtsman, number, make

    def run(self) -> None:
        self._draughtsman.run(self._number, self._make)
