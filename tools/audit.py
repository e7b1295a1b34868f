"""Ask the published advisories about every locked package, and say so where they cannot be read.

An auditor without its data finds nothing and calls that well. So it is asked first about a release
with a published flaw: where it does not know that one, nothing it says of ours counts.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"), reverse=True)
"""Every lock there is: what is run, the part for passphrases with it, and what develops."""

KNOWN_FLAW = "jinja2==2.10"
"""A release whose flaw (CVE-2019-10906) has been published for years: the control."""


PINNED = "--no-deps"
HASHED = "--require-hashes"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the auditor said: ``flaws`` of ``packages``, or why there is no answer."""

    packages: int = 0
    flaws: tuple[str, ...] = ()
    failed: str = ""


def ask(requirements: Path, how: str) -> Answer:
    """Ask about one file of requirements, all of whose lines are pinned; *how* is an option."""
    line = [
        sys.executable, "-m", "pip_audit", "--strict", "--disable-pip", "--format", "json",
        "--progress-spinner", "off", how,
        "--requirement", str(requirements),
    ]  # fmt: skip
    done = subprocess.run(line, check=False, cwd=ROOT, capture_output=True, text=True)
    return read(done.stdout, done.stderr)


def read(out: str, err: str) -> Answer:
    """Return what the auditor meant by what it wrote."""
    try:
        listed = json.loads(out)["dependencies"]
    except (ValueError, KeyError, TypeError):
        lines = [line for line in err.splitlines() if line.startswith("ERROR")] or err.splitlines()
        return Answer(failed=(lines or ["it gave no answer"])[-1])
    skipped = [f"{p['name']}: {p['skip_reason']}" for p in listed if "skip_reason" in p]
    flaws = tuple(
        f"{p['name']} {p['version']}: {flaw['id']}, mended in {', '.join(flaw['fix_versions'])}"
        for p in listed
        for flaw in p.get("vulns", ())
    )
    return Answer(len(listed), flaws, skipped[0] if skipped else "")


def audit(ask: Callable[[Path, str], Answer]) -> tuple[int, list[str]]:
    """Return the exit status and the lines to print."""
    with tempfile.TemporaryDirectory() as folder:
        control = Path(folder) / "control.txt"
        control.write_text(f"{KNOWN_FLAW}\n", encoding="utf-8")
        known = ask(control, PINNED)
    if known.failed or not known.flaws:
        why = known.failed or f"they do not know the published flaw of {KNOWN_FLAW}"
        told = (
            "The advisories could not be read, so nothing is known of the locked packages. "
            f"Connect to the network and try again. ({' '.join(why.split())})"
        )
        return 1, [told]
    status, lines = 0, []
    for lock in LOCKS:
        answer = ask(lock, HASHED)
        status |= bool(answer.failed or answer.flaws)
        lines.append(f"{lock.name}: {answer.packages} packages, {len(answer.flaws)} known flaws")
        lines += [f"  {flaw}" for flaw in answer.flaws]
        if answer.failed:
            lines.append(f"  not all could be looked up: {answer.failed}")
    return status, lines


def main() -> int:
    """Audit both locks; return 1 for a flaw, and where nothing is known."""
    status, lines = audit(ask)
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return status


if __name__ == "__main__":
    sys.exit(main())
