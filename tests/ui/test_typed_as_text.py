"""User text in the window is text: no label, no question and no picture takes it for markup."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, Qt, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from collabdesk import app
from collabdesk.domain.flow import Step
from collabdesk.ui.messages import WindowMessages
from collabdesk.ui.settings import Settings
from tests.ui.desks import example
from tests.ui.visits import visiting

TYPED = '<b>{0} & co</b> <img src="/etc/hostname">'
FREE = {
    *("collaboration", "name", "purpose", "title", "place", "facilitator"),
    *("evidence", "dissent", "text", "first_step", "measure", "note", "own_words"),
}


def hostile(value: object) -> object:
    """Return *value* of a workshop file with markup in each text that somebody types."""
    if isinstance(value, dict):
        return {
            key: TYPED.format(part) if key in FREE and isinstance(part, str) else hostile(part)
            for key, part in value.items()
        }
    return [hostile(part) for part in value] if isinstance(value, list) else value


def taken_for_markup(window: QWidget) -> list[str]:
    """Return the labels below *window* that would show their text as markup."""
    QApplication.processEvents()
    return [
        f"{label.objectName()}: {label.text()}"
        for label in window.findChildren(QLabel)
        if Qt.mightBeRichText(label.text()) and label.textFormat() != Qt.TextFormat.PlainText
    ]


def taken_for_keys(window: QWidget) -> list[str]:
    """Return the buttons and menu entries below *window* that would swallow the "&" of a name."""
    every: list[QAbstractButton | QAction] = [
        *window.findChildren(QAbstractButton),
        *window.findChildren(QAction),
    ]
    return [f"{one.objectName()}: {one.text()}" for one in every if " & co" in one.text()]


def test_no_label_of_any_step_takes_it_for_markup(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    file = tmp_path / "hostile.collabdesk"
    whole = json.loads(example("group-8-partners").read_text(encoding="utf-8"))
    file.write_text(json.dumps(hostile(whole)), encoding="utf-8")
    found: list[str] = []
    with visiting(qtbot, qapp, tmp_path) as visit:
        (brought,) = visit.desk.import_files([file])
        visit.window.home.refresh()
        found += taken_for_markup(visit.window)
        visit.window.open_workshop(brought.workshop_id, Step.SET_UP)
        shell = visit.window.shell
        for step in Step:
            shell.show_step(step)
            assert any("<img" in label.text() for label in visit.window.findChildren(QLabel))
            found += [f"{step}: {line}" for line in taken_for_markup(visit.window)]
            found += [f"{step}: {line}" for line in taken_for_keys(visit.window)]
            found += [f"room, {step}: {line}" for line in taken_for_markup(shell.room.view)]
    assert found == []


@pytest.mark.parametrize("ask", ["tell", "choose"])
def test_no_question_takes_it_for_markup(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, ask: str
) -> None:
    window = app.make_window(qapp, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    seen: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        box.reject()
        seen.extend([*taken_for_markup(box), *taken_for_keys(box), box.text()])

    QTimer.singleShot(0, look)
    sentence = f"Delete “{TYPED.format('Workshop 2')}”?"
    messages = WindowMessages(window, str)
    asked: dict[str, Callable[[], object]] = {
        "tell": lambda: messages.tell(sentence),
        "choose": lambda: messages.choose(sentence, (TYPED.format("Delete"), "Keep")),
    }
    asked[ask]()
    assert seen == [sentence]


def test_the_check_sees_a_label_that_does(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel(TYPED.format("x"), window)
    assert taken_for_markup(window) == [f": {label.text()}"]
    document = QTextDocument()
    document.setHtml(label.text())
    assert document.toPlainText() != label.text()
