"""How long a passphrase takes: to open a library with it, and to save into a locked one."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from benchmarks.harness import Figure
from benchmarks.libraries import make_library
from collabdesk.domain.workshop import Workshop
from collabdesk.store.driver import open_raw
from collabdesk.store.keyring import forget_all, remember, unlock
from collabdesk.store.library import Library
from collabdesk.store.locks import COST, Key, new_key

WORKSHOPS = 20
_WORDS = "correct horse battery"


def figures(folder: Path, sample: Workshop) -> tuple[Figure, ...]:
    """Return the figures of a locked library of ``WORKSHOPS`` workshops."""
    folder.mkdir()
    path = folder / "locked.sqlite"
    make_library(path, sample, WORKSHOPS)
    remember(key := new_key(_WORDS))
    with closing(Library.open(path)) as library:
        library.relock(key, None)
        first = next(iter(library.summaries(sample.held_on))).id
    return (
        Figure(
            f"open a locked library of {WORKSHOPS} workshops",
            _opening(path),
            _derivation,
            "scrypt alone, with the same parameters",
        ),
        Figure(
            "save an answer in a locked library",
            _saving(path, first),
            _bare(folder / "bare.sqlite", key),
            "a bare commit by SQLCipher at the same durability",
        ),
    )


def _opening(path: Path) -> Callable[[], float]:
    def take() -> float:
        forget_all()
        began = time.perf_counter()
        unlock(path, _WORDS)
        library = Library.open(path)
        took = time.perf_counter() - began
        library.close()
        return took

    return take


def _derivation() -> float:
    began = time.perf_counter()
    hashlib.scrypt(b"password", salt=b"salt", n=1 << COST, r=8, p=1, maxmem=1 << 28, dklen=52)
    return time.perf_counter() - began


def _saving(path: Path, workshop_id: str) -> Callable[[], float]:
    levels = iter(range(1_000_000))

    def take() -> float:
        with closing(Library.open(path)) as library:
            before = library.load(workshop_id)
            agreed = replace(before.agreed[0], answer=next(levels) % 5 + 1)
            after = replace(before, agreed=(agreed, *before.agreed[1:]))
            began = time.perf_counter()
            library.save(before, after)
            return time.perf_counter() - began

    return take


def _bare(path: Path, key: Key) -> Callable[[], float]:
    connection = open_raw(path, "rwc", 0, key)
    for pragma in ("journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE agreed (indicator TEXT PRIMARY KEY, level INTEGER) STRICT")

    def take() -> float:
        began = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT OR REPLACE INTO agreed VALUES ('1.1', 3)")
        connection.execute("COMMIT")
        return time.perf_counter() - began

    return take
