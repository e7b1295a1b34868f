"""Asks for the passphrases of files before they are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from collabdesk.services.locking import needs_passphrase, unlock
from collabdesk.ui.presenters.base import Translate


class Asker(Protocol):
    """What asks for a passphrase in a dialog."""

    def ask_passphrase(self, words: str, give: Callable[[str], None]) -> bool:
        """Ask until *give* takes what was typed; False where the user gave up."""


def unlock_all(paths: Sequence[Path], asker: Asker, tr: Translate) -> bool:
    """Ask for the passphrase of each file that is locked; False where the user gave one up."""
    words = tr("“{name}” is locked with a passphrase.")
    return all(
        asker.ask_passphrase(words.format(name=path.name), partial(unlock, path))
        for path in paths
        if needs_passphrase(path)
    )
