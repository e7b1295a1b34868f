"""The suite: all tests with their floors, or those named; and checks that all get their turn."""

from __future__ import annotations

from pathlib import Path

import check
import pytest
import suite


def test_all_tests_are_measured() -> None:
    assert "--cov" in suite.pytest_line([])


def test_tests_keep_compiled_modules_and_their_files_in_a_folder_of_their_own() -> None:
    given = {"PYTHONDONTWRITEBYTECODE": "1", "PATH": "/bin", "TMPDIR": "/y"}
    assert suite.surroundings(given, "/x") == {"PATH": "/bin", "TMPDIR": "/x"}


def test_files_lie_in_memory_where_there_is_room(tmp_path: Path) -> None:
    assert suite.folder_in_memory(tmp_path, 1) == tmp_path
    assert suite.folder_in_memory(tmp_path, 2**60) is None
    assert suite.folder_in_memory(tmp_path / "none", 1) is None


def test_named_tests_are_run_as_they_are_named() -> None:
    assert suite.pytest_line(["tests/domain", "-x"]) == ["tests/domain", "-x"]


def test_a_floor_counts_only_its_own_files() -> None:
    line = suite.floor_line("collabdesk/store/*", 100)
    assert "--include=collabdesk/store/*" in line
    assert "--fail-under=100" in line


@pytest.mark.parametrize("folder", ["framework", "domain", "services", "ui/presenters", "store"])
def test_what_decides_is_covered_whole(folder: str) -> None:
    assert suite.FLOORS[f"collabdesk/{folder}/*"] == 100


def test_one_failing_check_does_not_hide_the_next(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, good = ("-c", "print('torn'); raise SystemExit(3)"), ("-c", "print('whole')")
    monkeypatch.setattr(check, "CHECKS", {"paper": bad, "ink": good})
    assert check.main([]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines[:3]] == [
        ["paper", "failed"],
        ["torn"],
        ["ink", "ok"],
    ]
    assert lines[-1] == "1 of 2 checks failed: paper"


def test_checks_can_be_chosen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        check, "CHECKS", {"paper": ("-c", "raise SystemExit(3)"), "ink": ("-c", "")}
    )
    assert check.main(["in"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "all 1 checks passed"
