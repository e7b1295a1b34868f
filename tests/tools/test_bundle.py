"""The bundle is tried without any variable set, and compared file by file."""

from __future__ import annotations

import sys
from pathlib import Path

import bundle
import pytest


def test_the_environment_of_a_build_is_fixed() -> None:
    assert bundle.reproducible()["PYTHONHASHSEED"] == "0"
    assert int(bundle.reproducible()["SOURCE_DATE_EPOCH"]) >= int(bundle.EARLIEST)


def test_without_git_the_time_is_still_fixed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "ROOT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert bundle.source_date() == bundle.EARLIEST


def test_a_changed_file_has_another_hash(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("one", encoding="utf-8")
    before = bundle.hashes(tmp_path)
    (tmp_path / "in" / "a.txt").write_text("two", encoding="utf-8")
    assert list(before) == [str(Path("in") / "a.txt")]
    assert bundle.hashes(tmp_path) != before


def test_the_program_is_tried_in_an_empty_folder_with_no_variable_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    program = tmp_path / "program"
    # What Python itself sets where the locale is bare is not handed on by anyone.
    program.write_text(
        f"#!{sys.executable} -I\n"
        "import os, sys\n"
        "well = sys.argv[1:] == ['--self-test'] and not set(os.environ) - {'LC_CTYPE'}\n"
        "sys.exit(0 if well and os.listdir() == [] else 1)\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    assert bundle.try_out(program) == 0
