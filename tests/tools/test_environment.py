"""The environment is made anew when its Python or a lock has changed, and only then."""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
from pathlib import Path

import environment
import pytest
from environment import serves, stamp


@pytest.fixture
def locks(tmp_path: Path) -> dict[str, Path]:
    files = {name: tmp_path / f"{name}.txt" for name in ("run", "dev")}
    for name, path in files.items():
        path.write_text(f"{name}==1\n", encoding="utf-8")
    return files


def test_an_environment_for_developing_serves_both(locks: dict[str, Path]) -> None:
    assert serves(stamp("dev", locks), stamp("run", locks))
    assert serves(stamp("dev", locks), stamp("dev", locks))


def test_an_environment_for_running_does_not_serve_developing(locks: dict[str, Path]) -> None:
    assert serves(stamp("run", locks), stamp("run", locks))
    assert not serves(stamp("run", locks), stamp("dev", locks))


@pytest.mark.parametrize("changed", ["run", "dev"])
def test_a_changed_lock_makes_it_due(locks: dict[str, Path], changed: str) -> None:
    before = stamp("dev", locks)
    locks[changed].write_text("other==2\n", encoding="utf-8")
    assert not serves(before, stamp("dev", locks))


def test_another_python_makes_it_due(locks: dict[str, Path]) -> None:
    needed = stamp("run", locks)
    assert not serves(needed | {"python": "3.11.0 elsewhere"}, needed)


def test_a_stamp_is_read_back(tmp_path: Path, locks: dict[str, Path]) -> None:
    made = stamp("dev", locks)
    (tmp_path / environment.STAMP).write_text(json.dumps(made), encoding="utf-8")
    assert environment.read_stamp(tmp_path) == made


@pytest.mark.parametrize("text", [None, "", "{", "[]", "7"])
def test_a_stamp_that_cannot_be_read_is_empty(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / environment.STAMP).write_text(text, encoding="utf-8")
    assert environment.read_stamp(tmp_path) == {}


def test_a_folder_that_is_no_environment_is_left_alone(tmp_path: Path) -> None:
    treasure = tmp_path / "letters.txt"
    treasure.write_text("dear", encoding="utf-8")
    with pytest.raises(environment.SetupError, match="not a virtual environment"):
        environment.ensure(tmp_path, "run")
    assert treasure.read_text(encoding="utf-8") == "dear"


def wheel(folder: Path, name: str, version: str, requires: str = "") -> str:
    """Write a wheel without content into *folder*; return its SHA-256."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    told = f"{name}-{version}.dist-info"
    needs = f"Requires-Dist: {requires}\n" if requires else ""
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(
            f"{told}/METADATA",
            f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
            f"Provides-Extra: more\n{needs}",
        )
        packed.writestr(f"{told}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        packed.writestr(f"{told}/RECORD", "")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_newer_release_of_a_locked_package_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashes = {
        "needed": wheel(tmp_path, "needed", "1.0"),
        "asking": wheel(tmp_path, "asking", "1.0", "needed[more]>=1"),
    }
    wheel(tmp_path, "needed", "1.1")
    lock = tmp_path / "lock.txt"
    lines = [f"{name}==1.0 --hash=sha256:{value}\n" for name, value in hashes.items()]
    lock.write_text("".join(lines), encoding="utf-8")
    target = tmp_path / "installed"
    for name, value in (("NO_INDEX", "1"), ("FIND_LINKS", tmp_path), ("TARGET", target)):
        monkeypatch.setenv(f"PIP_{name}", str(value))
    environment.install(Path(sys.executable), lock)
    assert sorted(path.name for path in target.glob("*.dist-info")) == [
        "asking-1.0.dist-info",
        "needed-1.0.dist-info",
    ]
