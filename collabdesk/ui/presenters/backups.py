"""The backups: listed with what they hold, made now, brought back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from collabdesk.errors import CollabDeskError
from collabdesk.ui.presenters.backup_words import contents_words, lock_words, when_words
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.unlocking import Asker, unlock_all

if TYPE_CHECKING:
    from collabdesk.services.safekeeping import BackupLine, Restored


class Keeper(Protocol):
    """What keeps the backups."""

    @property
    def folder(self) -> Path | None:
        """Where they are."""

    def back_up(self) -> bool:
        """Make one."""

    def bring_back(self, source: Path) -> Restored:
        """Put one in the place of the library."""

    def lines(self) -> tuple[BackupLine, ...]:
        """List them."""


class Questions(Asker, Protocol):
    """What may be asked in a dialog."""

    def ask_open_files(self, title: str, folder: str, kinds: str) -> Sequence[Path]:
        """Return the files the user chose, none where they changed their mind."""

    def choose(self, question: str, answers: Sequence[str]) -> int | None:
        """Return the index of the answer chosen, or None for Cancel."""


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup in words; ``usable`` where it is whole."""

    when: str
    size: str
    holds: str
    usable: bool


class BackupsPresenter:
    """Shows the backups of the open library; ``notice`` says how the last deed went."""

    def __init__(self, keeper: Keeper, questions: Questions, tr: Translate) -> None:
        self._keeper = keeper
        self._questions = questions
        self._tr = tr
        self._lines: tuple[BackupLine, ...] = ()
        self.notice = ""
        self.refresh()

    def refresh(self) -> None:
        """Read the backups anew."""
        self._lines = self._keeper.lines()

    @property
    def folder(self) -> str:
        """Say where the backups are."""
        return self._tr("Backups are kept in {folder}").format(folder=self._keeper.folder or "–")

    @property
    def rows(self) -> tuple[BackupRow, ...]:
        """The backups in words, newest first."""
        return tuple(
            BackupRow(when_words(line), _size(line.size), self._holds(line), bool(line.contents))
            for line in self._lines
        )

    def back_up_now(self) -> None:
        """Make a backup."""
        try:
            made = self._keeper.back_up()
        except CollabDeskError as failed:
            self.notice = str(failed)
            return
        self.notice = self._tr("✓ Backed up and checked.") if made else ""
        self.refresh()

    def bring_back(self, row: int) -> bool:
        """Ask, then put a backup in the place of the library; say whether it was done."""
        line = self._lines[row]
        question = self._tr(
            "Bring back the backup of {when} ({holds})? The present library is backed up first "
            "and kept beside it."
        ).format(when=when_words(line), holds=self._holds(line))
        return self._bring_back(question, line.path)

    def bring_back_copy(self) -> bool:
        """Ask for a copy of the library, then as ``bring_back``; also one locked differently."""
        tr, folder = self._tr, str(self._keeper.folder or "")
        title, kinds = tr("Bring back a copy of the library"), tr("Libraries (*.sqlite)")
        chosen = self._questions.ask_open_files(title, folder, kinds)[:1]
        if not chosen or not unlock_all(chosen, self._questions, tr):
            return False
        question = tr(
            "Bring back “{name}”? The present library is backed up first and kept beside it."
        ).format(name=chosen[0].name)
        return self._bring_back(question, chosen[0])

    def _bring_back(self, question: str, source: Path) -> bool:
        if self._questions.choose(question, (self._tr("Bring back"),)) is None:
            return False
        try:
            done = self._keeper.bring_back(source)
        except CollabDeskError as failed:
            self.notice = str(failed)
            return False
        kept = done.kept.name if done.kept else "–"
        words = self._tr("✓ Brought back: {holds}. The library that was there is kept as {kept}.")
        told = words.format(holds=contents_words(done.contents, self._tr), kept=kept)
        lock = lock_words(done, self._tr)
        self.notice = f"{told}\n▲ {lock}" if lock else told
        self.refresh()
        return True

    def _holds(self, line: BackupLine) -> str:
        if line.locked:
            return self._tr("locked with another passphrase")
        if line.contents is None:
            return self._tr("damaged, not to be used")
        return contents_words(line.contents, self._tr)


def _size(size: int) -> str:
    return f"{max(1, round(size / 1000)):,} kB"
