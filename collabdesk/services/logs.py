"""A log of what the program did, for support: ids and counts, never names, votes or notes."""

from __future__ import annotations

import logging
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from collabdesk.services.rights import ALONE, MINE

_SIZE: Final = 250_000
_FILES: Final = 3
_LOG: Final = logging.getLogger("collabdesk")


class _PrivateLog(RotatingFileHandler):
    """Makes every file of the log for its owner alone."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).touch(MINE)
        return super()._open()


def start_log(folder: Path) -> None:
    """Write the log into *folder*, about a megabyte at most; none where that cannot be."""
    stop_log()
    logging.raiseExceptions = False  # goes on without a log where it cannot be written
    _LOG.propagate = False
    _LOG.setLevel(logging.INFO)
    try:
        folder.mkdir(ALONE, parents=True, exist_ok=True)
        handler = _PrivateLog(
            folder / "collabdesk.log", maxBytes=_SIZE, backupCount=_FILES, encoding="utf-8"
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _LOG.addHandler(handler)


def stop_log() -> None:
    """Close the log."""
    for handler in tuple(_LOG.handlers):
        _LOG.removeHandler(handler)
        with suppress(OSError):  # what is not written yet finds no room
            handler.close()


def note(event: str, *ids: str, **counts: int) -> None:
    """Write one line: a word of the program's own for what happened, ids, and counts."""
    parts = (event, *ids, *(f"{name}={count}" for name, count in counts.items()))
    _LOG.info("%s", " ".join(parts))
