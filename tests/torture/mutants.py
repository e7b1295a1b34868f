"""Damage a library in thousands of ways: it is refused or read, never changed, never a crash."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from collabdesk.errors import CollabDeskError, LibraryError
from collabdesk.store.backups import Backups
from collabdesk.store.copying import examine
from collabdesk.store.library import Library
from collabdesk.store.recovery import recover
from tests.builders import Dice
from tests.torture import worker
from tests.torture.patience import numbers

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


@dataclass(slots=True)
class Mutants:
    """What came of the mutants; a fault is a crash, a hang, a byte written, or two verdicts."""

    count: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    recovered: int = 0
    recovered_of: int = 0
    longest: float = 0.0
    faults: list[str] = field(default_factory=list)


def damage(folder: Path, count: int, seed: int = 5) -> Mutants:
    """Open *count* mutants of one library, and recover every tenth where it was refused."""
    found, dice = Mutants(), Dice(seed)
    original = folder / "original.sqlite"
    with closing(worker.open_desk(original)) as desk:
        desk.import_files([worker.SAMPLE])
        desk.duplicate(desk.sample())
    data = original.read_bytes()
    backups = Backups(folder / "backups", lambda: NOW)
    with closing(Library.open(original)) as library:
        whole = _read_all(library)
        library.back_up(backups)
    for number in numbers(count):
        mutant = mutate(data, dice)
        path = folder / "mutant.sqlite"
        path.write_bytes(mutant)
        began = time.process_time()
        try:
            outcome = _outcome(path, mutant, whole, backups)
            if outcome == "refused" and number % 10 == 0:
                _recover(path, found)
        except Exception as error:
            outcome = "fault"
            found.faults.append(f"mutant {number}: {error!r}")
        found.longest = max(found.longest, time.process_time() - began)
        found.count += 1
        found.outcomes[outcome] += 1
        _sweep(folder)
    return found


def mutate(data: bytes, dice: Dice) -> bytes:
    """Return *data* with bits or bytes changed, cut short, or a page lost, doubled or blank."""
    changed = bytearray(data)
    kind = dice.randrange(8)
    page = dice.randrange(len(data) // 4096) * 4096
    if kind == 0:
        return data[: dice.randrange(len(data))]
    if kind == 1:
        changed[page : page + 4096] = bytes(4096)
    elif kind == 2:
        other = dice.randrange(len(data) // 4096) * 4096
        changed[page : page + 4096] = data[other : other + 4096]
    elif kind == 3:
        changed[dice.randrange(100)] ^= 1 << dice.randrange(8)
    else:
        for _ in range(dice.choice((1, 1, 2, 20, 500))):
            changed[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _outcome(path: Path, mutant: bytes, whole: str, backups: Backups) -> str:
    """Return "refused", "read as it was" or "read differently"; raise for what must not be."""
    before = _names(backups)
    verdicts = _verdicts(path, backups)
    if _names(backups) != before:
        raise AssertionError("the backups are others")
    if len(set(verdicts)) != 1:
        raise AssertionError(f"opened, checked, backed up: {verdicts}")
    try:
        with closing(Library.open(path)) as library:
            read = _read_all(library)
    except CollabDeskError as error:
        if not isinstance(error, LibraryError) or "\n" in str(error):
            raise
        return _unchanged(path, mutant, "refused")
    return _unchanged(path, mutant, "read as it was" if read == whole else "read differently")


def _verdicts(path: Path, backups: Backups) -> tuple[bool, bool, bool]:
    """Return whether the mutant opens, is whole when checked, and is taken into a backup."""
    own = Backups(path.with_name("mutant-backups"), lambda: NOW)
    return (
        _passes(lambda: Library.open(path, backups=backups).close()),
        _passes(lambda: examine(path)),
        _passes(lambda: own.keep(path)),
    )


def _passes(look: Callable[[], object]) -> bool:
    try:
        look()
    except LibraryError:
        return False
    return True


def _names(backups: Backups) -> tuple[str, ...]:
    return tuple(sorted(path.name for path in backups.folder.iterdir()))


def _unchanged(path: Path, mutant: bytes, outcome: str) -> str:
    if path.read_bytes() != mutant:
        raise AssertionError("the file was changed")
    return outcome


def _read_all(library: Library) -> str:
    summaries = library.summaries(TODAY)
    library.collaborations()
    packs = [library.pack_text(summary.pack) for summary in summaries if summary.pack]
    return repr((summaries, packs, [library.load(summary.id) for summary in summaries]))


def _recover(path: Path, found: Mutants) -> None:
    found.recovered_of += 1
    before = path.read_bytes()
    try:
        done = recover(path)
    except LibraryError:
        if path.read_bytes() != before:
            raise
        return
    if done.kept is None or done.kept.read_bytes() != before:
        raise AssertionError("the damaged file was not kept")
    with closing(Library.open(path)) as library:
        _read_all(library)
    found.recovered += 1


def _sweep(folder: Path) -> None:
    for path in folder.glob("mutant*"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
