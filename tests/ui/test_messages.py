"""A question shows each of its answers whole, whether they fit beside each other or not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
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
