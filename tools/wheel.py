"""Build the wheel and try it in an environment of its own, away from the checkout."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import bundle
import environment
import parts
import sbom

import collabdesk

DIST = environment.ROOT / "dist"


def build() -> Path:
    """Build the wheel into dist/ and return it."""
    line = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(DIST)]
    subprocess.run(line, check=True, cwd=environment.ROOT, env=bundle.reproducible())
    return max(DIST.glob("collabdesk-*.whl"), key=lambda path: path.stat().st_mtime)


def install(wheel: Path, folder: Path) -> Path:
    """Make an environment with the locked packages and *wheel*; return its folder of programs."""
    venv.EnvBuilder(with_pip=True).create(folder)
    python = environment.interpreter(folder)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
    environment.install(python, environment.LOCKS["run"])
    # The wheel is the thing under test: it comes without a hash, and needs nothing further.
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True, cwd=folder)
    return python.parent


def main() -> int:
    """Build, install and run the self-test; return the exit status."""
    wheel = build()
    sys.stdout.write(f"dist/{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB\n")
    sys.stdout.flush()
    try:
        made_of = parts.packages(parts.LOCK.read_text(encoding="utf-8"))
    except parts.NoLicence as missing:
        sys.stdout.write(f"{missing}\n")
        return 1
    beside = wheel.with_name(f"{wheel.name}.cdx.json")
    sbom.write(beside, collabdesk.__version__, made_of, int(bundle.source_date()))
    with tempfile.TemporaryDirectory() as folder:
        programs = install(wheel, Path(folder))
        ending = ".exe" if sys.platform == "win32" else ""
        return bundle.try_out(programs / f"collabdesk{ending}")


if __name__ == "__main__":
    sys.exit(main())
