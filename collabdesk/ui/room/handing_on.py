"""Keys pressed over the room view, handed on to the console as if they were pressed there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


def hand_on(event: QKeyEvent, receiver: QWidget) -> bool:
    """Give a key press to *receiver* as Qt does; say whether anything came of it.

    First the receiver may claim the key for itself, as a text field does; then the shortcuts that
    reach the receiver are tried; then the key is simply pressed.
    """
    claim = _copy(event, QEvent.Type.ShortcutOverride)
    claim.ignore()
    QApplication.sendEvent(receiver, claim)
    if not claim.isAccepted():
        shortcut = next(_matching(event, receiver), None)
        if shortcut is not None:
            if shortcut.autoRepeat() or not event.isAutoRepeat():
                shortcut.activated.emit()
            return True
    press = _copy(event, QEvent.Type.KeyPress)
    return QApplication.sendEvent(receiver, press) and press.isAccepted()


def _copy(event: QKeyEvent, kind: QEvent.Type) -> QKeyEvent:
    return QKeyEvent(
        kind, event.key(), event.modifiers(), event.text(), event.isAutoRepeat(), event.count()
    )


def _matching(event: QKeyEvent, receiver: QWidget) -> Iterator[QShortcut]:
    wanted = _sequences(event)
    for shortcut in receiver.window().findChildren(QShortcut):
        named = shortcut.keys()
        wanted_here = shortcut.isEnabled() and any(keys in wanted for keys in named)
        if wanted_here and _reaches(shortcut, receiver):
            yield shortcut


def _reaches(shortcut: QShortcut, receiver: QWidget) -> bool:
    """Say whether a shortcut would act while *receiver* has the keyboard."""
    place = shortcut.parent()
    if not isinstance(place, QWidget) or place.window() is not receiver.window():
        return False
    if shortcut.context() == Qt.ShortcutContext.WindowShortcut:
        return place.isVisible() and place.isEnabled()
    if shortcut.context() == Qt.ShortcutContext.WidgetShortcut:
        return place is receiver
    return place is receiver or place.isAncestorOf(receiver)


def _sequences(event: QKeyEvent) -> tuple[QKeySequence, ...]:
    """Return what the key may be called: a sign reached with Shift has a name without it."""
    pressed = event.keyCombination()
    plain = pressed.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
    sign = event.text()
    if sign and sign.isprintable() and not sign.isalpha() and not sign.isspace():
        return (QKeySequence(pressed), QKeySequence(QKeyCombination(plain, pressed.key())))
    return (QKeySequence(pressed),)
