"""The table of keys says what the keys of the window really are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from collabdesk import app
from collabdesk.domain.flow import Step
from collabdesk.ui.keys import key_table
from collabdesk.ui.main_window import MainWindow
from collabdesk.ui.settings import Settings
from tests.ui.desks import Answers

ARROWS = {"←": "Left", "→": "Right", "↑": "Up", "↓": "Down"}
PAGES = {
    "Score": Step.SCORE,
    "Purpose": Step.PURPOSE,
    "Partners": Step.PARTNERS,
    "Results": Step.RESULTS,
    "Act": Step.ACT,
    "Report": Step.REPORT,
}
IN_LISTS = {
    # What a list, a table or a field does by itself while it has the keyboard.
    "Home": {"Esc"},
    "Purpose": {"1", "2", "3", "4", "Shift+1", "Shift+2", "Shift+3", "Shift+4", "Ctrl+Enter"},
    "Partners": {"Alt+Up", "Alt+Down", "Del", "Enter", "Esc"},
    "Results": {"Enter"},
    "Score": {"Esc"},
    "Act": {"Alt+Up", "Alt+Down", "Del", "Enter"},
    "Everywhere": {"Esc"},
}


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    made = app.make_window(qapp, Settings(tmp_path / "settings.ini"))
    desk = app.furnish(made, tmp_path / "library.sqlite", Answers())
    made.show()
    made.open_workshop(desk.sample(), Step.SCORE)
    yield made
    made.close()
    made.deleteLater()
    desk.close()


def declared(shown: str) -> set[str]:
    """Return the keys a row of the table stands for: "1 – 3" stands for three."""
    if " – " in shown:
        first, last = shown.split(" – ")
        head = first[:-1]
        return {f"{head}{n}" for n in range(int(first[-1]), int(last[-1]) + 1)}
    keys = set()
    for key in shown.split("  "):
        head, plus, tail = key.rpartition("+")
        keys.add(head + plus + ARROWS.get(tail, tail))
    return keys


def real(widget: QWidget, *, direct: bool = False) -> set[str]:
    """Return the shortcuts of *widget*; the keypad's and both Enters count as one."""
    option = (
        Qt.FindChildOption.FindDirectChildrenOnly
        if direct
        else Qt.FindChildOption.FindChildrenRecursively
    )
    found = widget.findChildren(QShortcut, options=option)
    sequences = [keys for shortcut in found for keys in QShortcut.keys(shortcut)]
    names = {keys.toString() for keys in sequences}
    return {name.removeprefix("Num+").replace("Return", "Enter") for name in names}


def table() -> dict[str, set[str]]:
    return {
        heading: set().union(*(declared(shown) for shown, _what in keys))
        for heading, keys in key_table(str)
    }


@pytest.mark.parametrize("heading", [*PAGES, "Home", "Everywhere"])
def test_the_table_names_the_keys_there_are(window: MainWindow, heading: str) -> None:
    if heading == "Everywhere":
        found = real(window, direct=True) | real(window.shell, direct=True)
    elif heading == "Home":
        found = real(window.home)
    else:
        found = real(window.shell.page(PAGES[heading]))
    own, more = table()[heading], IN_LISTS.get(heading, set())
    wide = {str(n) for n in range(6, 10)} if heading == "Score" else set()
    undo = {"Ctrl+Z"} if heading == "Home" else set()
    assert found - own - more - wide - undo == set()
    assert own - found - more == set()


def test_every_key_of_the_table_is_one_that_qt_knows() -> None:
    for keys in table().values():
        for key in keys:
            assert not QKeySequence(key).isEmpty(), key
            assert QKeySequence(key).toString(), key


def test_every_row_says_what_its_key_does() -> None:
    for _heading, keys in key_table(str):
        assert all(what for _key, what in keys)
        assert len({key for key, _what in keys}) == len(keys)
