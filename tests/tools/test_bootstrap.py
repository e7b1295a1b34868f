"""The first script that runs on a machine: read by any Python, it chooses one that fits."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import bootstrap
import pytest

SOURCE = Path(bootstrap.__file__).read_text(encoding="utf-8")


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_a_python_that_fits_is_let_through(version: tuple[int, int]) -> None:
    assert bootstrap.misfit(*version) == ""


@pytest.mark.parametrize("version", [(2, 7), (3, 6), (3, 10), (3, 14), (4, 0)])
def test_another_python_gets_one_line_with_a_way_out(version: tuple[int, int]) -> None:
    line = bootstrap.misfit(*version)
    assert "{}.{}".format(*version) in line
    assert "make run PYTHON=python3.12" in line
    assert "\n" not in line


def test_an_old_python_can_read_the_script() -> None:
    ast.parse(SOURCE, feature_version=(3, 5))
    assert "from __future__" not in SOURCE


@pytest.mark.parametrize(
    ("given", "name", "rest"),
    [
        ([], None, []),
        (["run"], None, ["run"]),
        (["--python", "py", "run", "--json"], "py", ["run", "--json"]),
        (["--venv", "v", "--python", "py", "test"], "py", ["--venv", "v", "test"]),
        (["run", "--python"], None, ["run", "--python"]),
    ],
)
def test_the_other_python_is_split_off(given: list[str], name: str | None, rest: list[str]) -> None:
    assert bootstrap.other_python(given) == (name, rest)


def test_a_python_that_is_not_there_gets_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["--python", "no-such-python", "run"]) == 1
    assert capsys.readouterr().err == "no-such-python does not start: No such file or directory\n"


def test_another_python_does_the_work(capfd: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["--python", sys.executable, "--help"]) == 0
    assert "screenshots" in capfd.readouterr().out
