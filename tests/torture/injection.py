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

from tests.torture import deeds, worker

ROOT: Final = Path(__file__).resolve().parents[2]
CALLS: Final = ("write", "pwrite64", "fdatasync", "fsync", "unlink", "rename", "link", "ftruncate")
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
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            outcomes = pool.map(lambda harm: _harmed(deed, begun, (old, new), harm), todo)
            for line, outcome in outcomes:
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
    if done.returncode:
        raise RuntimeError(done.stderr)
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
    done = _traced(
        begun.parent / f"trace-{folder.name}",
        deed,
        folder,
        f"trace={call}",
        f"inject={call}:{how}:when={number}",
    )
    try:
        state = deeds.state(deed, folder)
        backed_up = state == states[0] or deeds.kept_before(deed, folder, states[0])
    except Exception as error:
        return f"{line}: {error!r}", "fault"
    finally:
        shutil.rmtree(folder)
    acknowledged = done.stdout == "done\n"
    if state not in states or (acknowledged and state != states[1]):
        return f"{line}: mixed, or lost what was acknowledged", "fault"
    if not backed_up:
        return f"{line}: no backup was made before", "fault"
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
