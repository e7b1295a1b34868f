"""Let every write, sync, rename and unlink of a deed be killed or fail in turn, with strace."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.torture import deeds, worker

CALLS: Final = ("write", "pwrite64", "fdatasync", "fsync", "unlink", "rename", "link", "ftruncate")
_MARKS: Final = ("(INJECTED)", "killed by SIGKILL")
"""What strace writes where it did harm."""
STRACE: Final = shutil.which("strace") or "strace"
HARMS: Final = ("signal=KILL", "error=EIO", "error=ENOSPC")


_SET_TRACER: Final = 0x59616D61
"""PR_SET_PTRACER of prctl; with -1 any process may watch, where a system lets only a parent."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a deed ended: its status, and what it told."""

    status: int
    words: str


@dataclass(slots=True)
class Injected:
    """What came of one deed's runs: counts by state, and a line for each fault."""

    deed: str
    runs: int = 0
    states: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def inject(deed: str, every: int = 1) -> Injected:
    """Run *deed* once for every call and every harm; each run starts with the same files.

    With *every* only each so many of them are tried, for a look.
    """
    found = Injected(deed)
    with tempfile.TemporaryDirectory(dir=worker.FAST) as outer:
        begun = Path(outer) / "begun"
        begun.mkdir()
        deeds.prepare(deed, begun)
        old, new, counts = _rehearse(deed, begun)
        todo = [
            (call, harm, number)
            for call, count in counts.items()
            for harm in HARMS
            for number in range(1, count + 1)
        ]
        for harm in todo[::every]:
            line, outcome = _harmed(deed, begun, (old, new), harm)
            found.runs += 1
            found.states[outcome] += 1
            if outcome == "fault":
                found.faults.append(line)
    return found


def _copy_of(begun: Path) -> Path:
    folder = Path(tempfile.mkdtemp(dir=begun.parent))
    shutil.copytree(begun, folder, dirs_exist_ok=True)
    return folder


def _rehearse(deed: str, begun: Path) -> tuple[str, str, Counter[str]]:
    """Return the states before and after *deed*, and how often it makes each call."""
    folder = _copy_of(begun)
    old = deeds.state(deed, folder)
    log = begun.parent / "rehearsal"
    done = _traced(log, deed, folder, f"trace={','.join(CALLS)}")
    if done.status:
        raise RuntimeError(done.words)
    lines = log.read_text().splitlines()
    made = Counter(line.partition("(")[0].split()[-1] for line in lines if "(" in line)
    new = deeds.state(deed, folder)
    if new == old or not deeds.kept_before(deed, folder, old):
        raise RuntimeError(f"{deed} does not do what it is to be tried for")
    return old, new, Counter({call: made[call] for call in CALLS if made[call]})


def _harmed(
    deed: str, begun: Path, states: tuple[str, str], harm: tuple[str, str, int]
) -> tuple[str, str]:
    call, how, number = harm
    folder = _copy_of(begun)
    line = f"{deed}: {call} {how} when={number}"
    log = begun.parent / "trace"
    done = _traced(log, deed, folder, f"trace={call}", f"inject={call}:{how}:when={number}")
    if not any(mark in log.read_text() for mark in _MARKS):
        return f"{line}: it was not harmed", "fault"
    try:
        state = deeds.state(deed, folder)
        backed_up = state == states[0] or deeds.kept_before(deed, folder, states[0])
    except Exception as error:
        return f"{line}: {error!r}", "fault"
    finally:
        shutil.rmtree(folder)
    acknowledged = done.words == deeds.DONE
    if state not in states or (acknowledged and state != states[1]):
        return f"{line}: mixed, or lost what was acknowledged", "fault"
    if not backed_up:
        return f"{line}: no backup was made before", "fault"
    if "Traceback" in done.words:
        return f"{line}: {done.words}", "fault"
    return line, "new" if state == states[1] else "old"


def _traced(log: Path, deed: str, folder: Path, *expressions: str) -> Ended:
    """Do *deed* in a process of its own whose calls strace watches and harms.

    Forked, so that a thousand runs do not import the program a thousand times.
    """
    go, told = os.pipe(), os.pipe()
    child = os.fork()
    if not child:
        os.close(go[1])
        os.close(told[0])
        ctypes.CDLL(None).prctl(_SET_TRACER, -1, 0, 0, 0)
        os.read(go[0], 1)
        os._exit(deeds.do(deed, folder, told[1]))
    os.close(go[0])
    os.close(told[1])
    options = [word for expression in expressions for word in ("-e", expression)]
    line = [STRACE, "-f", "-o", str(log), *options, "-p", str(child)]
    with subprocess.Popen(line, stderr=subprocess.PIPE, text=True) as strace:
        said = strace.stderr.readline() if strace.stderr else ""
        os.close(go[1])
        with os.fdopen(told[0], "rb") as pipe:
            words = pipe.read().decode()
        _, status = os.waitpid(child, 0)
    if "attached" not in said:
        raise RuntimeError(f"strace could not watch: {said}")
    return Ended(os.waitstatus_to_exitcode(status), words)
