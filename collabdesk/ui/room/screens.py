"""Screens for the room view: which one to take, and where to stand without covering the console."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QScreen

SIZE = QSize(960, 540)
"""The room view as an ordinary window, where there is room for it."""

_KEEP = Qt.AspectRatioMode.KeepAspectRatio
_LEAST = QSize(480, 270)
_FRAME = 32
"""Room for the frame and the title that a desktop draws around a window, in pixels."""


def other_screen(screens: Iterable[QScreen], console: QScreen) -> QScreen | None:
    """Return the first screen that shows nothing of the *console*'s, or None.

    A screen that mirrors the console's lies over it, so it is no other screen.
    """
    taken = console.geometry()
    return next((s for s in screens if not s.geometry().intersects(taken)), None)


def free_place(available: QRect, console: QRect) -> QRect | None:
    """Return where an ordinary window stands beside *console* on its screen; None for no room."""
    strips = (
        QRect(QPoint(console.right() + 1, available.top()), available.bottomRight()),
        QRect(available.topLeft(), QPoint(console.left() - 1, available.bottom())),
        QRect(QPoint(available.left(), console.bottom() + 1), available.bottomRight()),
        QRect(available.topLeft(), QPoint(available.right(), console.top() - 1)),
    )
    places = [_within(strip.intersected(available)) for strip in strips]
    fitting = [p for p in places if p.width() >= _LEAST.width() and p.height() >= _LEAST.height()]
    return max(fitting, key=lambda p: p.width() * p.height(), default=None)


def corner_place(available: QRect) -> QRect:
    """Return where an ordinary window covers least: the lower right corner, half as wide."""
    size = SIZE.scaled(available.size() / 2, _KEEP)
    place = QRect(QPoint(0, 0), size.boundedTo(SIZE))
    place.moveBottomRight(available.bottomRight() - QPoint(_FRAME // 2, _FRAME // 2))
    return place


def _within(strip: QRect) -> QRect:
    """Return the largest place of the room view's shape in the middle of *strip*."""
    inner = strip.adjusted(_FRAME // 4, _FRAME, -_FRAME // 4, -_FRAME // 4)
    size = SIZE.scaled(inner.size(), _KEEP).boundedTo(SIZE)
    place = QRect(QPoint(0, 0), size)
    place.moveCenter(inner.center())
    return place
