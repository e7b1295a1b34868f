"""The key that does the same as a button, as the forms set it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Property


class _Widget(Protocol):
    _key: str

    def updateGeometry(self) -> None: ...

    def update(self) -> None: ...


class Keyed:
    """Beside a widget class, gives it the property ``keyHint``; it is drawn from ``_key``."""

    _key = ""

    def _get_key(self) -> str:
        return self._key

    def _set_key(self: _Widget, key: str) -> None:
        self._key = key
        self.updateGeometry()
        self.update()

    keyHint = Property(str, _get_key, _set_key)
