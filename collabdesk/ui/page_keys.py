"""The keys of a page: each acts once a press, and digits come from the keypad too."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Act = Callable[[], object]


def add_key(page: QWidget, keys: QKeySequence | str, act: Act) -> None:
    """Let *keys* do *act* while *page* is on the screen, wherever in its window the keyboard is.

    A text field keeps what is typed into it, and a button the keys that press it.
    """
    sequence = QKeySequence(keys) if isinstance(keys, str) else keys
    shortcut = QShortcut(sequence, page, context=Qt.ShortcutContext.WindowShortcut)
    # A key held down must not vote for the whole room.
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(act)


def add_keys(page: QWidget, keys: Iterable[tuple[str, Act]]) -> None:
    """Add several keys."""
    for name, act in keys:
        add_key(page, name, act)


def add_digit(page: QWidget, digit: int, act: Act) -> None:
    """Add a digit, of the row and of the keypad."""
    key = Qt.Key(Qt.Key.Key_0 + digit)
    add_key(page, QKeySequence(key), act)
    add_key(page, QKeySequence(QKeyCombination(Qt.KeyboardModifier.KeypadModifier, key)), act)
