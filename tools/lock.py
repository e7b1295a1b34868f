"""Lock the packages with their hashes, for every Python and platform at once.

One lock for running and one for developing hold for Python 3.11 to 3.13 on Linux, Windows and
macOS: they carry markers where these differ, and no address of any index.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "requirements"
OPTIONS = (
    "--universal", "--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:",
    "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--no-config",
    "--quiet", "--all-extras",
)  # fmt: skip


def pins(lock: str) -> dict[str, str]:
    """Return package → version of the text of a *lock*."""
    return dict(re.findall(r"(?m)^([a-z0-9-]+)==(\S+)", lock))


def faults(project: str, run: str, dev: str) -> list[str]:
    """Return in what the locks *run* and *dev* do not fit the text of the *project* file."""
    table = tomllib.loads(project)
    running: list[str] = table["project"]["dependencies"]
    for extra in table["project"].get("optional-dependencies", {}).values():
        running = [*running, *extra]
    developing: list[str] = table["dependency-groups"]["dev"]
    found = [f"run.txt: {line}" for line in _unmet(running, pins(run))]
    found += [f"dev.txt: {line}" for line in _unmet([*running, *developing], pins(dev))]
    found += [
        f"dev.txt: {name} is not the {version} of run.txt"
        for name, version in pins(run).items()
        if pins(dev).get(name) != version
    ]
    found += [
        f"{name}: it holds an address or a path: {line.strip()}"
        for name, text in (("run.txt", run), ("dev.txt", dev))
        for line in text.splitlines()
        if "://" in line or "/" in line
    ]
    return found


def _unmet(requirements: Iterable[str], pinned: dict[str, str]) -> list[str]:
    lines = []
    for requirement in map(Requirement, requirements):
        version = pinned.get(canonicalize_name(requirement.name))
        if version is None or not requirement.specifier.contains(version, prereleases=True):
            lines.append(f"expected {requirement}, found {version or 'nothing'}")
    return lines


def _compile(name: str, *sources: str) -> int:
    line = [sys.executable, "-m", "uv", "pip", "compile", *sources, *OPTIONS]
    target = f"requirements/{name}.txt"
    return subprocess.run(
        [*line, "-o", target], check=False, cwd=ROOT, stdout=subprocess.DEVNULL
    ).returncode


def main(arguments: list[str]) -> int:
    """Write both locks with the newest packages allowed; ``--check`` only compares them."""
    if "--check" not in arguments:
        FOLDER.mkdir(exist_ok=True)
        if status := _compile("run", "pyproject.toml", "--upgrade") or _compile(
            "dev", "pyproject.toml", "--group", "pyproject.toml:dev", "--upgrade",
            "--constraints", "requirements/run.txt",
        ):  # fmt: skip
            return status
    texts = [ROOT / "pyproject.toml", FOLDER / "run.txt", FOLDER / "dev.txt"]
    found = faults(*(path.read_text(encoding="utf-8") for path in texts))
    for line in found:
        sys.stdout.write(f"{line}\n")
    if found:
        sys.stdout.write("Make them anew: python tools/bootstrap.py lock\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
