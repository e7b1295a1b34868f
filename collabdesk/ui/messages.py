"""The few questions that need a window of their own; tests hand in a fake."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QMessageBox, QWidget

from collabdesk.ui.dialogs.lock_dialog import LockDialog
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.lock import ProtectPresenter, UnlockPresenter
from collabdesk.ui.theme import look

_VISITED: Final = ("FileDialog/history", "FileDialog/lastVisited")

_A_ROW: Final = 60
"""Letters of all answers, at 100 % text size, that fit beside each other, else in a column."""


@contextmanager
def _leaving_no_trace() -> Iterator[None]:
    """Put back what Qt keeps of folders for every program of the user, as it was before a dialog.

    A folder may be called after a partner, and whoever erases the partner does not look there.
    """
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    before = {key: kept.value(key) for key in _VISITED}
    try:
        yield
    finally:
        kept.sync()
        for key, value in before.items():
            if value is None:
                kept.remove(key)
            else:
                kept.setValue(key, value)
        kept.sync()


class Messages(Protocol):
    """What the program may ask or tell in a dialog."""

    def ask_open_files(self, title: str, folder: str, kinds: str) -> tuple[Path, ...]:
        """Return the files the user chose, none where they changed their mind."""

    def ask_save_file(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Return where to save; the dialog has asked before an existing file is replaced."""

    def ask_folder(self, title: str, folder: str) -> Path | None:
        """Return a folder to save into."""

    def tell(self, sentence: str) -> None:
        """Say something that must be read."""

    def choose(self, question: str, answers: Sequence[str]) -> int | None:
        """Return the index of the answer chosen, or None for Cancel, as for Enter and Escape."""

    def ask_passphrase(
        self, words: str, give: Callable[[str], None], lost: Callable[[], None] | None = None
    ) -> bool:
        """Ask until *give* takes what was typed; False where the user gave up.

        Where it may be *lost*, that can be said, and *lost* is called.
        """

    def ask_new_passphrase(self, check: Callable[[str], None]) -> str:
        """Return a passphrase that *check* takes; "" where the user gave up."""


class WindowMessages:
    """Messages as dialogs of *parent*."""

    def __init__(self, parent: QWidget, tr: Translate) -> None:
        self._parent = parent
        self._tr = tr

    def ask_open_files(self, title: str, folder: str, kinds: str) -> tuple[Path, ...]:
        """See ``Messages``."""
        with _leaving_no_trace():
            names, _kind = QFileDialog.getOpenFileNames(self._parent, title, folder, kinds)
        return tuple(Path(name) for name in names)

    def ask_save_file(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """See ``Messages``."""
        with _leaving_no_trace():
            name, _kind = QFileDialog.getSaveFileName(self._parent, title, str(suggested), kinds)
        return Path(name) if name else None

    def ask_folder(self, title: str, folder: str) -> Path | None:
        """See ``Messages``."""
        with _leaving_no_trace():
            name = QFileDialog.getExistingDirectory(self._parent, title, folder)
        return Path(name) if name else None

    def tell(self, sentence: str) -> None:
        """See ``Messages``."""
        self._box(sentence).exec()

    def choose(self, question: str, answers: Sequence[str]) -> int | None:
        """See ``Messages``."""
        box = self._box(question)
        buttons = [
            box.addButton(words.replace("&", "&&"), QMessageBox.ButtonRole.AcceptRole)
            for words in answers
        ]
        cancel = box.addButton(self._tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        # Whoever presses a key once too often changes nothing.
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        row = box.findChild(QDialogButtonBox)
        if row is not None and look().px(sum(map(len, answers))) > _A_ROW:
            row.setOrientation(Qt.Orientation.Vertical)
        box.exec()
        clicked = box.clickedButton()
        return next((i for i, button in enumerate(buttons) if button is clicked), None)

    def _box(self, words: str) -> QMessageBox:
        box = QMessageBox(self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)  # a title is shown as it was typed
        box.setText(words)
        return box

    def ask_passphrase(
        self, words: str, give: Callable[[str], None], lost: Callable[[], None] | None = None
    ) -> bool:
        """See ``Messages``."""
        presenter = UnlockPresenter(words, give, self._tr, may_be_lost=lost is not None)
        LockDialog(presenter, self._parent).exec()
        if lost is not None and presenter.lost:
            lost()
        return presenter.done

    def ask_new_passphrase(self, check: Callable[[str], None]) -> str:
        """See ``Messages``."""
        presenter = ProtectPresenter(check, self._tr)
        LockDialog(presenter, self._parent).exec()
        return presenter.chosen
