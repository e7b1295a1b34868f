"""Kill a program at random moments of its work, and compare what is left with what it told."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from collabdesk.errors import CollabDeskError
from collabdesk.store.relocking import is_unfinished
from tests.builders import Dice
from tests.torture import relocks, worker
from tests.torture.patience import numbers
from tests.torture.worker import Tell

LONGEST: Final = 0.12
"""Seconds after which a child is killed at the latest, counted from its first word."""


_SLOW: Final = 0.6
"""The same for a change of the passphrase, which writes and checks every file anew."""


@dataclass(slots=True)
class Tally:
    """What came of the kills; everything but the first three is a fault."""

    kills: int = 0
    acknowledged: int = 0
    in_journal: int = 0
    lost: int = 0
    mixed: int = 0
    damaged: int = 0

    @property
    def faults(self) -> int:
        """How often something was lost, mixed or damaged."""
        return self.lost + self.mixed + self.damaged


def kill_library(folder: Path, kills: int, seed: int = 8) -> Tally:
    """Kill a workshop being scored *kills* times, each time opening its library again."""
    path, tally, dice = folder / "library.sqlite", Tally(), Dice(seed)
    workshop_id = worker.begin(path)
    _, before = worker.kept(path, workshop_id)
    for _ in numbers(kills):
        told = _killed(lambda tell: worker.score_until_killed(path, workshop_id, tell), dice)
        acknowledged = [line[1:] for line in told if line.startswith("!")]
        asked = [line[1:] for line in told if line.startswith("?")]
        last = acknowledged[-1] if acknowledged else before
        tally.kills += 1
        tally.acknowledged += len(acknowledged)
        tally.in_journal += path.with_name(f"{path.name}-journal").exists()
        check, before = worker.kept(path, workshop_id)
        tally.damaged += check != "ok"
        if before not in {last, *asked[-1:]}:
            tally.lost += before in acknowledged
            tally.mixed += before not in acknowledged
    return tally


def kill_locks(folder: Path, kills: int, seed: int = 8) -> Tally:
    """Kill a passphrase being set, changed and removed; *in_journal* counts the unfinished."""
    path, tally, dice = folder / "locked.sqlite", Tally(), Dice(seed)
    relocks.begin(path)
    last, _, contents = relocks.tidied(path).partition(" ")
    for _ in range(kills):
        told = _killed(lambda tell: relocks.relock_until_killed(path, tell), dice, _SLOW)
        set_ones = [line[1:] for line in told if line.startswith("!")]
        asked = [line[1:] for line in told if line.startswith("?")]
        allowed = {*(set_ones[-1:] or [last]), *asked[-1:]}
        tally.kills += 1
        tally.acknowledged += len(set_ones)
        tally.in_journal += is_unfinished(path, worker.backups_of(path))
        try:
            last, _, left = relocks.tidied(path).partition(" ")
        except (AssertionError, CollabDeskError):
            tally.damaged += 1
            continue
        tally.lost += last not in allowed
        tally.mixed += left != contents
    return tally


def kill_control(folder: Path, kills: int, seed: int = 8) -> Tally:
    """Do the same to a plain JSON file, until the first fault: a test that finds none is blind."""
    path, tally, dice = folder / "control.json", Tally(), Dice(seed)
    path.write_text(json.dumps({str(n): "x" * 400 for n in range(3000)}))
    while tally.kills < kills and not tally.faults:
        told = _killed(lambda tell: worker.rewrite_until_killed(path, tell), dice)
        acknowledged = [line[1:] for line in told if line.startswith("!")]
        tally.kills += 1
        tally.acknowledged += len(acknowledged)
        try:
            found = json.loads(path.read_text())
        except ValueError:
            tally.damaged += 1
        else:
            tally.lost += any(number not in found for number in acknowledged)
    return tally


def _killed(work: Callable[[Tell], None], dice: Dice, longest: float = LONGEST) -> list[str]:
    """Run *work* in a process of its own, kill it, and return the whole lines it told.

    Forked, so that a thousand kills do not import the program a thousand times.
    """
    ears, mouth = os.pipe()
    child = os.fork()
    if not child:
        os.close(ears)
        try:
            work(worker.teller(mouth))
        except BaseException:
            sys.excepthook(*sys.exc_info())
        finally:
            os._exit(1)
    os.close(mouth)
    with os.fdopen(ears, "rb") as pipe:
        first = pipe.readline()
        time.sleep(dice.random() * longest)
        os.kill(child, signal.SIGKILL)
        lines = (first + pipe.read()).decode().splitlines(keepends=True)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise RuntimeError("the program to be killed ended by itself")
    return [line.rstrip("\n") for line in lines if line.endswith("\n")]
