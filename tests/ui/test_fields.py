"""Text fields: kept on leaving, on Enter and at a pause; no key loses a longer text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from collabdesk.ui.widgets.fields import LineField, TextField


def test_a_line_is_kept_on_enter_and_only_when_it_changed(qtbot: QtBot) -> None:
    field = LineField()
    qtbot.addWidget(field)
    field.show_text("Harbour")
    qtbot.keyClicks(field, " library")
    with qtbot.waitSignal(field.text_committed) as kept:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert kept.args == ["Harbour library"]
    with qtbot.assertNotEmitted(field.text_committed):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_line_is_kept_at_a_pause_in_typing(qtbot: QtBot) -> None:
    field = LineField()
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.text_committed, timeout=3000):
        qtbot.keyClicks(field, "x")


def test_showing_a_state_does_not_echo_and_does_not_disturb_typing(qtbot: QtBot) -> None:
    field = LineField()
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.text_committed):
        field.show_text("from the library")
    qtbot.keyClicks(field, "!")
    field.show_text("something else")
    assert field.text() == "from the library!"


def test_a_blank_at_the_end_stays_while_the_user_is_between_two_words(qtbot: QtBot) -> None:
    field = LineField()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    with qtbot.waitSignal(field.text_committed, timeout=3000) as kept:
        qtbot.keyClicks(field, "Share ")
    field.show_text(kept.args[0].strip())
    qtbot.keyClicks(field, "more")
    assert field.text() == "Share more"


def test_escape_puts_the_kept_line_back(qtbot: QtBot) -> None:
    field = LineField()
    qtbot.addWidget(field)
    field.show_text("kept")
    qtbot.keyClicks(field, " not")
    with qtbot.assertNotEmitted(field.text_committed):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "kept"


def test_several_lines_are_kept_on_leaving(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "one")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "two")
    with qtbot.waitSignal(field.text_committed) as kept:
        field.clearFocus()
    assert kept.args == ["one\ntwo"]


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_leaving_a_text_keeps_all_of_it(
    qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    field = TextField()
    qtbot.addWidget(field)
    field.show()
    field.show_text("kept")
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "more ")
    with qtbot.waitSignal(field.text_committed) as kept:
        qtbot.keyClick(field, key, held)
    assert kept.args == ["more kept"]
    assert not field.hasFocus()


def test_showing_a_text_does_not_echo_nor_disturb_typing(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    field.show_text("from the library")
    field.commit()
    qtbot.keyClicks(field, "!")
    field.show_text("something else")
    assert field.toPlainText() == "!from the library"
