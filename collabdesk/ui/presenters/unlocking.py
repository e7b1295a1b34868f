"""Asks for the passphrases of files before they are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from collabdesk.errors import WrongPassphrase
from collabdesk.services.locking import needs_passphrase, unlock
from collabdesk.ui.presenters.backup_words import when_words
from collabdesk.ui.presenters.base import Translate

if TYPE_CHECKING:
    from collabdesk.services.safekeeping import BackupLine


class Asker(Protocol):
    """What asks for a passphrase in a dialog."""

    def ask_passphrase(self, words: str, give: Callable[[str], None]) -> bool:
        """Ask until *give* takes what was typed; False where the user gave up."""


class LibraryAsker(Protocol):
    """What asks for the passphrase of the library, which may be lost."""

    def ask_passphrase(
        self, words: str, give: Callable[[str], None], lost: Callable[[], None] | None = None
    ) -> bool:
        """Ask until *give* takes what was typed; *lost* is called where the user says so."""


class Answer(Enum):
    """What became of the question for the passphrase of the library."""

    OPEN = "open"
    STAYS_LOCKED = "stays locked"
    LOST = "lost"


def unlock_all(paths: Sequence[Path], asker: Asker, tr: Translate) -> bool:
    """Ask for the passphrase of each file that is locked; False where the user gave one up."""
    return all(
        asker.ask_passphrase(_locked(path, tr), partial(unlock, path))
        for path in paths
        if needs_passphrase(path)
    )


def unlock_library(
    path: Path, asker: LibraryAsker, tr: Translate, *, may_be_lost: bool = True
) -> Answer:
    """Ask for the passphrase of the library, where it is locked."""
    if not needs_passphrase(path):
        return Answer.OPEN
    said: list[Answer] = []
    lost = partial(said.append, Answer.LOST) if may_be_lost else None
    if asker.ask_passphrase(_locked(path, tr), partial(unlock, path), lost):
        return Answer.OPEN
    return said[0] if said else Answer.STAYS_LOCKED


def unlock_backups(backups: Sequence[BackupLine], asker: Asker, tr: Translate) -> None:
    """Ask for the passphrases of backups, which people know by their date."""
    for backup in backups:
        words = tr(
            "The library does not open. Its backup of {when} is locked with a passphrase. Give it, "
            "so that the backup can be offered."
        ).format(when=when_words(backup))
        asker.ask_passphrase(words, partial(_unlock_backup, backup, tr))


def _unlock_backup(backup: BackupLine, tr: Translate, passphrase: str) -> None:
    try:
        unlock(backup.path, passphrase)
    except WrongPassphrase:
        words = tr("That is not the passphrase of the backup of {when}. Type it again.")
        raise WrongPassphrase(words.format(when=when_words(backup))) from None


def _locked(path: Path, tr: Translate) -> str:
    return tr("“{name}” is locked with a passphrase.").format(name=path.name)
