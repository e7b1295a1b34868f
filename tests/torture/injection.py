"""Let every write, sync, rename and unlink of a deed be killed or fail in turn, with strace."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.torture import deeds

ROOT: Final = Path(__file__).resolve().parents[2]
CALLS: Final = ("pwrite64", "fdatasync", "fsync", "unlink", "rename", "link", "ftruncate")
STRACE: Final = shutil.which("strace") or "strace"
HARMS: Final = ("signal=KILL", "error=EIO", "error=ENOSPC")


@dataclass(slots=True)
class Injected:
    """What came of one deed's runs: counts by state, and a line for each fault."""

    deed: str
    runs: int = 0
    states: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def inject(deed: str) -> Injected:
    """Run *deed* once for every call and every harm; each run starts with the same files."""
    found = Injected(deed)
    with tempfile.TemporaryDirectory() as outer:
        old, new, counts = _rehearse(deed, Path(outer))
        todo = [
            (call, harm, number)
            for call, count in counts.items()
            for harm in HARMS
            for number in range(1, count + 1)
        ]
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            outcomes = pool.map(lambda harm: _harmed(deed, Path(outer), (old, new), harm), todo)
            for line, outcome in outcomes:
                found.runs += 1
                found.states[outcome] += 1
                if outcome == "fault":
                    found.faults.append(line)
    return found


def _rehearse(deed: str, outer: Path) -> tuple[str, str, Counter[str]]:
    """Return the states before and after *deed*, and how often it makes each call."""
    folder = Path(tempfile.mkdtemp(dir=outer))
    deeds.prepare(deed, folder)
    old = deeds.state(folder)
    log = outer / "rehearsal"
    done = _traced(log, deed, folder, f"trace={','.join(CALLS)}")
    if done.returncode:
        raise RuntimeError(done.stderr)
    lines = log.read_text().splitlines()
    made = Counter(line.partition("(")[0].split()[-1] for line in lines if "(" in line)
    return old, deeds.state(folder), Counter({call: made[call] for call in CALLS if made[call]})


def _harmed(
    deed: str, outer: Path, states: tuple[str, str], harm: tuple[str, str, int]
) -> tuple[str, str]:
    call, how, number = harm
    folder = Path(tempfile.mkdtemp(dir=outer))
    deeds.prepare(deed, folder)
    line = f"{deed}: {call} {how} when={number}"
    done = _traced(
        folder / "trace", deed, folder, f"trace={call}", f"inject={call}:{how}:when={number}"
    )
    try:
        state = deeds.state(folder)
    except Exception as error:
        return f"{line}: {error!r}", "fault"
    acknowledged = done.stdout == "done\n"
    if state not in states or (acknowledged and state != states[1]):
        return f"{line}: mixed, or lost what was acknowledged", "fault"
    if done.returncode == 1 and "Traceback" in done.stderr:
        return f"{line}: {done.stderr}", "fault"
    return line, "new" if state == states[1] else "old"


def _traced(
    log: Path, deed: str, folder: Path, *expressions: str
) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-m", "tests.torture.deeds", deed, str(folder)]
    options = [word for expression in expressions for word in ("-e", expression)]
    return subprocess.run(
        [STRACE, "-f", "--seccomp-bpf", "-qq", "-o", str(log), *options, *program],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
