"""What is not saved yet: said, tried again, and always to be had as a file elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from collabdesk.domain.votes import not_revealed
from collabdesk.errors import CollabDeskError
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.workshop_file import Folders, ask_where

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Workshop


class Keeper(Protocol):
    """What writes a workshop as a file."""

    def save_copy(self, workshop: Workshop, path: Path) -> None:
        """Write a workshop file, in the place of one that is there."""


class Questions(Protocol):
    """What may be asked in a dialog."""

    def ask_save_file(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Return where to save."""

    def tell(self, sentence: str) -> None:
        """Say something that must be read."""

    def choose(self, question: str, answers: Sequence[str]) -> int | None:
        """Return the index of the answer chosen, or None for Cancel."""


class UnsavedPresenter:
    """Offers a copy elsewhere, and warns before what is unsaved would be left."""

    def __init__(
        self, keeper: Keeper, questions: Questions, folders: Folders, tr: Translate
    ) -> None:
        self._keeper = keeper
        self._questions = questions
        self._folders = folders
        self._tr = tr

    def banner(self, why: str) -> str:
        """Return the words for what is not saved yet, and *why*."""
        go_on = self._tr("Go on working: CollabDesk keeps your changes and tries again by itself.")
        return f"{self._tr('Not saved yet.')} {why} {go_on}"

    def save_copy(self, workshop: Workshop) -> bool:
        """Write a workshop as a file where the user says, and tell; say whether it was written."""
        tr = self._tr
        title, names = tr("Save a copy elsewhere"), (workshop.collaboration.name, workshop.title)
        where = ask_where(self._questions, self._folders, title, names, tr)
        if where is None:
            return False
        path, _ = where
        try:
            self._keeper.save_copy(workshop, path)
        except CollabDeskError as failed:
            self._questions.tell(str(failed))
            return False
        self._questions.tell(self._saved_as(path, workshop))
        return True

    def may_leave(self, workshops: Sequence[Workshop], why: str) -> bool:
        """Ask, where something is unsaved, what to do before the program ends."""
        if not workshops:
            return True
        tr = self._tr
        titles = ", ".join(f"“{workshop.title}”" for workshop in workshops)
        question = tr("The last changes of {titles} are not saved yet.").format(titles=titles)
        answers = (tr("Save a copy elsewhere…"), tr("Leave without saving them"))
        match self._questions.choose(f"{question} {why}", answers):
            case 0:
                return all(self.save_copy(workshop) for workshop in workshops)
            case 1:
                return True
        return False

    def _saved_as(self, path: Path, workshop: Workshop) -> str:
        tr = self._tr
        words = tr("Saved as {file}.").format(file=path.name)
        if hidden := sum(votes for _, _, votes in not_revealed(workshop)):
            left_out = tr("{count} votes that were not revealed yet are not in it.")
            return f"{words} {left_out.format(count=hidden)}"
        return words
