"""Run every check that is not a test, side by side, all of them even if one fails."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"
# The longest first, since they run side by side.
CHECKS = {
    "mypy": ("-m", "mypy"),
    "forms are fresh": ("tools/forms.py", "--check"),
    "ruff": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "import-linter": ("-c", LINT_IMPORTS, "--no-logo"),
    "deptry": ("-m", "deptry", "."),
    "codespell": ("-m", "codespell_lib"),
    "locks fit": ("tools/lock.py", "--check"),
}


def _run(name: str) -> tuple[subprocess.CompletedProcess[str], float]:
    """Run one check; return how it ended with all it said, and the seconds it took."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, *CHECKS[name]],
        check=False,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    return done, time.monotonic() - began


def main(names: list[str]) -> int:
    """Run the checks, or those whose name starts as one of *names*; return 1 if any fails."""
    chosen = [n for n in CHECKS if not names or any(n.startswith(start) for start in names)]
    failed = []
    with ThreadPoolExecutor(os.cpu_count()) as processors:
        for name, (done, seconds) in zip(chosen, processors.map(_run, chosen), strict=True):
            verdict = "failed" if done.returncode else "ok"
            sys.stdout.write(f"{name:18} {verdict:6} {seconds:5.1f} s\n")
            if done.returncode:
                failed.append(name)
                sys.stdout.write(done.stdout)
            sys.stdout.flush()
    summary = f"{len(failed)} of {len(chosen)} checks failed: {', '.join(failed)}"
    sys.stdout.write(f"{summary if failed else f'all {len(chosen)} checks passed'}\n")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
