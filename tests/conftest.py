"""What holds for every test: no display, no user folder, and no clock that fails a busy machine."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from collabdesk.store import keyring, locks

# Before anything imports Qt, also where pytest is called without tools/bootstrap.py.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# A deadline measures how busy the machine is. What must be fast is measured by the benchmarks.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure no coverage of laws: a hundred examples reach what the example beside them does.

    Tracing doubles what a test takes. So tests that go at length through what others reach bear
    the mark ``no_cover``, here or in their file; the floors tell where one of them was needed.
    """
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("no_cover")


@pytest.fixture(autouse=True)
def _own_user_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the library, the settings and the logs of whoever runs the tests out of reach."""
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    monkeypatch.delenv("COLLABDESK_LIBRARY", raising=False)


@pytest.fixture(autouse=True)
def _no_key_of_another_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget every passphrase, and make new locks quick: how slow they are is no test's matter."""
    keyring.forget_all()
    monkeypatch.setattr(locks, "COST", 10)
    for name in ("PASSPHRASE", "NEW_PASSPHRASE", "FILE_PASSPHRASE"):
        monkeypatch.delenv(f"COLLABDESK_{name}", raising=False)
