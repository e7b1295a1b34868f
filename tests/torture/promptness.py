"""How soon an answer is durable, and how soon a second program knows that it is the second."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from statistics import quantiles
from typing import Final

from collabdesk.services.desk import NewWorkshop
from collabdesk.store.claim import call_forward, is_claimed
from tests.torture import worker
from tests.torture.drives import ROOT

PARTNERS: Final = 60
SEATS: Final = 3
VOTERS: Final = 10
SAVED_WITHIN: Final = 0.05
FORWARD_WITHIN: Final = 1.0
STARTS: Final = 10
_PATIENCE: Final = 30.0


@dataclass(frozen=True, slots=True)
class Spread:
    """Half of *count* times were no longer than *median*, and 95 in a hundred than *p95* (s)."""

    count: int
    median: float
    p95: float

    def __str__(self) -> str:
        """Return both in milliseconds."""
        return f"half in {self.median * 1000:.1f} ms, 95 % in {self.p95 * 1000:.1f} ms"


def answers(folder: Path) -> tuple[Spread, Spread]:
    """Time each answer of a large room until it is durable, and a bare commit beside it.

    Returns the answers, and the commits of one row by SQLite alone with the same durability, each
    taken right after the answer that it stands beside.
    """
    ours, bare = list[float](), list[float]()
    room = "\n".join(f"Partner {number}; {SEATS}" for number in range(PARTNERS))
    with (
        closing(worker.open_desk(folder / "library.sqlite")) as desk,
        closing(_bare(folder / "bare.sqlite")) as floor,
    ):
        sitting = desk.sit(desk.create(NewWorkshop("A large room", "Harbour pathway")))
        sitting.paste_partners(room)
        voters = [partner.id for partner in sitting.workshop.partners[:VOTERS]]
        for indicator, voter in product(sitting.framework.indicators, voters):
            for seat in range(1, SEATS + 1):
                ours.append(_took(partial(sitting.record_vote, indicator.id, voter, seat, 3)))
                bare.append(_took(partial(_commit, floor)))
    return _spread(ours), _spread(bare)


def second_starts(folder: Path) -> tuple[Spread, Spread]:
    """Time a program that is started while a window has the library, until the window came.

    Returns these times, and those of a Python that does nothing, taken right after each.
    Raises CalledProcessError where the second did not end well, AssertionError where the first did
    not stay.
    """
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "COLLABDESK_LIBRARY": str(folder / "library.sqlite"),
        "HOME": str(folder),
        **{f"XDG_{name}_HOME": str(folder) for name in ("CONFIG", "DATA", "STATE", "CACHE")},
    }
    line = [sys.executable, "-m", "collabdesk"]
    nothing = [sys.executable, "-c", "pass"]
    ours, bare = list[float](), list[float]()
    quiet = subprocess.DEVNULL  # what Qt says of a platform without windows
    with subprocess.Popen(line, cwd=ROOT, env=environment, stderr=quiet) as first:
        _listening(folder / "library.sqlite")
        for _ in range(STARTS):
            ours.append(_took(partial(_run, line, environment)))
            bare.append(_took(partial(_run, nothing, environment)))
        assert first.poll() is None, "the first window did not stay"
        first.kill()
    return _spread(ours), _spread(bare)


def _run(line: Sequence[str], environment: Mapping[str, str]) -> None:
    subprocess.run(line, check=True, cwd=ROOT, env=environment)


def _listening(library: Path) -> None:
    """Wait until the window that has *library* answers a call."""
    deadline = time.monotonic() + _PATIENCE
    while not (is_claimed(library) and call_forward(library)):
        assert time.monotonic() < deadline, "no window answered"


def _took(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _spread(times: Sequence[float]) -> Spread:
    cuts = quantiles(times, n=20)
    return Spread(len(times), cuts[9], cuts[18])


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE vote (seat INTEGER PRIMARY KEY, answer INTEGER) STRICT")
    return connection


def _commit(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO vote (answer) VALUES (3)")
    connection.execute("COMMIT")
