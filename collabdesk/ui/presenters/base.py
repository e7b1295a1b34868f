"""What every presenter is given, and how it answers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from collabdesk.domain.flow import Step
from collabdesk.services.changes import Changes
from collabdesk.services.sitting import Sitting

Translate = Callable[[str], str]
Hint = tuple[tuple[str, ...], str]
"""A key, or the first and the last of several, and what it does."""
S = TypeVar("S")


class Stage(Protocol):
    """Where a presenter acts: the open workshop, undo, navigation and the status line."""

    @property
    def sitting(self) -> Sitting:
        """The open workshop."""

    @property
    def is_open(self) -> bool:
        """Say whether a workshop is open."""

    def perform(self, verb: Callable[[], Changes | None]) -> str:
        """Run *verb*, remember it for undo and tell the pages.

        Returns "" when done, or the sentence of the InvalidInput that refused it.
        """

    def go(self, step: Step) -> None:
        """Show another step."""

    def go_to(self, workshop_id: str) -> None:
        """Open another workshop."""

    def say(self, sentence: str) -> None:
        """Put a quiet sentence into the status line."""


class Presenter(ABC, Generic[S]):
    """Keeps one page true: after every change it hands the page a new state."""

    def __init__(self, stage: Stage, tr: Translate) -> None:
        self.stage = stage
        self.tr = tr
        self._show: Callable[[S], None] | None = None

    def attach(self, show: Callable[[S], None]) -> None:
        """Name the page's ``show_state``; it is called by every ``refresh``."""
        self._show = show

    def refresh(self) -> None:
        """Hand the page its state."""
        if self._show is not None:
            self._show(self.state())

    @abstractmethod
    def state(self) -> S:
        """Return what the page shows now."""

    @property
    def sitting(self) -> Sitting:
        """The open workshop."""
        return self.stage.sitting
