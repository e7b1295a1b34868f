"""Keys pressed over the room view, handed on to the console as if they were pressed there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


def hand_on(event: QKeyEvent, receiver: QWidget) -> bool:
    """Give a key press to *receiver* as Qt does; say whether anything came of it.

    First the receiver may claim the key for itself, as a text field does; then the shortcuts of
    the receiver and of what it stands in are tried; then the key is simply pressed.
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
    widget: QWidget | None = receiver
    while widget is not None:
        for child in widget.children():
            if isinstance(child, QShortcut) and _answers(child, wanted, on_top=widget is receiver):
                yield child
        widget = None if widget.isWindow() else widget.parentWidget()


def _answers(shortcut: QShortcut, wanted: tuple[QKeySequence, ...], *, on_top: bool) -> bool:
    reached = on_top or shortcut.context() != Qt.ShortcutContext.WidgetShortcut
    named = shortcut.keys()
    return reached and shortcut.isEnabled() and any(keys in wanted for keys in named)


def _sequences(event: QKeyEvent) -> tuple[QKeySequence, ...]:
    """Return what the key may be called: a sign reached with Shift has a name without it."""
    pressed = event.keyCombination()
    plain = pressed.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
    sign = event.text()
    if sign and sign.isprintable() and not sign.isalpha() and not sign.isspace():
        return (QKeySequence(pressed), QKeySequence(QKeyCombination(plain, pressed.key())))
    return (QKeySequence(pressed),)
