"""Asks where a workshop file is to be saved, wherever one is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final, Protocol

from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.file_names import safe_stem, with_ending

_ENDING: Final = ".collabdesk"


class Questions(Protocol):
    """What is asked in a dialog."""

    def ask_save_file(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Return where to save."""


class Folders(Protocol):
    """Where files were last opened or saved."""

    last_folder: str


def ask_where(
    questions: Questions, folders: Folders, title: str, names: Iterable[str], tr: Translate
) -> tuple[Path, bool] | None:
    """Return the file to write, and whether the dialog asked before an existing one is replaced.

    *names* make the name that is suggested. None where the user changed their mind.
    """
    suggested = Path(folders.last_folder) / f"{safe_stem(names)}{_ENDING}"
    asked = questions.ask_save_file(title, suggested, tr("Workshop files (*.collabdesk)"))
    if asked is None:
        return None
    folders.last_folder = str(asked.parent)
    path = with_ending(asked, _ENDING)
    return path, path == asked
