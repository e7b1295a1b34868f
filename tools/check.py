"""Run every check that is not a test, all of them even if one fails."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"
CHECKS = {
    "forms are fresh": ("tools/forms.py", "--check"),
    "ruff": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "mypy": ("-m", "mypy"),
    "import-linter": ("-c", LINT_IMPORTS, "--no-logo"),
    "deptry": ("-m", "deptry", "."),
    "codespell": ("-m", "codespell_lib"),
    "locks fit": ("tools/lock.py", "--check"),
}


def main(names: list[str]) -> int:
    """Run the checks, or those whose name starts as one of *names*; return 1 if any fails."""
    chosen = [n for n in CHECKS if not names or any(n.startswith(start) for start in names)]
    failed = []
    for name in chosen:
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
        verdict = "failed" if done.returncode else "ok"
        sys.stdout.write(f"{name:18} {verdict:6} {time.monotonic() - began:5.1f} s\n")
        if done.returncode:
            failed.append(name)
            sys.stdout.write(done.stdout)
        sys.stdout.flush()
    summary = f"{len(failed)} of {len(chosen)} checks failed: {', '.join(failed)}"
    sys.stdout.write(f"{summary if failed else f'all {len(chosen)} checks passed'}\n")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
