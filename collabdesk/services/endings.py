"""Knows at the next start how the last one ended, and what was kept when it went wrong."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from collabdesk.paths import digest_of

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Kept:
    """A workshop that was open at a fault, by ``paths.digest_of`` its id, with how much it held.

    ``copy`` is where it was saved as a file, None where the library has it.
    """

    digest: str
    answers: int
    actions: int
    copy: Path | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """What the last run left: whether it ``ended`` by itself, and what it kept at a fault."""

    ended: bool
    kept: tuple[Kept, ...] = ()


class Ending:
    """A mark in *folder* that stands while the program runs: one found at the start was left.

    It holds digests of ids, counts and the places of files, never a name or a text.
    """

    def __init__(self, folder: Path) -> None:
        self._mark = folder / "running.txt"
        self._faults = folder / "faults.txt"

    def begin(self) -> Left | None:
        """Set the mark; return what the last run left to be told once, None where all was well.

        Where nothing can be written there is no mark, and nothing is known.
        """
        running, faults = _read(self._mark), _read(self._faults)
        _write(self._mark, ())
        _remove(self._faults)
        if running is None and faults is None:
            return None
        return Left(running is None, _last_of_each((*(faults or ()), *(running or ()))))

    def add(self, workshop: Workshop, copy: Path | None = None) -> None:
        """Note at a fault that a workshop was kept: in the library, or else as a *copy*."""
        answers = len(workshop.votes) + len(workshop.agreed)
        kept = Kept(digest_of(workshop.id), answers, len(workshop.actions), copy)
        _write(self._mark, _last_of_each((*(_read(self._mark) or ()), kept)))

    def end(self) -> None:
        """Take the mark away: the program ended by itself; a fault of it is told all the same."""
        if kept := _read(self._mark):
            _write(self._faults, kept)
        _remove(self._mark)


def _last_of_each(kept: Iterable[Kept]) -> tuple[Kept, ...]:
    return tuple({one.digest: one for one in kept}.values())


def _read(file: Path) -> tuple[Kept, ...] | None:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return None
    return tuple(filter(None, map(_kept, lines)))


def _kept(line: str) -> Kept | None:
    try:
        digest, answers, actions, copy = json.loads(line)
        return Kept(str(digest), int(answers), int(actions), Path(copy) if copy else None)
    except (ValueError, TypeError):
        return None


def _write(file: Path, kept: Iterable[Kept]) -> None:
    lines = (
        json.dumps((one.digest, one.answers, one.actions, str(one.copy or ""))) for one in kept
    )
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines), encoding="utf-8")


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink(missing_ok=True)
