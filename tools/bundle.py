"""Build the one-folder program with PyInstaller and try it in an empty environment.

``--twice`` builds a second time and compares every file, to show that the build is reproducible.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import parts
import sbom

import collabdesk
from collabdesk.resources import LICENCES

ROOT = Path(__file__).resolve().parents[1]
BUNDLE = ROOT / "dist" / "collabdesk"
EARLIEST = "315532800"  # 1980-01-01, the oldest time that a zip file can hold


def source_date() -> str:
    """Return the time of the last commit in seconds, or a fixed one where there is no git."""
    try:
        done = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],
            check=True,
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return EARLIEST
    return done.stdout.strip() or EARLIEST


def reproducible() -> dict[str, str]:
    """Return the environment in which the same sources give the same bytes."""
    return os.environ | {"SOURCE_DATE_EPOCH": source_date(), "PYTHONHASHSEED": "0"}


def build() -> None:
    """Build the program into dist/collabdesk."""
    line = [
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR",
        "--distpath", str(BUNDLE.parent), "--workpath", str(ROOT / "build"),
        str(ROOT / "collabdesk.spec"),
    ]  # fmt: skip
    subprocess.run(line, check=True, cwd=ROOT, env=reproducible())
    describe()


def describe() -> None:
    """Put the licences of all parts into the bundle, and the list of parts beside it."""
    sources = (ROOT / "build" / "collabdesk" / "sources.txt").read_text(encoding="utf-8")
    made_of = (
        *parts.packages(parts.LOCK.read_text(encoding="utf-8")),
        *parts.carriers(),
        parts.starter(),
        *parts.of_the_system(map(Path, sources.splitlines())),
    )
    (BUNDLE / LICENCES).write_text(parts.gathered(made_of), encoding="utf-8", newline="\n")
    beside = BUNDLE.with_name(f"{BUNDLE.name}.cdx.json")
    sbom.write(beside, collabdesk.__version__, made_of, int(source_date()))


def hashes(folder: Path) -> dict[str, str]:
    """Return each file below *folder* with the SHA-256 of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def try_out(program: Path) -> int:
    """Run the self-test of *program* with no variable set and nothing of the checkout near."""
    # Windows starts no program without this one.
    environment = {n: v for n, v in os.environ.items() if n.upper() == "SYSTEMROOT"}
    with tempfile.TemporaryDirectory() as folder:
        line = [str(program), "--self-test"]
        return subprocess.run(line, check=False, cwd=folder, env=environment).returncode


def differences() -> list[str]:
    """Build again and return the files that differ from those built before."""
    first = hashes(BUNDLE)
    shutil.rmtree(BUNDLE)
    build()
    second = hashes(BUNDLE)
    return sorted(name for name in first | second if first.get(name) != second.get(name))


def main(arguments: list[str]) -> int:
    """Build, compare if asked to, and run the self-test; return the exit status."""
    try:
        build()
    except parts.NoLicence as missing:
        sys.stdout.write(f"{missing}\n")
        return 1
    if "--twice" in arguments:
        differing = differences()
        sys.stdout.write(f"{len(differing)} of {len(hashes(BUNDLE))} files differ\n")
        if differing:
            sys.stdout.write("\n".join(differing) + "\n")
            return 1
    size = sum(path.lstat().st_size for path in BUNDLE.rglob("*") if not path.is_dir())
    sys.stdout.write(f"dist/collabdesk: {size / 1e6:.0f} MB\n")
    sys.stdout.flush()
    return try_out(BUNDLE / ("collabdesk.exe" if sys.platform == "win32" else "collabdesk"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
