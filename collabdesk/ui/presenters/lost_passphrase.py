"""A library whose passphrase is lost: what is left to do, told plainly."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from collabdesk.ui.presenters.backup_words import contents_words
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.rescue import (
    Questions,
    Rescuer,
    WayOut,
    Ways,
    backup_way,
    chosen_way,
)
from collabdesk.ui.presenters.unlocking import Asker, unlock_all

if TYPE_CHECKING:
    from collabdesk.services.safekeeping import Restored


class LostQuestions(Questions, Asker, Protocol):
    """What may be asked in a dialog."""

    def ask_open_files(self, title: str, folder: str, kinds: str) -> Sequence[Path]:
        """Return the files the user chose, none where they changed their mind."""


def stays_locked_words(tr: Translate) -> str:
    """Say that nothing was opened, and how to begin again."""
    return tr(
        "The library stays locked. To give its passphrase, close this window and start again."
    )


class LostPresenter:
    """Asks once; the locked library is kept, whatever is chosen."""

    def __init__(self, rescuer: Rescuer, questions: LostQuestions, tr: Translate) -> None:
        self._rescuer = rescuer
        self._questions = questions
        self._tr = tr

    def way_out(self, folder: Path) -> WayOut:
        """Say what is left, and do what the user chooses; copies are looked for in *folder*."""
        tr = self._tr
        question = tr(
            "Nobody can open the library without its passphrase, and neither can the makers of "
            "CollabDesk. What is left: a copy of it that opens, as one made before there was a "
            "passphrase, and workshop files that you exported or sent: open them from Home."
            "\n\nThe locked library is kept beside, in case the passphrase is found."
        )
        ways: Ways = backup_way(
            self._rescuer.newest_backup(), lambda backup: self._bring_back(backup.path), tr
        )
        ways.append((tr("Bring back a copy from elsewhere…"), lambda: self._choose(folder)))
        ways.append((tr("Begin with an empty library"), self._begin_anew))
        return chosen_way(question, ways, self._questions, stays_locked_words(tr))

    def _choose(self, folder: Path) -> WayOut:
        tr = self._tr
        title, kinds = tr("Bring back a copy of the library"), tr("Libraries (*.sqlite)")
        chosen = self._questions.ask_open_files(title, str(folder), kinds)[:1]
        if not chosen or not unlock_all(chosen, self._questions, tr):
            return WayOut(stays_locked_words(tr))
        return self._bring_back(chosen[0])

    def _bring_back(self, source: Path) -> WayOut:
        done = self._rescuer.bring_back(source, lost=True)
        words = self._tr("The copy was brought back: {holds}.")
        return self._told(words.format(holds=contents_words(done.contents, self._tr)), done)

    def _begin_anew(self) -> WayOut:
        words = self._tr("The library is empty now. “Open a file…” brings in workshop files.")
        return self._told(words, self._rescuer.begin_anew())

    def _told(self, words: str, done: Restored) -> WayOut:
        told = [words]
        if done.kept is not None:
            kept = self._tr("The locked library is kept as {file}.")
            told.append(kept.format(file=done.kept.name))
        if done.laid_open:
            told.append(self._tr("There is no passphrase now: set one in Settings → Passphrase…"))
        return WayOut(" ".join(told), opens=True)
