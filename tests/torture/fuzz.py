"""Bring forged workshop files in: taken whole or refused in one line, and the library as it was."""

from __future__ import annotations

import json
import os
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from collabdesk.errors import CollabDeskError
from collabdesk.exchange.workshop_file import parse_workshop, write_workshop
from collabdesk.framework.catalogue import Catalogue
from collabdesk.resources import resource as shipped
from collabdesk.services.desk import Conflict
from collabdesk.store.library import Library
from tests.builders import Dice
from tests.exchange.helpers import full, minimal
from tests.torture import worker
from tests.torture.forge import Forge
from tests.torture.guide import Guide
from tests.torture.patience import numbers

EXAMPLES: Final = Path(__file__).parents[1] / "data" / "examples"
LIMIT: Final = 2.0
"""Seconds of a processor after which a file counts as one that hangs."""
_FULL: Final = 25
"""Files taken in after which the library begins anew."""
_LONGEST_LINE: Final = 500


class HangError(Exception):
    """A file took too long."""


@dataclass(slots=True)
class Fuzzed:
    """What came of the files; ``memory`` in MiB is the most the process ever had."""

    count: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    sentences: set[str] = field(default_factory=set)
    steps: int = 0
    kept: int = 0
    longest: float = 0.0
    memory: int = 0
    faults: list[str] = field(default_factory=list)


class _Trial:
    """A library, and one file after another that is to be brought into it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "library.sqlite"
        self._file = folder / "forged.collabdesk"
        self._catalogue = Catalogue([shipped("frameworks")])
        worker.begin(self._path)
        self._begun = self._path.read_bytes()
        self._taken = 0
        self._open()

    def bring_in(self, data: bytes, conflict: Conflict, guide: Guide) -> tuple[str, str]:
        """Return "taken" or "refused" and the sentence; raise for what must not be."""
        self._file.write_bytes(data)
        before = self._path.read_bytes()
        try:
            with _limited(), guide.watching():
                done = self._desk.import_files([self._file], conflict)
        except CollabDeskError as refused:
            if self._path.read_bytes() != before:
                raise AssertionError("the library was changed") from refused
            return "refused", _one_line(str(refused))
        for brought in done:
            self._check(brought.workshop_id)
        self._taken += 1
        if self._taken % _FULL == 0:
            self._begin_anew()
        return "taken", ""

    def _check(self, workshop_id: str) -> None:
        there = self._library.load(workshop_id)
        again = parse_workshop(write_workshop(there), self._catalogue).workshop
        if again != there:
            raise AssertionError("what was taken does not come back the same")

    def _begin_anew(self) -> None:
        self.close()
        self._path.write_bytes(self._begun)
        self._open()

    def _open(self) -> None:
        self._library = Library.open(self._path)
        self._desk = worker.open_desk(self._path, self._library, backed_up=False)

    def close(self) -> None:
        """Close the library."""
        self._desk.close()


def fuzz(folder: Path, count: int, seed: int = 11) -> Fuzzed:
    """Bring *count* forged files into a library in *folder*; on Linux."""
    found, dice = Fuzzed(), Dice(seed)
    seeds = [json.dumps(value).encode() for value in (full(), minimal())] * 3
    seeds += [path.read_bytes() for path in sorted(EXAMPLES.glob("*.collabdesk"))]
    forge, guide = Forge(dice, seeds), Guide(f"{os.sep}exchange{os.sep}", "bringing_in")
    trial = _Trial(folder)
    for number in numbers(count):
        data = forge.next()
        began = time.process_time()
        try:
            outcome, said = trial.bring_in(data, dice.choice(list(Conflict)), guide)
        except Exception as error:
            outcome, said = "fault", ""
            found.faults.append(f"file {number}: {error!r} {data[:2000]!r}")
        found.longest = max(found.longest, time.process_time() - began)
        found.count += 1
        found.outcomes[outcome] += 1
        found.sentences.add(said.rpartition("; ")[2])
        if guide.is_new():
            forge.give_back(data)
    trial.close()
    found.kept, found.steps = len(forge.corpus) - len(seeds), guide.steps
    found.memory = _most_memory()
    return found


def _most_memory() -> int:
    """Return the MiB of this program at its most; ``getrusage`` tells of who started it as well."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) // 1024


def _one_line(said: str) -> str:
    if not said.isprintable() or len(said) > _LONGEST_LINE:
        raise AssertionError(f"not one plain line: {said!r}")
    return said


@contextmanager
def _limited() -> Iterator[None]:
    def hung(*_: object) -> None:
        raise HangError

    before = signal.signal(signal.SIGVTALRM, hung)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
