"""Make the virtual environment from the locked requirements, once, and know when it is due again.

The project itself is not installed into it: a path file in site-packages points back to the
checkout. That needs no build tool, cannot go stale, and serves every command alike.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {name: ROOT / "requirements" / f"{name}.txt" for name in ("run", "dev")}
STAMP = "collabdesk.json"


class SetupError(Exception):
    """The environment cannot be made; one line says why."""


def stamp(group: str, locks: Mapping[str, Path] = LOCKS) -> dict[str, str]:
    """Return what an environment for *group* is made of: this Python and a hash of each lock.

    The dev lock holds all of the run lock, so an environment for dev serves both.
    """
    names = ("run", "dev") if group == "dev" else ("run",)
    state = {name: hashlib.sha256(locks[name].read_bytes()).hexdigest() for name in names}
    return {"python": f"{platform.python_version()} {sysconfig.get_platform()}"} | state


def serves(present: Mapping[str, str], needed: Mapping[str, str]) -> bool:
    """Tell whether an environment with the stamp *present* has all that is *needed*."""
    return all(present.get(name) == value for name, value in needed.items())


def read_stamp(folder: Path) -> dict[str, str]:
    """Return the stamp of the environment in *folder*, empty if it has none that can be read."""
    try:
        found = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def interpreter(folder: Path) -> Path:
    """Return the Python of the environment in *folder*."""
    if sys.platform == "win32":
        return folder / "Scripts" / "python.exe"
    return folder / "bin" / "python"


def ensure(folder: Path, group: str) -> Path:
    """Make or complete the environment in *folder* for *group* if it is due; return its Python."""
    python = interpreter(folder)
    needed = stamp(group)
    present = read_stamp(folder)
    if serves(present, needed) and python.exists():
        return python
    _say(f"Setting up {folder.name} with Python {platform.python_version()}, once …")
    # Only adding to what is right stays right; anything else leaves packages behind.
    if not (serves(present, stamp("run")) and python.exists()):
        _make(folder)
    (folder / STAMP).unlink(missing_ok=True)
    install(python, LOCKS[group])
    _point_to_checkout(python)
    (folder / STAMP).write_text(json.dumps(needed, indent=1) + "\n", encoding="utf-8")
    return python


def _make(folder: Path) -> None:
    if folder.exists():
        if any(folder.iterdir()) and not (folder / "pyvenv.cfg").exists():
            raise SetupError(f"{folder} is not a virtual environment, so it is left alone.")
        shutil.rmtree(folder)
    venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(folder)


def install(python: Path, lock: Path) -> None:
    """Install what *lock* names into the environment of *python*; raise SetupError if pip cannot.

    A lock names every package. Left to look for dependencies itself, pip takes the newest release
    of one that is named with an extra, and then refuses it for having no pin and no hash.
    """
    done = subprocess.run(
        [
            str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", "install",
            "-qq", "--no-compile", "--no-deps", "--require-hashes", "--only-binary", ":all:",
            "-r", str(lock),
        ],
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise SetupError("The packages could not be installed; pip says why above.")
    # On every processor, where pip takes one. What a package ships that is no Python is passed by.
    compiler = ["-m", "compileall", "-qq", "-j", "0", str(python.parents[1])]
    subprocess.run([str(python), *compiler], check=False)


def _point_to_checkout(python: Path) -> None:
    """Write the path file, relative so that no letter of a user's folder has to be encoded."""
    asked = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    )
    packages = Path(asked.stdout.strip())
    (packages / "collabdesk.pth").write_text(
        os.path.relpath(ROOT, packages) + "\n", encoding="utf-8"
    )


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
