"""A library as large as any will be, backed up once."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from collabdesk.domain.workshop import Partner, Round, Vote
from collabdesk.store.backups import Backups
from collabdesk.store.library import Library
from tests.builders import make_framework, make_workshop
from tests.torture.worker import backups_of

WORKSHOPS = 50
SEATS = 80
TIMES = 3


def back_up(folder: Path) -> tuple[float, int, int]:
    """Return the seconds of the quickest backup of three, the library's bytes, and its votes."""
    ids = [indicator.id for indicator in make_framework().indicators]
    workshop = make_workshop(
        partners=(Partner("p1", "Acute trust", SEATS),),
        rounds=tuple(Round(i, 1, revealed=True) for i in ids),
        votes=tuple(Vote(i, "p1", s, 1, 1 + s % 5) for i in ids for s in range(1, SEATS + 1)),
    )
    path = folder / "library.sqlite"
    with closing(Library.open(path)) as library:
        library.add(replace(workshop, id=f"w{n}") for n in range(WORKSHOPS))
        seconds = min(_took(library, backups_of(path)) for _ in range(TIMES))
    return seconds, path.stat().st_size, WORKSHOPS * len(workshop.votes)


def _took(library: Library, backups: Backups) -> float:
    began = time.monotonic()
    library.back_up(backups)
    return time.monotonic() - began
