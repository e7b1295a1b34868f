"""Sees which ways through the code a file takes, so that what takes a new one can be kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final

_STEP: Final = 1 << 20


class Guide:
    """The steps from line to line that were taken within the files of *parts* (of their paths)."""

    def __init__(self, *parts: str) -> None:
        self._parts = parts
        self._files: dict[str, int] = {}
        self._seen: set[int] = set()
        self._run: set[int] = set()

    @property
    def steps(self) -> int:
        """How many steps were seen so far."""
        return len(self._seen)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Take note of the steps taken meanwhile."""
        self._run.clear()
        before = sys.gettrace()
        sys.settrace(self._called)
        try:
            yield
        finally:
            sys.settrace(before)

    def is_new(self) -> bool:
        """Say whether the last run took a step that none took before, and remember its steps."""
        fresh = self._run - self._seen
        self._seen |= fresh
        return bool(fresh)

    def _called(self, frame: FrameType, _event: str, _arg: object) -> Any:
        name = frame.f_code.co_filename
        number = self._files.get(name)
        if number is None:
            wanted = any(part in name for part in self._parts)
            number = self._files[name] = len(self._files) + 1 if wanted else 0
        if not number:
            return None
        run, last, base = self._run, frame.f_lineno, number * _STEP * _STEP

        def moved(inner: FrameType, event: str, _arg: object) -> Any:
            nonlocal last
            if event == "line":
                line = inner.f_lineno
                run.add(base + last * _STEP + line)
                last = line
            return moved

        return moved
