"""A question shows each of its answers whole, whether they fit beside each other or not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from collabdesk import app
from collabdesk.ui.messages import WindowMessages
from collabdesk.ui.settings import Settings

LONG = (
    "Bring back the backup of 26 Nov 2026, 11:45 (1 workshop, 407 answers, 5 actions)",
    "Recover what can still be read",
    "Only look at it, and change nothing",
)
LOST = ("Bring back a copy from elsewhere…", "Begin with an empty library")


@pytest.mark.parametrize(
    ("answers", "text_size", "column"),
    [
        (LONG, 100, True),
        (("Replace", "Keep both"), 100, False),
        (LOST, 100, False),
        (LOST, 200, True),
    ],
)
def test_no_answer_is_cut(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    answers: tuple[str, ...],
    text_size: int,
    column: bool,
) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.text_size = text_size
    window = app.make_window(qapp, settings)
    qtbot.addWidget(window)
    seen: list[tuple[int, int, int]] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        buttons = [button for button in box.findChildren(QPushButton) if button.text() in answers]
        seen.extend((b.width(), b.sizeHint().width(), b.x()) for b in buttons)
        buttons[0].click()

    QTimer.singleShot(0, look)
    assert WindowMessages(window, str).choose("Which?", answers) == 0
    assert len(seen) == len(answers)
    assert all(width >= wanted for width, wanted, _ in seen)
    assert (len({x for _, _, x in seen}) == 1) is column


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_no_folder_of_a_file_dialog_is_kept_where_nobody_erases_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept.setValue("FileDialog/lastVisited", "file:///x/another program")
    kept.sync()
    folder = tmp_path / "Sentinel Hospice"
    folder.mkdir()
    (folder / "file.txt").touch()
    parent = QWidget()
    qtbot.addWidget(parent)
    messages = WindowMessages(parent, str)

    def accepted(ask: Callable[[], object]) -> object:
        def accept() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QFileDialog)
            if "ExistingFile" in dialog.fileMode().name:
                dialog.selectFile(str(folder / "file.txt"))
            dialog.accept()

        QTimer.singleShot(0, accept)
        return ask()

    def control() -> str:
        return QFileDialog.getOpenFileName(parent, "", str(folder))[0]

    def told() -> bool:
        return b"Sentinel" in Path(kept.fileName()).read_bytes()

    assert accepted(lambda: messages.ask_open_files("", str(folder), "")) == (folder / "file.txt",)
    assert accepted(lambda: messages.ask_save_file("", folder / "new.txt", ""))
    assert accepted(lambda: messages.ask_folder("", str(folder))) == folder
    assert not told()
    assert kept.value("FileDialog/lastVisited") == "file:///x/another program"
    accepted(control)
    assert told(), "the control: Qt would keep it"
    kept.clear()
    kept.sync()
