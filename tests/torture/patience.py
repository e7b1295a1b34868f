"""Lets a long run be ended early, with the figures of what it had done by then."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from typing import Final

_ASKED: Final[list[int]] = []


def listen() -> None:
    """From now on take SIGTERM for the wish to come to an end."""
    signal.signal(signal.SIGTERM, lambda number, _frame: _ASKED.append(number))


def numbers(count: int) -> Iterator[int]:
    """Count from 0 up to *count*, or until the end is asked for."""
    for number in range(count):
        if _ASKED:
            return
        yield number
