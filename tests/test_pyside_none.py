"""PySide6 6.12.0 on Python 3.11 loses a reference to None at every call that returns nothing.

The process then aborts after a few thousand calls. 6.11 does not; this guards the pin.
"""

from __future__ import annotations

import sys
from importlib.metadata import version

from PySide6.QtCore import QObject

CALLS = 50_000


def test_pyside_is_older_than_the_faulty_release() -> None:
    assert tuple(map(int, version("PySide6-Essentials").split(".")[:2])) < (6, 12)


def test_a_call_that_returns_nothing_keeps_the_references_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    # From Python 3.12 on None is immortal and the count stays; before, it may drift by a few.
    assert abs(sys.getrefcount(None) - before) < CALLS / 100
